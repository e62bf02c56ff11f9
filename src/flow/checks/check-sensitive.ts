import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { traitsOf } from '../questions.ts';
import { eachEntry } from '../shape-problems.ts';
import { asText, type FlowPieces, type Piece } from './collected-pieces.ts';
import { fixedWords } from './placeholders.ts';
import type { Report } from './report.ts';
import { askedFor, maySound, type Asked } from './sensitive-words.ts';

/* Questions for what is nobody's business in a chat, in whatever language they ask it. */

/** The same by the name of its answer, without `_` and in small letters. */
const names: readonly (readonly [name: RegExp, asked: Asked])[] = [
  [/^c(vc|vv)2?$|^cccsc$|^cardpin$/, { what: 'code', sure: true }],
  [
    /^((credit|debit|bank|payment)?card|cc|(creditcard|bankpas|betaalpas|pinpas|kaart)|(kredit|bank)?karten|(kreditt|bank)?kort)(number|nummer|no|nr)$|^numero(de)?(la)?(carte|tarjeta)$/,
    { what: 'card', sure: true },
  ],
  [/^(credit|debit)card$|^kreditkarte$|^kredittkort$/, { what: 'card', sure: false }],
  [
    /^(ssn|bsn|dni|passport((number|no|nr))?|nationalid|idnumber|identity(card|number)|socialsecurity(number)?|person(al)?nummer|paspoort(nummer)?|rijbewijs(nummer)?|burgerservicenummer|(personal)?ausweis(nummer)?|reisepass(nummer)?|passnummer|passeport|pasaporte|fodselsnummer|f(ø|oe)dselsnummer)$/,
    { what: 'identity', sure: true },
  ],
];

const things = {
  card: 'the number of a payment card',
  code: 'a PIN or a security code',
  identity: 'the number of an identity document',
};
const cures = {
  card: 'Never in a chat: use {"ask": "…", "type": "payment"}, which leads to the payment provider.',
  code: 'Never in a chat: nobody but the bank or the page that gave it may ask for it.',
  identity: 'Leave it out, or ask for it where it is protected: on a page of your own, behind a login.',
};

const isTyped = ({ of }: Piece) => traitsOf(of).isTyped && own(of, 'fields') === undefined;

/** A text of a question, with the place where problems with it are reported. */
interface Said {
  readonly text: string;
  readonly path: Path;
  readonly variant?: string;
}

export function checkSensitive(flow: object, { pieces, texts }: FlowPieces, report: Report): void {
  const asked = pieces.filter(
    (piece) =>
      (piece.role === 'field' || (piece.role === 'step' && own(piece.of, 'ask') !== undefined)) && isTyped(piece),
  );
  if (!asked.length) return;
  const said = new Map<object, Said[]>(asked.map(({ of }) => [of, []]));
  const before = new Map<string, string>();
  for (const { text, path, key, piece } of texts) {
    if (key === 'say' && typeof path.at(-1) === 'number') before.set(path.join('/'), text);
    if (piece && /^(ask|label|placeholder|hint)$/.test(key))
      said.get(piece.of)?.push({ text, path: [...piece.path, own(piece.of, 'ask') === undefined ? 'as' : 'ask'] });
  }
  for (const { of, path } of asked) {
    // The message before it asks.
    const place = own(of, 'ask') === true ? [...path.slice(0, -1), (path.at(-1) as number) - 1] : [];
    const text = before.get(place.join('/'));
    if (text !== undefined) said.get(of)!.push({ text, path: place });
    for (const each of [...said.get(of)!]) {
      eachEntry(own(flow, 'texts'), (variant, table) => {
        const translated = own(table, each.text);
        if (typeof translated === 'string')
          said.get(of)!.push({ text: translated, path: ['texts', variant, each.text], variant });
      });
    }
  }
  // One look at all questions: hardly a flow asks for any of it, and the patterns are many.
  const isSuspect = maySound(
    [...said.values()]
      .flat()
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase(),
  );
  const told = new Set<string>();
  const tell = ({ what, sure }: Asked, path: Path, variant?: string) => {
    if (told.has(path.join('/'))) return;
    told.add(path.join('/'));
    const isError = sure && what !== 'identity';
    report(
      'sensitive-question',
      path,
      `${variant === undefined ? '' : `in "${variant}" `}this ${sure ? 'asks' : 'may ask'} for ${things[what]}`,
      cures[what],
      isError ? { severity: 'error' } : undefined,
    );
  };
  for (const { of, path } of asked) {
    const name = asText(own(of, 'as')).toLowerCase().replaceAll('_', ''),
      free = own(of, 'type') === 'long';
    const judge = ({ text }: Said) =>
      isSuspect && maySound(text.toLowerCase()) ? askedFor(fixedWords(text), free) : undefined;
    const all = said.get(of)!;
    let found: Asked | undefined = /^cc-(?!name)/.test(asText(own(of, 'autocomplete')))
      ? { what: 'card', sure: true }
      : names.find(([pattern]) => pattern.test(name))?.[1];
    for (const each of all) {
      const asks = each.variant === undefined ? judge(each) : undefined;
      if (asks && (!found || (asks.sure && (!found.sure || found.what === 'identity')))) found = asks;
    }
    if (own(of, 'type') === 'code' && found && !found.sure) found = undefined;
    if (found) tell(found, [...path, own(of, 'ask') === undefined ? 'as' : 'ask']);
    else
      for (const each of all) {
        const asks = each.variant === undefined ? undefined : judge(each);
        if (asks && (asks.sure || own(of, 'type') !== 'code')) tell(asks, each.path, each.variant);
      }
  }
}
