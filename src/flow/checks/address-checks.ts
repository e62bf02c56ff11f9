import type { Path } from '../../shared/json-source.ts';
import { eachEntry } from '../shape-problems.ts';
import { isAddress, isMedia } from './data-keys.ts';
import { linkedAddresses } from './linked-addresses.ts';
import type { Report } from './report.ts';
import { namesOf, type SecretChecks } from './secret-checks.ts';

const short = (text: string) => (text.length > 80 ? text.slice(0, 80) + '…' : text);

export interface AddressChecks {
  /** An address; `key` is the key that it stands at. */
  address(address: string, path: Path, key: string): void;
  /** The addresses in a text. */
  linked(text: string, path: Path): void;
  /** Addresses in data whose keys say that they are some: items of a recommendation, lists in variables. */
  data(value: unknown, path: Path): void;
  /** The query of a request, which becomes a part of its address. */
  query(value: unknown, path: Path): void;
  /** What a variable begins as or is set to, once all places that it could be followed in were checked. */
  variable(name: string, value: string, path: Path): void;
}

export function createAddressChecks(report: Report, secrets: SecretChecks): AddressChecks {
  /** Variables whose value is followed as an address, with the key that it stands at. */
  const followed = new Map<string, string>();

  /** Reports what the page hands over, where others can read it. */
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
    // An address that begins with this is the page's own.
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
    secrets.query(address, path);
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
  /** Addresses in data whose keys say that they are some: items of a recommendation, lists in variables. */
  const dataAddresses = (value: unknown, path: Path) => {
    if (typeof value === 'object')
      eachEntry(value, (name, inner) => {
        const here = [...path, Array.isArray(value) ? +name : name];
        if (typeof inner === 'string') {
          if (isAddress(name)) judge(inner, here, name);
        } else dataAddresses(inner, here);
      });
  };

  return {
    address: judge,
    linked(text, path) {
      for (const address of linkedAddresses(text)) judge(address, path, 'link');
      // In plain text it is not a link, but people copy it.
      if (text.includes('http://'))
        for (const [address] of text.replace(/\]\([^\s()]*/g, '](').matchAll(/http:\/\/[^\s<>()"']+/g))
          judge(address.replace(/[.,!?;:]$/, ''), path, 'link');
    },
    data: dataAddresses,
    query: (value, path) =>
      eachEntry(value, (name, inner) => {
        if (typeof inner === 'string')
          exposes(Array.isArray(value) ? `= ${inner}` : inner, [...path, Array.isArray(value) ? +name : name]);
      }),
    variable(name, value, path) {
      const key = followed.get(name);
      if (key !== undefined) judge(value, path, key);
    },
  };
}
