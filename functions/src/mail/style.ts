import { Html } from './escape.ts';

const TEXT = "font-family:Figtree,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const DISPLAY =
	"font-family:'Bricolage Grotesque',Figtree,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = 'color:#14201b';
const SOFT = 'color:#4b5851';
const BODY = `${TEXT};font-size:16px;line-height:24px`;
const FIGURES = 'font-variant-numeric:tabular-nums;white-space:nowrap';
const LINE = '1px solid #dbddd3';

/** Inline styles of the light colours, the tokens of the shop's pages. */
export const STYLE = {
	body: `margin:0;padding:0;background:#f6f6f2;${BODY};${INK};-webkit-text-size-adjust:100%`,
	hidden: 'display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px',
	paper: 'background:#f6f6f2',
	card: 'background:#ffffff;border-radius:18px;padding:36px 36px 32px',
	title: `margin:0 0 16px;${DISPLAY};font-size:32px;line-height:36px;font-weight:700;letter-spacing:-0.8px;${INK}`,
	heading: `margin:32px 0 8px;${DISPLAY};font-size:20px;line-height:26px;font-weight:700;letter-spacing:-0.3px;${INK}`,
	words: `margin:0 0 16px;${BODY};${INK};overflow-wrap:anywhere`,
	link: 'color:#0b6b4f;font-weight:600',
	button: 'background:#0b6b4f;border-radius:999px',
	buttonLink: `display:inline-block;padding:13px 26px;${TEXT};font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none`,
	table: 'margin:0 0 8px;border-collapse:collapse',
	good: `padding:12px 16px 12px 0;border-bottom:${LINE};${BODY};${INK};vertical-align:top;overflow-wrap:anywhere`,
	goodAmount: `padding:12px 0;border-bottom:${LINE};${BODY};${INK};vertical-align:top;${FIGURES}`,
	detail: `font-size:14px;line-height:20px;${SOFT}`,
	sum: `padding:8px 16px 8px 0;${BODY};${INK};vertical-align:top`,
	sumAmount: `padding:8px 0;${BODY};${INK};vertical-align:top;${FIGURES}`,
	total: `padding:12px 16px 12px 0;border-top:${LINE};border-bottom:${LINE};${BODY};font-size:20px;font-weight:700;${INK}`,
	totalAmount: `padding:12px 0;border-top:${LINE};border-bottom:${LINE};${BODY};font-size:20px;font-weight:700;${INK};${FIGURES}`,
	label: `padding:6px 16px 6px 0;${BODY};${SOFT};vertical-align:top`,
	fact: `padding:6px 0;${BODY};${INK};vertical-align:top;overflow-wrap:anywhere`,
	small: `padding:24px 8px 0;${TEXT};font-size:13px;line-height:20px;${SOFT}`,
	dot: 'display:inline-block;width:18px;height:18px;border-radius:18px;background:#0b6b4f;vertical-align:-3px',
	ring: 'display:inline-block;width:12px;height:12px;border:3px solid #14201b;border-radius:18px;margin-left:-2px;vertical-align:-3px',
	bar: 'display:block;width:5px;height:3px;margin-top:4.5px;background:#14201b',
	wordmark: `${DISPLAY};font-size:25px;line-height:28px;font-weight:700;letter-spacing:-1px;${INK};padding-left:9px`
} as const;

/** The dark colours, and what changes on a phone. Programs without style sheets keep the light ones. */
export const HEAD_STYLE = new Html(`
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#101714!important}
.card{background:#18211d!important}
.ink{color:#eef2ed!important}
.soft{color:#aebab3!important}
.line{border-color:#2b3631!important}
.accent{color:#5fd0a5!important}
.button,.dot{background:#5fd0a5!important}
.on-button{color:#05261a!important}
.bar{background:#eef2ed!important}
.ring{border-color:#eef2ed!important}
}
@media (max-width:480px){
.frame{padding:20px 8px 32px!important}
.card{padding:26px 20px 24px!important}
.label{width:104px!important;padding-right:12px!important}
}
`);
