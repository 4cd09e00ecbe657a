/** Outlives a killed start script just long enough to end the services that it leaves behind. */
import { endTree } from './process-tree.mjs';

const services = new Set();

process.on('message', ({ started, ended }) => {
	if (started) services.add(started);
	if (ended) services.delete(ended);
});
process.on('disconnect', () => void Promise.all([...services].map(endTree)));
