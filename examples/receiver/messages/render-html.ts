import { html, raw } from 'hono/html';
import { lightened, readableOn, textOn } from './colors.ts';
import { type Block, type Content, partsAtAddresses } from './content.ts';

type Html = ReturnType<typeof html>;

const LIGHT = {
  ground: '#f3f4f6',
  card: '#ffffff',
  text: '#1b2027',
  muted: '#565f6b',
  line: '#dfe3e8',
  soft: '#f6f7f9',
};
const DARK = {
  ground: '#101317',
  card: '#1a1f26',
  text: '#eef1f4',
  muted: '#a9b2bd',
  line: '#323a44',
  soft: '#232a33',
};
const FONT = `-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif`;

/**
 * Styles stand at the elements, since some inboxes drop style sheets; the sheet only adds what these cannot say: dark colours, narrow
 * screens, and the look of a press.
 */
function sheetOf(color: string): string {
  const link = lightened(DARK.card, color);
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .outer { padding: 16px 0 0 !important; }
  .card { border-radius: 0 !important; padding: 24px 20px !important; }
  .button { display: block !important; text-align: center !important; }
  .label { width: auto !important; display: block !important; padding-bottom: 0 !important; }
  .value { display: block !important; width: auto !important; }
}
@media (prefers-color-scheme: dark) {
  body, .outer { background: ${DARK.ground} !important; }
  .card { background: ${DARK.card} !important; border-color: ${DARK.line} !important; }
  .text, .heading, .code { color: ${DARK.text} !important; }
  .muted { color: ${DARK.muted} !important; }
  .soft { background: ${DARK.soft} !important; border-color: ${DARK.line} !important; }
  .row { border-color: ${DARK.line} !important; }
  .brand, .link { color: ${link} !important; }
  .button { background: ${link} !important; color: ${textOn(link)} !important; }
}`;
}

/** The campaign's colour where it is used, as far from the ground as text must be. */
interface Palette {
  readonly link: string;
  readonly brand: string;
  readonly onButton: string;
  readonly sheet: string;
}

const palettes = new Map<string, Palette>();

/** Worked out once for each campaign, not for each mail. */
function paletteOf(color: string): Palette {
  const known = palettes.get(color);
  if (known) return known;
  const palette: Palette = {
    link: readableOn(LIGHT.card, color, '#000000'),
    brand: readableOn(LIGHT.ground, color, '#000000'),
    onButton: textOn(color),
    sheet: sheetOf(color),
  };
  palettes.set(color, palette);
  return palette;
}

/** Addresses of ours can be pressed; everything else stays text. */
const paragraph = ({ text, links }: Extract<Block, { type: 'paragraph' }>, link: string) =>
  html`<p class="text" style="margin:0 0 16px;color:${LIGHT.text};font-size:16px;line-height:1.55;overflow-wrap:anywhere">${partsAtAddresses(
    text,
  ).map((part, n) =>
    n % 2 === 1 && links.includes(part) ? html`<a class="link" href="${part}" style="color:${link}">${part}</a>` : part,
  )}</p>`;

function card({ title, text, code, notes }: Extract<Block, { type: 'card' }>): Html {
  return html`<div class="soft" style="margin:0 0 16px;padding:16px 18px;border:1px solid ${LIGHT.line};border-radius:12px;background:${LIGHT.soft}">
<p class="text" style="margin:0 0 4px;color:${LIGHT.text};font-size:17px;line-height:1.35;font-weight:600">${title}</p>
<p class="text" style="margin:0;color:${LIGHT.text};font-size:15px;line-height:1.5">${text}</p>
${code ? html`<p class="code" style="margin:10px 0 0;color:${LIGHT.text};font:600 20px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.06em">${code}</p>` : ''}
${notes.map((note) => html`<p class="muted" style="margin:8px 0 0;color:${LIGHT.muted};font-size:13px;line-height:1.45">${note}</p>`)}
</div>`;
}

function rows({ title, rows: all }: Extract<Block, { type: 'rows' }>): Html {
  return html`<div style="margin:0 0 20px">
${title ? html`<p class="muted" style="margin:0 0 4px;color:${LIGHT.muted};font-size:13px;line-height:1.4;font-weight:600">${title}</p>` : ''}
${all.map(
  ([
    label,
    value,
  ]) => html`<div class="row" style="padding:8px 0;border-top:1px solid ${LIGHT.line};font-size:15px;line-height:1.45">
<span class="label muted" style="display:inline-block;width:34%;padding-right:2%;vertical-align:top;color:${LIGHT.muted}">${label}</span><span class="value text" style="display:inline-block;width:62%;vertical-align:top;color:${LIGHT.text};overflow-wrap:anywhere;white-space:pre-line">${value}</span>
</div>`,
)}
</div>`;
}

function blockHtml(block: Block, color: string): Html {
  const { link, onButton } = paletteOf(color);
  switch (block.type) {
    case 'paragraph':
      return paragraph(block, link);
    case 'button':
      return html`<p style="margin:24px 0"><a class="button" href="${block.href}" style="display:inline-block;padding:14px 24px;border-radius:10px;background:${color};color:${onButton};font-size:16px;line-height:1.25;font-weight:600;text-decoration:none">${block.label}</a></p>`;
    case 'card':
      return card(block);
    case 'rows':
      return rows(block);
    case 'links':
      return html`<p class="text" style="margin:0 0 16px;color:${LIGHT.text};font-size:15px;line-height:1.9">${block.links.map(
        ({ label, href }, n) =>
          html`${n > 0 ? raw(' &nbsp;·&nbsp; ') : ''}<a class="link" href="${href}" style="color:${link}">${label}</a>`,
      )}</p>`;
  }
}

/** The HTML part: no tables, no images, no script; readable with its style sheet dropped. Every value is escaped. */
export function renderHtml({
  subject,
  preheader,
  heading,
  blocks,
  footer,
  language,
  sender,
  unsubscribe,
}: Content): string {
  const { brand, sheet } = paletteOf(sender.color);
  const small = `margin:0 0 6px;color:${LIGHT.muted};font-size:13px;line-height:1.5`;
  return String(html`<!doctype html>
<html lang="${language}" dir="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${subject}</title>
<style>${raw(sheet)}</style>
</head>
<body style="margin:0;padding:0;background:${LIGHT.ground};font-family:${raw(FONT.replaceAll('"', "'"))};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden">${preheader}${raw('&#847; &zwnj; &nbsp; '.repeat(40))}</div>
<div class="outer" role="article" aria-label="${subject}" style="padding:24px 12px;background:${LIGHT.ground}">
<div style="max-width:600px;margin:0 auto">
<p class="brand" style="margin:0;padding:4px 20px 16px;color:${brand};font-size:18px;line-height:1.3;font-weight:700;letter-spacing:.01em">${sender.brand}</p>
<div class="card" style="padding:32px;border:1px solid ${LIGHT.line};border-radius:16px;background:${LIGHT.card}">
<h1 class="heading" style="margin:0 0 16px;color:${LIGHT.text};font-size:24px;line-height:1.25;font-weight:700;text-wrap:balance">${heading}</h1>
${blocks.map((block) => blockHtml(block, sender.color))}
</div>
<div style="padding:20px 20px 28px">
${footer.map((line) => html`<p class="muted" style="${small}">${line}</p>`)}
${unsubscribe ? html`<p class="muted" style="${small}"><a class="link" href="${unsubscribe.href}" style="color:${brand}">${unsubscribe.label}</a></p>` : ''}
</div>
</div>
</div>
</body>
</html>`);
}
