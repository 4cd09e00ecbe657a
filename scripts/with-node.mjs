/**
 * Runs a command on the project's own Node: `node scripts/with-node.mjs vite build`.
 * npm 10 does not link the packaged Node into `.bin`, so scripts in package.json go through this.
 */
import { spawn } from 'node:child_process';
import { node24Environment } from './toolchain/node-24.mjs';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
	env: node24Environment(),
	stdio: 'inherit',
	shell: process.platform === 'win32'
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
	console.error(`${command}: ${error.message}`);
	process.exitCode = 1;
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
