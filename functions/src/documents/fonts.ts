import { createRequire } from 'node:module';

const packages = createRequire(import.meta.url);

/**
 * Files of the brand's faces, which know the Latin script, and of DejaVu, which knows Greek, Cyrillic,
 * Hebrew and more. Found when a paper is drawn, so that starting the functions opens nothing.
 */
const FILES = {
	regular: '@expo-google-fonts/figtree/400Regular/Figtree_400Regular.ttf',
	strong: '@expo-google-fonts/figtree/600SemiBold/Figtree_600SemiBold.ttf',
	display: '@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
	wideRegular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
	wideStrong: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'
} as const;

export type Font = keyof typeof FILES;
export type Face = 'regular' | 'strong' | 'display';

const WIDE = { regular: 'wideRegular', strong: 'wideStrong', display: 'wideStrong' } as const;

/** A stretch of a line that is set in one font and one direction. */
export type Run = { text: string; font: Font };

/** How a line is set: its runs from left to right, whatever way its scripts run. */
export type SetLine = (text: string, face: Face) => Run[];

/** The path of each font's file. */
export function fontFiles(): [Font, string][] {
	return (Object.keys(FILES) as Font[]).map((font) => [font, packages.resolve(FILES[font])]);
}

type Sign = { at: number; sign: string; font: Font; isReversed: boolean };

/** Opens the fonts and the rules of scripts that run from right to left. */
export async function openFonts(): Promise<SetLine> {
	const [{ openSync }, { default: bidiRules }] = await Promise.all([
		import('fontkit'),
		import('bidi-js')
	]);
	const bidi = bidiRules();
	const signsOf = (face: Face): Set<number> => {
		const font = openSync(packages.resolve(FILES[face]));
		if (!('characterSet' in font)) throw new Error(`${FILES[face]} holds several fonts`);
		return new Set(font.characterSet);
	};
	const known = {
		regular: signsOf('regular'),
		strong: signsOf('strong'),
		display: signsOf('display')
	};
	return (text, face) => {
		const line = text.normalize('NFC');
		const levels = bidi.getEmbeddingLevels(line);
		const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
		const signs = bidi.getReorderedIndices(line, levels).map((at) => {
			const isReversed = (levels.levels[at] ?? 0) % 2 === 1;
			// A gap or a bracket among Hebrew letters turns around with them, so it needs their font.
			const isOwn = !isReversed && known[face].has(line.codePointAt(at) ?? 0);
			const sign = mirrored.get(at) ?? line.charAt(at);
			return { at, sign, font: isOwn ? face : WIDE[face], isReversed };
		});
		return joined(signs);
	};
}

/** Neighbours of one font and one direction in one run, as they are read: fonts turn letters around themselves. */
function joined(signs: readonly Sign[]): Run[] {
	const runs: Run[] = [];
	let last: Sign | undefined;
	for (const each of signs) {
		const { at, sign, font, isReversed } = each;
		const run = runs.at(-1);
		const isNext = last?.at === (isReversed ? at + 1 : at - 1);
		if (run && last && isNext && last.font === font && last.isReversed === isReversed) {
			run.text = isReversed ? sign + run.text : run.text + sign;
		} else runs.push({ text: sign, font });
		last = each;
	}
	return runs;
}
