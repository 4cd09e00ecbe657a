// What is personal is rendered by the browser. Pages made from the catalogue say `prerender = true;
// ssr = true` in their own `+page.server.ts` or `+page.ts`.
export const ssr = false;
