/** One line per step: its name at once, a dot every two seconds, then the outcome and the time. */

const nameWidth = 28;
let lineIsOpen = false;

/**
 * @param {string} name
 * @param {() => Promise<string | void>} work resolves to a word or two about what was done
 */
export async function step(name, work) {
	const began = performance.now();
	process.stdout.write(`  ${name.padEnd(nameWidth)}`);
	lineIsOpen = true;
	const dots = setInterval(() => process.stdout.write('.'), 2000);
	const close = (outcome) => {
		clearInterval(dots);
		process.stdout.write(`${lineIsOpen ? ' ' : `  ${name}: `}${outcome}, ${secondsSince(began)}\n`);
		lineIsOpen = false;
	};
	try {
		close((await work()) ?? 'done');
	} catch (error) {
		close('failed');
		throw error;
	}
}

/** Prints a line of its own, also while a step is still being written. */
export function say(line) {
	process.stdout.write(`${lineIsOpen ? '\n' : ''}${line}\n`);
	lineIsOpen = false;
}

export function secondsSince(began) {
	return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
