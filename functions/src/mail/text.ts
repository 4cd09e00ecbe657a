import type { Block, Content, Fact, Good, Link, Sum } from './content.ts';

/** Columns of a line; mail programs break longer ones wherever they like. */
const WIDTH = 72;
const LABEL = 18;

/** The letter as plain text; people's words stay on the lines they are put on. */
export function textOf({ title, blocks, policies, sender }: Content): string {
	const parts = [
		['T A N D E M'],
		underlined(title, '='),
		...blocks.map(linesOf),
		['-'.repeat(WIDTH)],
		linkLines(policies),
		sender.flatMap((text) => wrap(text))
	];
	return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function linesOf(block: Block): string[] {
	switch (block.kind) {
		case 'heading':
			return underlined(block.text, '-');
		case 'words':
			return wrap(block.text);
		case 'button':
			return [`${block.link.words}:`, block.link.href];
		case 'links':
			return linkLines(block.links);
		case 'goods':
			return block.goods.flatMap(goodLines);
		case 'sums':
			return block.sums.flatMap(sumLines);
		case 'facts':
			return block.facts.flatMap(factLines);
	}
}

function underlined(text: string, rule: string): string[] {
	const lines = wrap(text);
	return [...lines, rule.repeat(Math.max(...lines.map((line) => line.length)))];
}

function linkLines(links: readonly Link[]): string[] {
	return links.map(({ words, href }) => `${words}: ${href}`);
}

function goodLines({ title, detail, amount }: Good): string[] {
	const [first = '', ...rest] = wrap(title, WIDTH - amount.length - 2);
	const details = detail ? wrap(detail, WIDTH - 2) : [];
	return [apart(first, amount), ...[...rest, ...details].map((line) => `  ${line}`)];
}

function sumLines({ label, amount, isTotal }: Sum): string[] {
	const line = apart(label, amount);
	return isTotal ? ['-'.repeat(WIDTH), line, '-'.repeat(WIDTH)] : [line];
}

/** The label in its own column, the lines beside it. */
function factLines({ label, lines }: Fact): string[] {
	return lines
		.flatMap((line) => wrap(line, WIDTH - LABEL))
		.map((line, i) => `${i === 0 ? `${label}:`.padEnd(LABEL) : ' '.repeat(LABEL)}${line}`);
}

function apart(left: string, right: string): string {
	return `${left}${' '.repeat(Math.max(2, WIDTH - left.length - right.length))}${right}`;
}

/** Words on lines of at most `width` columns; a word that is longer has a line of its own. */
function wrap(text: string, width = WIDTH): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= width) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else lines.push(word);
	}
	return lines;
}
