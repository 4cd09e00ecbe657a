import { expect, test } from 'vitest';
import { codeIn } from './codes.svelte.ts';

test.each([
	['spring 10', 'SPRING10'],
	[' Spring-10 ', 'SPRING10'],
	['abcd efgh jkmn 2345', 'ABCD-EFGH-JKMN-2345'],
	['ABCD–EFGH–JKMN–2345', 'ABCD-EFGH-JKMN-2345'],
	['abcdefghjkmn2345', 'ABCD-EFGH-JKMN-2345'],
	['ab', undefined],
	['abcdefghijklmnop', undefined],
	['10 % off!', undefined],
	['', undefined]
])('"%s" is read as %s', (typed, code) => {
	expect(codeIn(typed)).toBe(code);
});
