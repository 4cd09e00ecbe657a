import { SHOP } from '@tandem/domain/shop.ts';
import type { Block, Content, Fact, Good, Link, Sum } from './content.ts';
import { html, type Html } from './escape.ts';
import { HEAD_STYLE, STYLE } from './style.ts';

/**
 * The letter as HTML for mail programs: tables and inline styles, since many know nothing else; no
 * picture, script or font from anywhere. Where it is dark, classes change the colours.
 */
export function htmlOf({ subject, preheader, title, blocks, policies, sender }: Content): string {
	const body = html`<!doctype html>
		<html lang="en" dir="ltr">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
				<title>${subject}</title>
				<style>
					${HEAD_STYLE}
				</style>
			</head>
			<body class="paper" style="${STYLE.body}">
				<div style="${STYLE.hidden}">${preheader}</div>
				<table
					role="presentation"
					width="100%"
					cellpadding="0"
					cellspacing="0"
					border="0"
					class="paper"
					style="${STYLE.paper}"
				>
					<tr>
						<td align="center" class="frame" style="padding:32px 16px 48px">
							<table
								role="presentation"
								width="600"
								cellpadding="0"
								cellspacing="0"
								border="0"
								style="width:100%;max-width:600px"
							>
								<tr>
									<td align="left" style="padding:0 8px 20px">${wordmark()}</td>
								</tr>
								<tr>
									<td align="left" class="card" style="${STYLE.card}">
										<h1 class="ink" style="${STYLE.title}">${title}</h1>
										${blocks.map(blockOf)}
									</td>
								</tr>
								<tr>
									<td align="left" class="soft" style="${STYLE.small}">
										<p style="margin:0 0 12px">${policies.map(policyOf)}</p>
										${sender.map((line) => html`<p style="margin:0 0 4px">${line}</p>`)}
									</td>
								</tr>
							</table>
						</td>
					</tr>
				</table>
			</body>
		</html> `;
	return body.source;
}

/** The two dots of the shop's header; where a program cannot draw them, the name stands alone. */
function wordmark(): Html {
	return html`<span class="dot" style="${STYLE.dot}"></span
		><span class="ring" style="${STYLE.ring}"><span class="bar" style="${STYLE.bar}"></span></span
		><span class="ink" style="${STYLE.wordmark}">${SHOP.name.toLowerCase()}</span>`;
}

function policyOf({ words, href }: Link, i: number): Html {
	return html`${i === 0 ? '' : ' · '}<a class="soft" href="${href}" style="color:#4b5851"
			>${words}</a
		>`;
}

function blockOf(block: Block): Html {
	switch (block.kind) {
		case 'heading':
			return html`<h2 class="ink" style="${STYLE.heading}">${block.text}</h2>`;
		case 'words':
			return html`<p class="ink" style="${STYLE.words}">${block.text}</p>`;
		case 'button':
			return buttonOf(block.link);
		case 'links':
			return html`<p class="ink" style="${STYLE.words}">${block.links.map(linkOf)}</p>`;
		case 'goods':
			return tableOf(block.goods.map(goodRow));
		case 'sums':
			return tableOf(block.sums.map(sumRow));
		case 'facts':
			return tableOf(block.facts.map(factRow));
	}
}

/** The cell is the button too, so that programs without padding on links show one. */
function buttonOf({ words, href }: Link): Html {
	return html`<table
		role="presentation"
		cellpadding="0"
		cellspacing="0"
		border="0"
		style="margin:16px 0 8px"
	>
		<tr>
			<td class="button" style="${STYLE.button}">
				<a class="on-button" href="${href}" style="${STYLE.buttonLink}">${words}</a>
			</td>
		</tr>
	</table>`;
}

function linkOf({ words, href }: Link): Html {
	return html`<a class="accent" href="${href}" style="${STYLE.link}">${words}</a> `;
}

function tableOf(rows: Html[]): Html {
	return html`<table
		role="presentation"
		width="100%"
		cellpadding="0"
		cellspacing="0"
		border="0"
		style="${STYLE.table}"
	>
		${rows}
	</table>`;
}

function goodRow({ title, detail, amount }: Good): Html {
	return html`<tr>
		<td class="ink line" style="${STYLE.good}">
			<strong style="font-weight:600">${title}</strong>${
				detail ? html`<br /><span class="soft" style="${STYLE.detail}">${detail}</span>` : ''
			}
		</td>
		<td class="ink line" align="right" style="${STYLE.goodAmount}">${amount}</td>
	</tr>`;
}

function sumRow({ label, amount, isTotal }: Sum): Html {
	const [left, right] = isTotal ? [STYLE.total, STYLE.totalAmount] : [STYLE.sum, STYLE.sumAmount];
	const kind = isTotal ? 'ink line' : 'ink';
	return html`<tr>
		<td class="${kind}" style="${left}">${label}</td>
		<td class="${kind}" align="right" style="${right}">${amount}</td>
	</tr>`;
}

function factRow({ label, lines }: Fact): Html {
	const words = lines.map(
		(line, i) => html`${i === 0 ? '' : html`<br />`}<span dir="auto">${line}</span>`
	);
	return html`<tr>
		<td class="soft label" width="150" style="${STYLE.label}">${label}</td>
		<td class="ink" style="${STYLE.fact}">${words}</td>
	</tr>`;
}
