import { money, percent } from '@tandem/domain/format.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import { FICTION, SHOP } from '@tandem/domain/shop.ts';
import { footColumns, senderLine, type Paper, type RateSum, type Row } from './paper.ts';
import { COLOURS, Sheet, type Box, type Style } from './sheet.ts';

/* A4 in points, on a grid of 20 mm margins; the address stands in the window of an envelope (DIN 5008). */
const LEFT = 56.7;
const WIDTH = 482;
const RIGHT = LEFT + WIDTH;
const BOTTOM = 730;
const FACTS = 330;

const body: Style = { face: 'regular', size: 9.5, colour: COLOURS.ink };
const soft: Style = { ...body, colour: COLOURS.soft };
const strong: Style = { ...body, face: 'strong' };
const label: Style = { face: 'strong', size: 8, colour: COLOURS.soft };
const small: Style = { face: 'regular', size: 7.5, colour: COLOURS.soft };
const detail: Style = { ...small, size: 8 };
const display = (size: number): Style => ({ face: 'display', size, colour: COLOURS.ink });

/** The paper as a PDF; the same paper gives the same bytes. */
export async function draw(paper: Paper): Promise<Buffer> {
	const sheet = await Sheet.open(`${paper.title} ${paper.number}`, SHOP.legalName, paper.at);
	const afterHead = drawHead(sheet, paper);
	const afterTable = drawTable(sheet, paper, afterHead);
	const afterSums = drawSums(sheet, paper, afterTable);
	drawNotes(sheet, paper, afterSums);
	sheet.onEachPage((page, pages) => drawFoot(sheet, page, pages));
	return sheet.close();
}

/** Sender, addressee, dates and the title, which stands in one place unless an address is very long. */
function drawHead(sheet: Sheet, { title, number, to, facts }: Paper): number {
	drawWordmark(sheet, 52, 22);
	sheet.line(senderLine(), small, { x: LEFT, y: 132, width: 240 });
	const lines = to.flatMap((line) => sheet.wrap(line, { ...body, size: 10.5 }, 240));
	lines.forEach((line, i) => {
		sheet.line(line, { ...body, size: 10.5 }, { x: LEFT, y: 154 + i * 15, width: 240 });
	});
	facts.forEach(({ label: name, value }, i) => {
		const y = 154 + i * 16;
		sheet.line(name, soft, { x: FACTS, y, width: 100 });
		sheet.line(value, body, { x: FACTS, y, width: RIGHT - FACTS, align: 'right' });
	});
	const y = Math.max(262, 154 + lines.length * 15 + 40);
	sheet.line(`${title} ${number}`, display(21), { x: LEFT, y, width: WIDTH });
	return y + 38;
}

function drawWordmark(sheet: Sheet, y: number, size: number): void {
	sheet.sign(LEFT, y, size * 0.85);
	const style = display(size);
	sheet.line(SHOP.name.toLowerCase(), style, {
		x: LEFT + size * 1.72,
		y: y + size * 0.66,
		width: 200
	});
}

/** The rows, on as many pages as they need, each with the column heads; returns where they end. */
function drawTable(sheet: Sheet, paper: Paper, top: number): number {
	let y = drawColumns(sheet, paper, top);
	for (const row of paper.rows) {
		const lines = linesOf(sheet, paper, row);
		if (y + heightOf(lines) > BOTTOM) y = drawColumns(sheet, paper, nextPage(sheet, paper));
		drawRow(sheet, paper, row, lines, y);
		y += heightOf(lines);
	}
	return y;
}

type Lines = { title: string[]; detail: string[] };

function titleWidth({ columns }: Paper): number {
	return WIDTH - sumMinor(columns.map((column) => column.width)) - 12;
}

function linesOf(sheet: Sheet, paper: Paper, row: Row): Lines {
	const width = titleWidth(paper);
	return {
		title: sheet.wrap(row.title, strong, width),
		detail: row.detail ? sheet.wrap(row.detail, detail, width) : []
	};
}

function heightOf({ title, detail }: Lines): number {
	return 13 + title.length * 12.5 + detail.length * 11;
}

function drawColumns(sheet: Sheet, paper: Paper, y: number): number {
	sheet.line('Item', label, { x: LEFT, y, width: 100 });
	cellsOf(paper).forEach((box, i) => {
		sheet.line(paper.columns[i]?.label ?? '', label, { ...box, y });
	});
	sheet.rule(LEFT, y + 7, WIDTH, COLOURS.ink, 0.8);
	return y + 7;
}

/** Where the columns beside the title stand. */
function cellsOf({ columns }: Paper): Box[] {
	let x = RIGHT - sumMinor(columns.map((column) => column.width));
	return columns.map(({ width }) => {
		x += width;
		return { x: x - width, y: 0, width, align: 'right' };
	});
}

