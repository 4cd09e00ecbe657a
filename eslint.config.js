import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may import whom: each entry forbids the paths that match `regex`, and says why. */
const never = {
	functions: {
		regex: '^@tandem/functions|(^|/)functions/src(/|$)|^firebase-(admin|functions)(/|$)',
		message: 'The pages and the functions meet in domain/src/api.ts and collections.ts.'
	},
	web: {
		regex: '^@tandem/web|(^|/)web/src(/|$)|^#lib/|^svelte(/|$)|^firebase(/|$)',
		message: 'The functions know nothing of the pages.'
	},
	firebase: {
		regex: '^firebase(/|$)',
		allowTypeImports: true,
		message: 'Only lib/firebase.ts, lib/callables.ts and lib/live know Firebase.'
	},
	routes: { regex: '(^|/)routes(/|$)', message: 'Routes import the library, never the reverse.' },
	upwards: {
		regex: '^#lib/(components|live)(/|$)|^\\./(components|live)/',
		message: 'What lies in lib is imported by live values and components, never the reverse.'
	},
	entries: {
		regex: '^(\\.\\./|\\./)[^/]+$',
		message: 'An entry is one deployed function; nothing imports it but index.ts.'
	},
	entriesAbove: { regex: '^\\.\\./[^/]+$', message: 'Entries import this, never the reverse.' },
	above: {
		regex: '^\\.\\./(checkout|store|payments|mail|ai)(/|$)',
		message: 'functions/src/firebase lies below everything but the domain.'
	},
	impure: {
		regex: '^(?!zod$|\\.{1,2}/)',
		message: 'The domain imports zod and itself: no Firebase, network, clock or file.'
	},
	impureTest: {
		regex: '^(?!zod$|vitest$|fast-check$|node:|\\.{1,2}/)',
		message: 'A test of the domain needs nothing of the functions or the pages.'
	}
};

const transactions = {
	selector: 'Identifier[name="runTransaction"]',
	message:
		'A transaction per order gives a hot item 12 orders a second: write one guarded batch instead.'
};
const listeners = {
	selector: 'Identifier[name="onSnapshot"]',
	message: 'Only web/src/lib/live/live.ts listens; pages read Live values.'
};
const lazyFirebase = {
	selector: 'ImportExpression[source.value=/^firebase(\\u002F|$)/]',
	message: never.firebase.message
};

/** What a pure decision is told instead of asking for it. */
const clockAndChance = [
	'MemberExpression[object.name="Date"][property.name="now"]',
	'NewExpression[callee.name="Date"][arguments.length=0]',
	'MemberExpression[object.name="Math"][property.name="random"]'
].map((selector) => ({ selector, message: 'Time and chance are arguments in the domain.' }));
const outside = ['fetch', 'process', 'console', 'setTimeout', 'setInterval', 'crypto', 'Buffer'];

/** @param {{ imports?: object[], syntax?: object[], ignores?: string[] }} limits */
function limit(files, { imports = [], syntax = [], ignores = [] }) {
	return {
		files,
		ignores,
		rules: {
			'@typescript-eslint/no-restricted-imports': ['error', { patterns: imports }],
			'no-restricted-syntax': ['error', transactions, ...syntax]
		}
	};
}

const svelteSources = ['**/*.svelte', '**/*.svelte.ts'];
const tests = '**/*.test.ts';

export default defineConfig(
	globalIgnores([
		'**/node_modules/',
		'.cache/',
		'**/.svelte-kit/',
		'functions/lib/',
		'web/build/',
		'tests/results/'
	]),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'no-restricted-syntax': ['error', transactions]
		}
	},
	{
		files: ['web/**/*.{ts,svelte}'],
		languageOptions: { globals: { ...globals.browser } }
	},
	{ files: svelteSources, languageOptions: { parserOptions: { parser: ts.parser } } },
	{ files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },

	limit(['domain/src/**'], {
		imports: [never.impure],
		syntax: clockAndChance,
		ignores: [tests]
	}),
	{
		files: ['domain/src/**'],
		ignores: [tests],
		rules: { 'no-restricted-globals': ['error', ...outside] }
	},
	limit(['domain/src/**/*.test.ts'], { imports: [never.impureTest] }),

	limit(['functions/src/**'], { imports: [never.web], syntax: [listeners] }),
	limit(['functions/src/*.ts'], {
		imports: [never.web, never.entries],
		syntax: [listeners],
		ignores: ['functions/src/index.ts', tests]
	}),
	limit(['functions/src/*/**'], {
		imports: [never.web, never.entriesAbove],
		syntax: [listeners],
		ignores: [tests]
	}),
	limit(['functions/src/firebase/**'], {
		imports: [never.web, never.entriesAbove, never.above],
		syntax: [listeners],
		ignores: [tests]
	}),

	limit(['web/src/**'], {
		imports: [never.functions, never.firebase],
		syntax: [listeners, lazyFirebase]
	}),
	limit(['web/src/lib/**'], {
		imports: [never.functions, never.firebase, never.routes],
		syntax: [listeners, lazyFirebase]
	}),
	limit(['web/src/lib/*'], {
		imports: [never.functions, never.firebase, never.routes, never.upwards],
		syntax: [listeners, lazyFirebase]
	}),
	limit(['web/src/lib/firebase.ts', 'web/src/lib/callables.ts'], {
		imports: [never.functions, never.routes, never.upwards]
	}),
	limit(['web/src/lib/live/**'], {
		imports: [never.functions, never.routes],
		syntax: [listeners]
	}),
	limit(['web/src/lib/live/live.ts'], { imports: [never.functions, never.routes] }),

	{ files: ['tests/bench/**'], rules: { 'no-restricted-syntax': 'off' } }
);
