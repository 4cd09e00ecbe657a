/** Reads a growing log file and hands on its lines as they come. */
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const everyMs = 200;

/** @returns {() => void} reads what is left, then stops following */
export function followLog(file, onLine) {
	const log = openSync(file, 'r');
	const chunk = Buffer.alloc(65_536);
	const decoder = new StringDecoder();
	let rest = '';
	const read = () => {
		for (let size; (size = readSync(log, chunk)) > 0;) {
			const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
			rest = lines.pop();
			lines.forEach(onLine);
		}
	};
	const timer = setInterval(read, everyMs);
	return () => {
		clearInterval(timer);
		read();
		closeSync(log);
	};
}
