import { buffer } from 'node:stream/consumers';
import { fontFiles, openFonts, type Face, type Font, type Run, type SetLine } from './fonts.ts';

/** The tokens of the shop's pages, on white. */
export const COLOURS = {
	ink: '#14201b',
	soft: '#4b5851',
	line: '#dbddd3',
	accent: '#0b6b4f'
} as const;

type Colour = (typeof COLOURS)[keyof typeof COLOURS];

type Measured = Run & { em: number };
export type Style = { face: Face; size: number; colour: Colour };
/** The wide fonts look larger than the brand's at the same size. */
const WIDE_SCALE = 0.92;
/** Figures of one width, so that amounts stand below each other. */
const FEATURES = ['tnum' as const];

export type Box = { x: number; y: number; width: number; align?: 'left' | 'right' };

function sizeOf(font: Font, { size }: Style): number {
	return font.startsWith('wide') ? size * WIDE_SCALE : size;
}

/** Pages of A4 in points, written on with words, rules and the shop's sign. */
export class Sheet {
	readonly #doc: PDFKit.PDFDocument;
	readonly #setLine: SetLine;
	readonly #measured = new Map<string, Measured[]>();

	private constructor(doc: PDFKit.PDFDocument, setLine: SetLine) {
		this.#doc = doc;
		this.#setLine = setLine;
	}

	/** An empty page. The same title and date give the same file: nothing else goes into it. */
	static async open(title: string, author: string, at: Date): Promise<Sheet> {
		const [{ default: Pdf }, setLine] = await Promise.all([import('pdfkit'), openFonts()]);
		const info = { Title: title, Author: author, CreationDate: at, ModDate: at };
		const doc = new Pdf({
			size: 'A4',
			margin: 0,
			bufferPages: true,
			lang: 'en',
			displayTitle: true,
			pdfVersion: '1.7',
			info
		});
		for (const [font, file] of fontFiles()) doc.registerFont(font, file);
		return new Sheet(doc, setLine);
	}

	addPage(): void {
		this.#doc.addPage();
	}

	/** Calls `draw` for every page there is, with its number and how many there are. */
	onEachPage(draw: (page: number, pages: number) => void): void {
		const { count } = this.#doc.bufferedPageRange();
		for (let page = 0; page < count; page += 1) {
			this.#doc.switchToPage(page);
			draw(page + 1, count);
		}
	}

	/** One line of words, with its baseline at `y`. */
	line(text: string, style: Style, { x, y, width, align = 'left' }: Box): void {
		let at = align === 'right' ? x + width - this.width(text, style) : x;
		for (const { text: words, font, em } of this.#setIn(text, style.face)) {
			const size = sizeOf(font, style);
			this.#doc
				.font(font)
				.fontSize(size)
				.fillColor(style.colour)
				.text(words, at, y, { lineBreak: false, baseline: 'alphabetic', features: FEATURES });
			at += em * size;
		}
	}

	/** How wide a line is. */
	width(text: string, style: Style): number {
		const runs = this.#setIn(text, style.face);
		return runs.reduce((sum, { font, em }) => sum + em * sizeOf(font, style), 0);
	}

	/** The runs of a line, each with its width at a size of one. */
	#setIn(text: string, face: Face): readonly Measured[] {
		const key = `${face} ${text}`;
		const known = this.#measured.get(key);
		if (known) return known;
		const runs = this.#setLine(text, face).map((run) => {
			this.#doc.font(run.font).fontSize(1);
			return { ...run, em: this.#doc.widthOfString(run.text, { features: FEATURES }) };
		});
		this.#measured.set(key, runs);
		return runs;
	}

	/** The text on lines of at most `width`; what has no gap is cut. */
	wrap(text: string, style: Style, width: number): string[] {
		const lines: string[] = [];
		for (const word of text.split(' ')) {
			const last = lines.at(-1);
			if (last !== undefined && this.width(`${last} ${word}`, style) <= width) {
				lines[lines.length - 1] = `${last} ${word}`;
			} else lines.push(...this.#cut(word, style, width));
		}
		return lines;
	}

	#cut(word: string, style: Style, width: number): string[] {
		if (this.width(word, style) <= width) return [word];
		const pieces = [''];
		for (const sign of word) {
			const longer = `${pieces.at(-1)}${sign}`;
			if (this.width(longer, style) <= width) pieces[pieces.length - 1] = longer;
			else pieces.push(sign);
		}
		return pieces;
	}

	/** A line from left to right. */
	rule(x: number, y: number, width: number, colour: Colour, thickness: number): void {
		this.#doc
			.moveTo(x, y)
			.lineTo(x + width, y)
			.lineWidth(thickness)
			.stroke(colour);
	}

	/** Two dots on one line, as in the shop's header, `height` tall. */
	sign(x: number, y: number, height: number): void {
		const unit = height / 20;
		const at = (offset: number) => x + offset * unit;
		const middle = y + 10 * unit;
		this.#doc.lineWidth(3 * unit);
		this.#doc.moveTo(at(10), middle).lineTo(at(24), middle).stroke(COLOURS.ink);
		this.#doc.circle(at(25), middle, 7.5 * unit).stroke(COLOURS.ink);
		this.#doc.circle(at(9), middle, 9 * unit).fill(COLOURS.accent);
	}

	/** The file. */
	async close(): Promise<Buffer> {
		this.#doc.end();
		return buffer(this.#doc);
	}
}
