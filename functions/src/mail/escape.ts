/** HTML that is safe to put into HTML; `html` alone makes it. */
export class Html {
	readonly source: string;
	constructor(source: string) {
		this.source = source;
	}
}

type Value = string | Html | readonly Html[];

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** A template whose values are text, shown as it is, unless they are HTML made by this tag themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
	return new Html(
		parts.map((part, i) => part + (i < values.length ? escaped(values[i] ?? '') : '')).join('')
	);
}

function escaped(value: Value): string {
	if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
	if (value instanceof Html) return value.source;
	return value.map(({ source }) => source).join('');
}
