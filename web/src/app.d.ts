declare global {
	namespace App {
		interface Locals {
			/** What the page says, in schema.org's words; put into its head by `hooks.server.ts`. */
			structuredData?: object[];
		}
	}
}

export {};
