import type { SearchEntry } from '#lib/card.ts';

let entries: Promise<SearchEntry[]> | undefined;

/** What can be found; fetched once, when somebody first means to search. */
export function searchEntries(): Promise<SearchEntry[]> {
	entries ??= fetchEntries().catch((cause: unknown) => {
		entries = undefined;
		throw cause;
	});
	return entries;
}

async function fetchEntries(): Promise<SearchEntry[]> {
	const reply = await fetch('/search.json');
	if (!reply.ok) throw new Error(`the search could not be loaded: ${reply.status}`);
	return (await reply.json()) as SearchEntry[];
}
