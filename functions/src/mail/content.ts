export type Good = { title: string; detail: string; amount: string };
export type Sum = { label: string; amount: string; isTotal: boolean };
export type Fact = { label: string; lines: string[] };
export type Link = { words: string; href: string };

export type Block =
	| { kind: 'heading'; text: string }
	| { kind: 'words'; text: string }
	| { kind: 'button'; link: Link }
	| { kind: 'links'; links: Link[] }
	| { kind: 'goods'; goods: Good[] }
	| { kind: 'sums'; sums: Sum[] }
	| { kind: 'facts'; facts: Fact[] };

/**
 * What a letter says, before it is HTML or plain text: both are made of this, so that they never say
 * different things.
 */
export type Content = {
	subject: string;
	/** What a list of mails shows beside the subject. */
	preheader: string;
	title: string;
	blocks: Block[];
	policies: Link[];
	/** Who sends it, in small print. */
	sender: string[];
};
