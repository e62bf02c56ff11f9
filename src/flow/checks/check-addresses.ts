import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import { keyOf } from '../key-roles.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { isAddress, isMedia } from './data-keys.ts';
import type { FlowPieces } from './flow-pieces.ts';
import { linkedAddresses } from './linked-addresses.ts';
import { placeholdersIn } from './placeholders.ts';
import type { Report } from './report.ts';

/* Addresses that are not safe to follow, and keys that everybody could read. */

const short = (text: string) => (text.length > 80 ? text.slice(0, 80) + '…' : text);

/** Names under which keys travel in headers, without their signs: words that end so, but no monkey. */
const keyName =
  /(?<!mon|tur|hoc|don|whis|joc|hot|idempotency|surrogate|cache)key$|(token|secret|jwt|signature|passwor[dt]|passwd)$|^(proxy)?authorization$|^cookie$|^x?(auth|access|api)$/;
/** The same elsewhere, where a token may be a game's and a key a letter's. */
const surelyKey =
  /(api|secret|access|auth|subscription|client|private|master|functions?|bearer|refresh)(key|token|secret)$|secret$|password$|passwd$|jwt$/;
const keyLook =
  /^(bearer|basic)\s+(?=\S*[\d=])\S{8,}|^(sk|rk|ghp|gho|ghs|glpat|shpat|xox[abp])[-_](?=\S*\d|live|test|proj)[\w-]{8,}|^(pat|pk|key)[-_](?=\S*\d)[\w-]{8,}|^github_pat_\w{8,}|^eyJ[\w-]{10,}\.|^AKIA[A-Z\d]{12,}|^AIza[\w-]{20,}/i;
/** Keys that are made for pages, and tied to them by whoever gave them. */
const publicKey = /^(pk[._-]|AIza)/;

const bare = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');
/** Worked out when the flow runs: the key itself is not there. */
const isWorkedOut = (value: string) =>
  value[0] === '=' ||
  value
    .replace(/\{[^{}]*\}/g, '')
    .replace(/^(bearer|basic|token)\s*/i, '')
    .trim() === '';
const namesOf = (value: string): readonly string[] =>
  value[0] === '=' ? namesIn(value.slice(1)) : value.includes('{') ? placeholdersIn(value).map(({ name }) => name) : [];

