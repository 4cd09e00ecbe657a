/** Outlives a killed start script just long enough to end the services that it leaves behind. */
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 15_000;
const services = new Set();

process.on('message', ({ started, ended }) => {
	if (started) services.add(started);
	if (ended) services.delete(ended);
});
process.on('disconnect', () => Promise.all([...services].map(end)));

async function end(pid) {
	signal(pid, 'SIGINT');
	const deadline = Date.now() + patienceMs;
	while (Date.now() < deadline) {
		if (!signal(pid, 0)) return;
		await wait(200);
	}
	signal(pid, 'SIGKILL');
}

function signal(pid, name) {
	try {
		return process.kill(pid, name);
	} catch {
		return false;
	}
}
