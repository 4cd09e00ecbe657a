/** Makes sure, before anything starts, that nobody else holds a port that the shop needs. */
import { createServer } from 'node:net';
import { Problem, ports } from './project.mjs';

export async function checkPorts() {
	const checked = await Promise.all(
		ports.map(async (use) => ({ ...use, busy: await isBusy(use) }))
	);
	const busy = checked.filter((use) => use.busy);
	if (busy.length === 0) return 'free';
	const noun = busy.length === 1 ? 'port' : 'ports';
	const uses = busy.map(({ port, purpose }) => `${port} (${purpose})`).join(', ');
	throw new Problem(
		`Something else already listens on ${noun} ${uses}: end it (is the shop already running?) or ` +
			'change the port in firebase.json.'
	);
}

async function isBusy({ port }) {
	const taken = await Promise.all(['127.0.0.1', '::1'].map((host) => isTaken(port, host)));
	return taken.includes(true);
}

function isTaken(port, host) {
	return new Promise((resolve) => {
		const server = createServer();
		// A machine without IPv6 answers with another error, which leaves the port free.
		server.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
		server.listen({ port, host }, () => server.close(() => resolve(false)));
	});
}
