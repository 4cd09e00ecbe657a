/** Which lines of Firebase's log a person at the terminal wants to see. */

const quiet = new Set(['DEBUG', 'INFO', 'NOTICE']);

/** The line as it is to be shown, or nothing. */
export function worthTelling(line) {
	const mail = /To (?:reset|verify|sign in).*https?:\/\/\S+/.exec(line);
	if (mail) return mail[0];
	if (/^⚠ +functions/.test(line)) return line;
	const said = /^> +(\S.*)/.exec(line)?.[1];
	return said && ofFunctions(said);
}

/** Functions log one JSON object a line; anything else is an outcry of Node itself. */
function ofFunctions(said) {
	try {
		const { severity, message, ...context } = JSON.parse(said);
		if (quiet.has(severity)) return;
		return `functions: ${severity} ${message} ${JSON.stringify(context)}`;
	} catch {
		return `functions: ${said}`;
	}
}
