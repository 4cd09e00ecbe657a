import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { api } from '@tandem/domain/api.ts';

const exported = readFileSync(new URL('./index.ts', import.meta.url), 'utf8')
	.trim()
	.split('\n');

const entries = readdirSync(new URL('.', import.meta.url))
	.filter((file) => file.endsWith('.ts') && !file.includes('.test.') && file !== 'index.ts')
	.sort();

const camel = (file: string) =>
	file.replace(/\.ts$/, '').replace(/-(.)/g, (_, c: string) => c.toUpperCase());

test('each file at the top is one deployed function of the same name, and nothing else is deployed', () => {
	expect(exported).toEqual(entries.map((file) => `export { ${camel(file)} } from './${file}';`));
});

test('every call that clients may make has its function', () => {
	expect(entries.map(camel)).toEqual(expect.arrayContaining(Object.keys(api)));
});
