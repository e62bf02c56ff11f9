import type { Path } from '../../shared/json-source.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import { eachEntry } from '../shape-problems.ts';
import { placeholdersIn } from './placeholders.ts';
import type { Report } from './report.ts';

/* Keys and passwords, which every visitor could read in the flow. */

/** Names under which keys travel in headers, without their punctuation: words that end so, but no monkey. */
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
export const namesOf = (value: string): readonly string[] =>
  value[0] === '=' ? namesIn(value.slice(1)) : value.includes('{') ? placeholdersIn(value).map(({ name }) => name) : [];

export interface SecretChecks {
  /** In the value of a header. */
  header(name: string, value: unknown, path: Path): void;
  /** In the query of an address. */
  query(address: string, path: Path): void;
  /** In what is sent, however deep. */
  sent(value: unknown, path: Path): void;
  /** In what a variable begins as or is set to, once all places that it could be read in were checked. */
  variable(name: string, value: string, path: Path): void;
}

export function createSecretChecks(report: Report): SecretChecks {
  /** Variables that stand where a key does. */
  const keys = new Set<string>();

  const reportSecret = (path: Path, name: string) =>
    report(
      'secret',
      path,
      `"${name}" looks like a key, and every visitor can read this file`,
      'Take it out, and make it invalid where it was issued. The site\'s own server adds it: {"request": "name"}, and the page says which address the name stands for.',
      { severity: 'error' },
    );
  const isSecret = (isKeyName: boolean, value: unknown): boolean => {
    if (typeof value !== 'string' || !value) return false;
    if (!isWorkedOut(value)) return isKeyName || keyLook.test(value);
    if (isKeyName) for (const each of namesOf(value)) keys.add(each);
    return false;
  };
  const isSentKeyName = (name: string, value: unknown) => {
    const isLong = typeof value === 'string' && value.length > 7;
    return surelyKey.test(bare(name)) || (bare(name) === 'token' && (isLong || isWorkedOut(String(value))));
  };

  const checks: SecretChecks = {
    header(name, value, path) {
      if (isSecret(keyName.test(bare(name)), value)) reportSecret(path, name);
    },
    query(address, path) {
      const query = /\?([^#]*)/.exec(address)?.[1];
      for (const pair of query ? query.split('&') : []) {
        const [name = '', value = ''] = pair.split('=', 2);
        if (publicKey.test(value)) continue;
        // A short word is what a page is asked for: ?password=forgotten.
        const isLong = value.length > 9 || isWorkedOut(value);
        if (isLong && isSecret(surelyKey.test(bare(name)), value)) reportSecret(path, name);
      }
    },
    sent: (value, path) =>
      eachEntry(value, (name, inner) => {
        const here = [...path, Array.isArray(value) ? +name : name];
        if (typeof inner === 'object') checks.sent(inner, here);
        else if (!Array.isArray(value) && isSecret(isSentKeyName(name, inner), inner)) reportSecret(here, name);
      }),
    variable(name, value, path) {
      if (!isWorkedOut(value) && (keys.has(name) || keyLook.test(value))) reportSecret(path, name);
    },
  };
  return checks;
}
