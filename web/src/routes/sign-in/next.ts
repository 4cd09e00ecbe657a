/** Where to go after signing in: a path of this shop, whatever the address says. */
export function safeNext(next: string | null): string {
	if (!next) return '/';
	const home = 'https://here.invalid';
	const url = URL.parse(next, home);
	return url?.origin === home ? url.pathname + url.search + url.hash : '/';
}