function drawRow(sheet: Sheet, paper: Paper, row: Row, { title, detail: more }: Lines, y: number) {
	const width = titleWidth(paper);
	title.forEach((line, i) => sheet.line(line, strong, { x: LEFT, y: y + 16 + i * 12.5, width }));
	const below = y + 16 + title.length * 12.5 - 1;
	more.forEach((line, i) => sheet.line(line, detail, { x: LEFT, y: below + i * 11, width }));
	cellsOf(paper).forEach((box, i) => {
		sheet.line(row.cells[i] ?? '', body, { ...box, y: y + 16 });
	});
	sheet.rule(LEFT, y + heightOf({ title, detail: more }), WIDTH, COLOURS.line, 0.6);
}

/** A further page, headed by whose it is; returns where to go on. */
function nextPage(sheet: Sheet, { title, number }: Paper): number {
	sheet.addPage();
	drawWordmark(sheet, 52, 15);
	sheet.line(`${title} ${number}`, soft, { x: LEFT, y: 62, width: WIDTH, align: 'right' });
	return 112;
}

/** What each rate comes to, and beside it the total; both stay on one page. */
function drawSums(sheet: Sheet, paper: Paper, top: number): number {
	const { sums, total, rates } = paper;
	const height = 50 + Math.max(sums.length * 16 + 34, (rates.length + 2) * 15);
	const y = top + height > BOTTOM ? nextPage(sheet, paper) - 20 : top;
	const rateEnd = drawRates(sheet, rates, y + 30);
	let at = y + 30;
	for (const sum of sums) {
		sheet.line(sum.label, soft, { x: FACTS, y: at, width: 120 });
		drawAmount(sheet, signed(sum.amountMinor), body, at);
		at += 16;
	}
	if (sums.length > 0) at += 4;
	sheet.rule(FACTS, at - 8, RIGHT - FACTS, COLOURS.accent, 1.6);
	sheet.line(total.label, strong, { x: FACTS, y: at + 11, width: 140 });
	drawAmount(sheet, money(total.amountMinor), display(15), at + 12);
	return Math.max(rateEnd, at + 26);
}

function drawAmount(sheet: Sheet, amount: string, style: Style, y: number): void {
	sheet.line(amount, style, { x: FACTS, y, width: RIGHT - FACTS, align: 'right' });
}

function signed(minor: number): string {
	return minor < 0 ? `−${money(-minor)}` : money(minor);
}

function drawRates(sheet: Sheet, rates: readonly RateSum[], top: number): number {
	const all = {
		netMinor: sumMinor(rates.map((rate) => rate.netMinor)),
		taxMinor: sumMinor(rates.map((rate) => rate.taxMinor)),
		grossMinor: sumMinor(rates.map((rate) => rate.grossMinor))
	};
	const rows = rates.map((rate) => [percent(rate.ratePermille), ...amountsOf(rate)]);
	drawRateRow(sheet, ['VAT rate', 'Net', 'VAT', 'Gross'], label, top);
	sheet.rule(LEFT, top + 6, 232, COLOURS.line, 0.6);
	rows.forEach((cells, i) => drawRateRow(sheet, cells, { ...body, size: 9 }, top + 20 + i * 15));
	const last = top + 20 + rows.length * 15;
	sheet.rule(LEFT, last - 10.5, 232, COLOURS.line, 0.6);
	drawRateRow(sheet, ['Sum', ...amountsOf(all)], { ...strong, size: 9 }, last + 3);
	return last + 14;
}

function amountsOf({ netMinor, taxMinor, grossMinor }: Omit<RateSum, 'ratePermille'>): string[] {
	return [money(netMinor), money(taxMinor), money(grossMinor)];
}

function drawRateRow(sheet: Sheet, cells: readonly string[], style: Style, y: number): void {
	cells.forEach((cell, i) => {
		if (i === 0) sheet.line(cell, style, { x: LEFT, y, width: 40 });
		else sheet.line(cell, style, { x: LEFT + 40 + (i - 1) * 64, y, width: 64, align: 'right' });
	});
}

function drawNotes(sheet: Sheet, paper: Paper, top: number): void {
	let y = top + 30;
	for (const { title, lines } of paper.notes) {
		const wrapped = lines.flatMap((line) => sheet.wrap(line, body, WIDTH - 110));
		if (y + wrapped.length * 14 > BOTTOM) y = nextPage(sheet, paper);
		sheet.line(title, label, { x: LEFT, y, width: 100 });
		wrapped.forEach((line, i) => {
			sheet.line(line, body, { x: LEFT + 110, y: y + i * 14, width: WIDTH - 110 });
		});
		y += wrapped.length * 14 + 10;
	}
}

function drawFoot(sheet: Sheet, page: number, pages: number): void {
	sheet.rule(LEFT, 760, WIDTH, COLOURS.line, 0.6);
	footColumns().forEach((lines, column) => {
		lines.forEach((line, i) => {
			sheet.line(line, small, { x: LEFT + column * 165, y: 774 + i * 10.5, width: 160 });
		});
	});
	sheet.line(FICTION, small, { x: LEFT, y: 814, width: 380 });
	const words = `Page ${page} of ${pages}`;
	sheet.line(words, small, { x: LEFT, y: 814, width: WIDTH, align: 'right' });
}
