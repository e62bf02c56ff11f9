import { nearestTags } from '../shared/language.ts';
import type { CampaignFile } from './campaign-file.ts';

/** An address seen from a file, as a path of the site: `flows/friend.json` from `/vip/campaign.json` is `/vip/flows/friend.json`. */
export function pathOf(address: string, fromFile: string): string {
  const plain = address.replace(/[?#].*$/, '');
  const path: string[] = plain.startsWith('/') ? [] : fromFile.split('/').slice(1, -1);
  for (const part of plain.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return `/${path.join('/')}`;
}

/** Where a campaign file lies on the site: beside the customer's page. */
export function addressOf({ pages: { customer } }: Pick<CampaignFile, 'pages'>, fileName: string): string {
  const page = typeof customer === 'string' ? customer : Object.values(customer)[0]!;
  return pathOf(encodeURIComponent(fileName), page);
}

/** Where `path` of the site lies, seen from the folder of `file`: `../images/a.svg`. */
export function relativePath(path: string, file: string): string {
  const to = path.split('/').slice(1);
  const from = file.split('/').slice(1, -1);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Where the terms stand: as the file says, or on the receiver's own page. Relative to the site where it is a path. */
export function termsAddress({ id, terms }: CampaignFile, locale: string): string {
  if (typeof terms === 'string') return terms;
  if (terms) {
    const [nearest] = nearestTags(locale, Object.keys(terms));
    return terms[nearest ?? 'en'] ?? Object.values(terms)[0]!;
  }
  return `/terms/${id}?lang=${encodeURIComponent(locale)}`;
}

/** The languages that a campaign's own texts name, in their order; none where each text is one for all. */
export function languagesNamed({ event, rewards }: CampaignFile): readonly string[] {
  const texts = [event?.title, ...rewards.map(({ title }) => title)];
  const variants = texts.flatMap((text) => (typeof text === 'object' ? Object.keys(text) : []));
  return [...new Set(variants.map((variant) => variant.split('~')[0]!).filter(Boolean))];
}

/** The languages that a campaign's own texts have. */
export function languagesOfFile(file: CampaignFile): readonly string[] {
  const named = languagesNamed(file);
  return named.length > 0 ? named : ['en'];
}

/** Every address at which the terms can be read. */
export function termsAddresses({ id, terms }: CampaignFile): readonly string[] {
  if (typeof terms === 'string') return [terms];
  return terms ? Object.values(terms) : [`/terms/${id}`];
}
