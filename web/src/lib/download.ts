/** How long a browser may take until it has read the file. */
const READ_MS = 60_000;

/** Saves a file on the visitor's device. */
export function download(fileName: string, content: BlobPart, type: string): void {
	const href = URL.createObjectURL(new Blob([content], { type }));
	Object.assign(document.createElement('a'), { href, download: fileName }).click();
	setTimeout(() => URL.revokeObjectURL(href), READ_MS);
}