export function checkAddresses(flow: object, { pieces, texts }: FlowPieces, reportAll: Report): void {
  const told = new Set<string>();
  const report: Report = Object.assign(
    ((code, path, message, hint, more) => {
      const point = `${path.join('/')} ${message}`;
      if (!told.has(point)) reportAll(code, path, message, hint, more);
      told.add(point);
    }) as Report,
    { isFull: reportAll.isFull },
  );
  const vars = own(flow, 'vars');
  /** Names whose value is followed as an address, and names that stand where a key does. */
  const followed = new Map<string, string>(),
    keys = new Set<string>();

  const secret = (path: Path, name: string) =>
    report(
      'secret',
      path,
      `"${name}" looks like a key, and every visitor can read this file`,
      'Take it out, and make it invalid where it was issued. The site\'s own server adds it: {"request": "name"}, and the page says which address the name stands for.',
      { severity: 'error' },
    );
  /** Whether a value is a key or token that must not be in a file which every visitor loads. */
  const isSecret = (isKeyName: boolean, value: unknown): boolean => {
    if (typeof value !== 'string' || !value) return false;
    if (!isWorkedOut(value)) return isKeyName || keyLook.test(value);
    if (isKeyName) for (const each of namesOf(value)) keys.add(each);
    return false;
  };
  /** Looks for keys in what is sent, however deep. */
  const sends = (value: unknown, path: Path) =>
    eachEntry(value, (name, inner) => {
      const here = [...path, Array.isArray(value) ? +name : name];
      if (typeof inner === 'object') sends(inner, here);
      else if (!Array.isArray(value)) {
        const long = typeof inner === 'string' && inner.length > 7;
        if (
          isSecret(
            surelyKey.test(bare(name)) || (bare(name) === 'token' && (long || isWorkedOut(String(inner)))),
            inner,
          )
        )
          secret(here, name);
      }
    });

  /** Tells of what the host hands over, where others read along. */
  const exposes = (text: string, path: Path) => {
    const read = text.trimStart().startsWith('=') ? text : (text.match(/\{[^{}]*\}/g) ?? []).join(' ');
    const [shown] = /\bcontext(?:\.[\w-]+)+/.exec(read.replace(/'[^']*'|"[^"]*"/g, '')) ?? [];
    if (shown)
      report(
        'context-in-address',
        path,
        `"${shown}" comes from the page, and others can read addresses: they end up in logs and in the browser's history`,
        `Send it in the body: {"request": "name", "send": {"…": "= ${shown}"}}.`,
      );
  };
  const judge = (address: string, path: Path, key: string): void => {
    // An address that begins with it is the page's own.
    exposes(address.replace(/^\s*\{[^{}]*\}|(?<=^\s*=\s*)context[\w.-]*/, ''), path);
    // Browsers pass over blanks and control characters here, so nobody may hide behind them.
    const plain = address.replace(/[\0- ]/g, '');
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
    if (plain[0] === '=' || plain[0] === '{') for (const name of namesOf(address).slice(0, 1)) followed.set(name, key);
    if (/^[a-z]+:\/\/[^/?#:]*:[^/?#]*@/i.test(plain)) {
      report(
        'secret',
        path,
        'this address has a password in it, and every visitor can read this file',
        'Take it out, and change it where it is used.',
        { severity: 'error' },
      );
    }
    const query = /\?([^#]*)/.exec(address)?.[1];
    if (query)
      for (const pair of query.split('&')) {
        const [name = '', value = ''] = pair.split('=', 2);
        // A short word is what a page is asked for: ?password=forgotten.
        if (
          !publicKey.test(value) &&
          (value.length > 9 || isWorkedOut(value)) &&
          isSecret(surelyKey.test(bare(name)), value)
        )
          secret(path, name);
      }
    const data = scheme === 'data' && !(isMedia(key) && /^data:(image|video|audio)\//i.test(plain));
    if (scheme === 'javascript' || scheme === 'vbscript' || data) {
      report(
        'unsafe-address',
        path,
        `an address may not be ${data ? 'data' : 'script'}: "${short(address)}"`,
        'Lead to a page with https:, mailto: or tel:; what the page should do goes into {"track": "name"}, which the page hears as an event.',
        { severity: 'error' },
      );
    } else if (scheme === 'http' && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?#]|$)/i.test(plain)) {
      report(
        'unsafe-address',
        path,
        `http: can be read and changed on the way: "${short(address)}"`,
        'Write https:. If that address does not have it, lead elsewhere.',
      );
    } else if (scheme === 'file' || scheme === 'blob' || scheme === 'filesystem') {
      report(
        'unsafe-address',
        path,
        `${scheme}: is only there on your own device: "${short(address)}"`,
        'Put it on a server, and write its address with https:.',
      );
    }
  };
  /** The query of a request becomes a part of its address. */
  const queryExposes = (value: unknown, path: Path) =>
    eachEntry(value, (name, inner) => {
      if (typeof inner === 'string')
        exposes(Array.isArray(value) ? `= ${inner}` : inner, [...path, Array.isArray(value) ? +name : name]);
    });
  /** Addresses in data whose keys say that they are some: items of a recommendation, lists in variables. */
  const items = (value: unknown, path: Path) => {
    if (typeof value === 'object')
      eachEntry(value, (name, inner) => {
        const here = [...path, Array.isArray(value) ? +name : name];
        if (typeof inner === 'string') {
          if (isAddress(name)) judge(inner, here, name);
        } else items(inner, here);
      });
  };

  for (const { of, path, keys: known } of pieces) {
    for (const key of Object.keys(of)) {
      const value: unknown = own(of, key);
      const role = keyOf(known, key)?.role;
      if (typeof value === 'string') {
        if (role === 'address' || role === 'media' || (!path.length && key === 'contact'))
          judge(value, [...path, key], key);
      } else if (role === 'media') {
        for (const [name, address] of entriesOf(value))
          if (typeof address === 'string') judge(address, [...path, key, name], key);
      } else if (role === 'items' || role === 'sets') items(value, [...path, key]);
      if (key === 'query' && own(of, 'request') !== undefined) queryExposes(value, [...path, key]);
      if (key === 'headers') {
        for (const [name, inner] of entriesOf(value))
          if (isSecret(keyName.test(bare(name)), inner)) secret([...path, key, name], name);
      } else if ((role === 'sends' || role === 'values') && path.length && !Array.isArray(value))
        sends(value, [...path, key]);
    }
  }
  items(vars, ['vars']);

  const linked = (text: string, path: Path) => {
    for (const address of linkedAddresses(text)) judge(address, path, 'link');
    // Plain in a text it is no link, but people copy it.
    if (text.includes('http://'))
      for (const [address] of text.replace(/\]\([^\s()]*/g, '](').matchAll(/http:\/\/[^\s<>()"']+/g))
        judge(address.replace(/[.,!?;:]$/, ''), path, 'link');
  };
  for (const { text, path } of texts) linked(text, path);
  for (const [variant, table] of entriesOf(own(flow, 'texts'))) {
    if (typeof table === 'string') judge(table, ['texts', variant], 'texts');
    else
      eachEntry(table, (text, told) => {
        if (typeof told === 'string') linked(told, ['texts', variant, text]);
      });
  }

  /** What a variable that is followed or is a key begins as, or is set to. */
  const begins = (name: string, value: unknown, path: Path) => {
    if (typeof value !== 'string' || !value) return;
    if (followed.has(name)) judge(value, path, followed.get(name)!);
    if (!isWorkedOut(value) && (keys.has(name) || keyLook.test(value))) secret(path, name);
  };
  eachEntry(vars, (name, value) => begins(name, value, ['vars', name]));
  for (const { of, path } of pieces)
    if (own(of, 'set') !== undefined)
      eachEntry(own(of, 'set'), (name, value) => begins(name, value, [...path, 'set', name]));
}
