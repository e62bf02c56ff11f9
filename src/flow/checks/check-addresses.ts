import { own } from '../../shared/json.ts';
import { scanMarks, type Token } from '../../shared/inline-marks.ts';
import type { Path } from '../../shared/json-source.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import type { FlowPieces } from './flow-pieces.ts';
import type { Report } from './report.ts';

/* Addresses that are not safe to follow, and keys that everybody could read. */

const addressKeys = new Set(['image', 'link', 'open', 'share', 'avatar', 'video', 'audio', 'embed', 'file', 'campaign', 'contact', 'url', 'request', 'submit', 'chat']);
const mediaKeys = new Set(['image', 'avatar', 'video', 'audio']);

function judge(address: string, path: Path, key: string, report: Report): void {
  // Browsers pass over blanks and control characters here, so nobody may hide behind them.
  const plain = address.replace(/[\0- ]/g, '');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  if (/^[a-z]+:\/\/[^/?#]*:[^/?#]*@/i.test(plain)) {
    report('secret', path, 'this address has a password in it, and every visitor can read this file', 'Take it out, and change it where it is used.', { severity: 'error' });
  }
  const data = scheme === 'data' && !(mediaKeys.has(key) && /^data:(image|video|audio)\//i.test(plain));
  if (scheme === 'javascript' || scheme === 'vbscript' || data) {
    report('unsafe-address', path, `an address may not be ${data ? 'data' : 'script'}: "${short(address)}"`,
      'Lead to a page with https:, mailto: or tel:; what the page should do goes into {"run": "name"}.', { severity: 'error' });
  } else if (scheme === 'http' && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?#]|$)/i.test(plain)) {
    report('unsafe-address', path, `http: can be read and changed on the way: "${short(address)}"`, 'Write https:. If that address does not have it, lead elsewhere.');
  }
}

const short = (text: string) => (text.length > 80 ? text.slice(0, 80) + '…' : text);
const links = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (token.type === 'link' ? [token.href, ...links(token.tokens)] : 'tokens' in token ? links(token.tokens) : []));

/** Names under which keys travel, and how keys look. */
const keyName = /^(authorization|proxy-authorization|cookie|(x-)?(api|auth|access|secret|subscription)[-_]?(key|token|secret)?|.*[-_](api[-_]?key|token|secret|password)|.*(apikey|accesstoken|secretkey)|token|secret|password|key)$/i;
const keyLook = /^(bearer|basic)\s+\S{8,}|^(sk|pk|rk|ghp|gho|xox[abp]|pat|key)[-_][\w-]{8,}|^eyJ[\w-]{10,}\.|^AKIA[A-Z\d]{12,}|^AIza[\w-]{20,}/i;
/** Worked out when the flow runs: the key itself is not in the file. */
const isWorkedOut = (value: string) => value[0] === '=' || value.replace(/\{[^{}]*\}/g, '').replace(/^(bearer|basic)\s*/i, '').trim() === '';

/** Whether a value is a key or token that must not be in a file which every visitor loads. */
const isSecret = (name: string, value: unknown, anyName: boolean) =>
  typeof value === 'string' && value !== '' && !isWorkedOut(value) && (keyLook.test(value) || (anyName ? keyName.test(name) : /(api|secret|access)[-_]?(key|token)|secret|password/i.test(name)));

export function checkAddresses(flow: object, { pieces, texts }: FlowPieces, report: Report): void {
  for (const { of, path } of pieces) {
    eachEntry(of, (key, value) => {
      if (typeof value === 'string' && addressKeys.has(key)) judge(value, [...path, key], key, report);
      if (key !== 'headers' && key !== 'query') return;
      for (const [name, inner] of entriesOf(value)) {
        if (!Array.isArray(value) && isSecret(name, inner, key === 'headers')) {
          report('secret', [...path, key, name], `"${name}" looks like a key, and every visitor can read this file`,
            'Take it out, and make it invalid where it was issued. The site\'s own server adds it: {"request": "name"}, and the page says which address the name stands for.', { severity: 'error' });
        }
      }
    });
  }
  const linked = (text: string, path: Path) => { if (text.includes('](')) for (const address of links(scanMarks(text))) judge(address, path, 'link', report); };
  for (const { text, path } of texts) linked(text, path);
  for (const [variant, table] of entriesOf(own(flow, 'texts'))) {
    if (typeof table === 'string') judge(table, ['texts', variant], 'texts', report);
    else eachEntry(table, (text, told) => { if (typeof told === 'string') linked(told, ['texts', variant, text]); });
  }
}
