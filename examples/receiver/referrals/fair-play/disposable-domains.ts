import { readFileSync } from 'node:fs';

const OWN_LIST = new URL('./disposable-domains.txt', import.meta.url);

/**
 * Reads a list of mail domains, one a line, `#` before a note, and answers whether a domain or one above it stands there.
 *
 * @throws {Error} when the file cannot be read.
 */
export function disposableDomains(file: string | URL = OWN_LIST): (domain: string) => boolean {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const listed = new Set(lines.map((line) => line.replace(/#.*/, '').trim().toLowerCase()).filter(Boolean));
  return (domain) => {
    const labels = domain.toLowerCase().split('.');
    return labels.some((_, first) => listed.has(labels.slice(first).join('.')));
  };
}
