import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { askedIn, CONSENT, reachable, type FlowMap, type Stop, type Way } from './flow-map.ts';
import type { FlowPieces, ReadName } from './collected-pieces.ts';
import { isPersonal } from './personal-data.ts';
import { placeholdersIn } from './placeholders.ts';
import { carried, sentBy, type Sent } from './sent-answers.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import type { Report } from './report.ts';

/* Variables: names that nothing sets, names that are read too early, and a person's data that leaves before consent was asked. */

/** Always there, whatever the flow does. */
const given = [
  'query',
  'page',
  'visitor',
  'visit',
  'device',
  'referral',
  'offer',
  'campaign',
  'value',
  'context',
  'brand',
  'lang',
  'tone',
  'now',
  'today',
  'variant',
  'honeypot',
];

/** What is known of the variables when the conversation comes to a stop. */
interface Knowledge {
  /** Set on every way here. */
  readonly sure: Names;
  /** Set on some way here. */
  readonly maybe: Names;
  /** A person's data that some way here brings along without having asked for consent; UNASKED while it may ask for some yet. */
  readonly bare: Names;
}

/** Names as bits. */
type Names = bigint;
const NONE: Names = 0n;
const ALL: Names = -1n;
/** What is known where the conversation may come from anywhere. */
const anything: Knowledge = { sure: ALL, maybe: ALL, bare: NONE };
/** Stands among the names as long as nobody was asked for consent. */
const UNASKED = '?unasked';

/** Most names that are followed: more would take more memory than there is. */
const MAX_NAMES = 5_000;

class NameBits {
  private readonly bits = new Map<string, Names>();
  /** None for names beyond the most that are followed. */
  of(names: readonly string[]): Names {
    let all = NONE;
    for (const name of names) {
      let bit = this.bits.get(name);
      if (bit === undefined) {
        if (this.bits.size >= MAX_NAMES) continue;
        this.bits.set(name, (bit = 1n << BigInt(this.bits.size)));
      }
      all |= bit;
    }
    return all;
  }
}

/** A person's data that come into being at a stop: what it asks for, and what it copies from other names. */
interface Personal {
  readonly names: readonly string[];
  readonly asked: Names;
  readonly copies: readonly (readonly [to: Names, from: Names])[];
}

const nothing: Personal = { names: [], asked: NONE, copies: [] };

/** Follows every way until nothing new is learnt. `together`: what always has a value where these names have one. */
function follow(
  map: FlowMap,
  bits: NameBits,
  together: (names: readonly string[]) => Names,
  first: Names,
  personal: ReadonlyMap<Stop, Personal>,
): Map<Stop, Knowledge> {
  const { start, handlers } = map;
  const known = new Map<Stop, Knowledge>();
  const due = new Set<Stop>();
  const [consent, unasked] = [bits.of([CONSENT]), bits.of([UNASKED])];
  const learn = (place: Way['to'], news: Knowledge) => {
    if (typeof place !== 'object') return;
    const old = known.get(place);
    if (old === news) return;
    const now = old ? { sure: old.sure & news.sure, maybe: old.maybe | news.maybe, bare: old.bare | news.bare } : news;
    if (old && old.sure === now.sure && old.maybe === now.maybe && old.bare === now.bare) return;
    known.set(place, now);
    due.add(place);
  };
  const pass = (stop: Stop) => {
    const here = known.get(stop)!,
      { sure, maybe, bare } = here;
    const gives = bits.of(stop.gives),
      { asked, copies } = personal.get(stop) ?? nothing;
    const after = copies.reduce(
      (all, [to, from]) => (from & bare ? all | to : all),
      bare & unasked ? bare | asked : bare,
    );
    for (const { to, done, tested, vague } of stop.ways) {
      const more = (done ? gives : NONE) | together(tested);
      const left = more & consent ? NONE : done ? after : bare;
      learn(
        to,
        vague ? anything : more || left !== bare ? { sure: sure | more, maybe: maybe | more, bare: left } : here,
      );
    }
    // A handler may come at any question.
    if (stop.asks) for (const place of handlers) learn(place, { sure, maybe, bare: gives & consent ? NONE : bare });
  };
  for (const place of [start, ...handlers]) learn(place, { sure: first, maybe: first, bare: unasked });
  // In the order of the conversation, so that most stops are visited only once or twice.
  const order = [...reachable(map)];
  while (due.size) for (const stop of order) if (due.delete(stop)) pass(stop);
  return known;
}

const namesOf = (text: string) => placeholdersIn(text).map(({ name }) => name);
const varsOf = (flow: object) => entriesOf(own(flow, 'vars')).map(([name]) => name);
const pointOf = (path: Path) => path.join('/');

/** Words that a test is likely to compare with: answers to choose from, intents, languages; by their small letters. */
function wordsWithoutQuotes(flow: object, { pieces, texts }: FlowPieces): ReadonlyMap<string, string> {
  const words = [
    ...texts.filter(({ key }) => key === 'label').map(({ text }) => text),
    ...pieces.map(({ of, role }) => (role === 'option' ? own(of, 'value') : undefined)),
    ...['intents', 'texts'].flatMap((key) => entriesOf(own(flow, key)).map(([name]) => name)),
    own(flow, 'language') ?? 'en',
  ];
  return new Map(words.flatMap((word) => (typeof word === 'string' ? [[word.trim().toLowerCase(), word.trim()]] : [])));
}

/** Names that nothing in the flow sets, in its steps and in their translations. */
function unknownNames(flow: object, map: FlowMap, pieces: FlowPieces, report: Report): void {
  const { reads } = pieces;
  let answers: ReadonlyMap<string, string> | undefined;
  const names = new Set([...given, ...varsOf(flow), ...map.stops.flatMap(({ gives }) => gives)]);
  for (const { name, path, from } of reads) {
    if (names.has(name)) continue;
    const answer = from === 'expression' && (answers ??= wordsWithoutQuotes(flow, pieces)).get(name.toLowerCase());
    if (answer) {
      report(
        'unknown-variable',
        path,
        `nothing in this flow sets "${name}"`,
        `Did you mean '${answer}' in quotes? Texts stand in quotes, names without.`,
      );
      continue;
    }
    const meant = nearest(name, names);
    report(
      'unknown-variable',
      path,
      `nothing in this flow sets "${name}"`,
      meant
        ? `Did you mean "${meant}"?`
        : `${from === 'expression' ? `A text stands in quotes: '${name}'. ` : ''}Ask it with "as", set or save it; if the page or an endpoint sets it, say so: "vars": {"${name}": null}.`,
    );
  }
  for (const [variant, table] of entriesOf(own(flow, 'texts'))) {
    eachEntry(table, (text, translation) => {
      if (typeof translation !== 'string' || !translation.includes('{')) return;
      const source = namesOf(text);
      for (const name of namesOf(translation)) {
        if (names.has(name) || source.includes(name)) continue;
        report(
          'unknown-variable',
          ['texts', variant, text],
          `nothing in this flow sets "${name}"`,
          source.length
            ? `The text that this translates has ${source.map((each) => `{${each}}`).join(', ')}: names stay as they are.`
            : 'The text that this translates has no value in it.',
        );
      }
    });
  }
}

/** Names that are read before they have a value, and personal answers that are sent before consent was asked. */
function earlyNames(flow: object, map: FlowMap, { reads }: FlowPieces, report: Report): void {
  const bits = new NameBits();
  bits.of([CONSENT, UNASKED]);
  /** What always comes along with a name: all that the steps which set it have in common. */
  const companions = new Map<string, Names>();
  for (const { gives } of map.stops) {
    const all = bits.of(gives);
    for (const name of gives) companions.set(name, (companions.get(name) ?? ALL) & all);
  }
  const together = (names: readonly string[]) =>
    names.reduce((all, name) => all | (companions.get(name) ?? bits.of([name])), NONE);
  const first = bits.of([...given, ...varsOf(flow)]);
  const { sent, personal } = personalFlow(map, bits);
  const known = follow(map, bits, together, first, personal);

  const byStep = new Map<string, ReadName[]>();
  for (const read of reads) {
    if (!read.step || !companions.has(read.name) || read.from === 'list') continue;
    const point = pointOf(read.step),
      all = byStep.get(point);
    if (all) all.push(read);
    else byStep.set(point, [read]);
  }
  for (const [{ path: at, step, gives }, { sure, maybe }] of known) {
    const read = byStep.get(pointOf(at));
    if (!read || report.isFull()) continue;
    const tested = together(namesTested(step));
    for (const { name, path, optional, from } of read) {
      const bit = bits.of([name]);
      // Beside its own words, a step may speak of what it asks or brings.
      const isOwn = gives.includes(name) && !/^(say|ask|if|when|image|consent)$/.test(String(path[at.length] ?? ''));
      if (optional || isOwn || !bit || (sure | tested) & bit) continue;
      if (!(maybe & bit))
        report(
          'unset-variable',
          path,
          `"${name}" is read here, but has no value yet`,
          `It is set on none of the ways that lead here. Ask or set it before${from === 'text' ? `, or give it a default: "{${name}|…}"` : ''}.`,
        );
      else if (from === 'text')
        report(
          'unset-variable',
          path,
          `"${name}" may have no value here`,
          `Not every way that leads here sets it. Give it a default, "{${name}|…}", or ask for it: "when": "${name} is set".`,
        );
    }
  }

  earlyAnswers(bits, known, personal, sent, report);
}

/** What every stop sends, and whose data it has; both empty where the flow sends nothing. */
function personalFlow(
  { stops }: FlowMap,
  bits: NameBits,
): { readonly sent: ReadonlyMap<Stop, readonly Sent[]>; readonly personal: ReadonlyMap<Stop, Personal> } {
  const sent = new Map<Stop, readonly Sent[]>(),
    personal = new Map<Stop, Personal>();
  for (const stop of stops) {
    const all = sentBy(stop.step);
    if (all.length) sent.set(stop, all);
  }
  if (sent.size)
    for (const stop of stops) {
      if (typeof stop.step !== 'object') continue;
      const asked = (own(stop.step, 'ask') === undefined ? [] : askedIn(stop.step))
        .filter(isPersonal)
        .map((each) => own(each, 'as'))
        .filter((name) => typeof name === 'string');
      const copied = entriesOf(own(stop.step, 'set')).filter(([, value]) => carried(value).length);
      if (!asked.length && !copied.length) continue;
      const copies = copied.map(([name, value]) => [bits.of([name]), bits.of(carried(value))] as const);
      personal.set(stop, { names: [...asked, ...copied.map(([name]) => name)], asked: bits.of(asked), copies });
    }
  return { sent, personal };
}

/** Personal answers that are sent before consent was asked. */
function earlyAnswers(
  bits: NameBits,
  known: ReadonlyMap<Stop, Knowledge>,
  personal: ReadonlyMap<Stop, Personal>,
  sent: ReadonlyMap<Stop, readonly Sent[]>,
  report: Report,
): void {
  let all = NONE;
  for (const { asked } of personal.values()) all |= asked;
  for (let before = NONE; before !== all;) {
    before = all;
    for (const { copies } of personal.values()) for (const [to, from] of copies) if (from & all) all |= to;
  }
  if (!all) return;
  const [consent, unasked] = [bits.of([CONSENT]), bits.of([UNASKED])];
  const names = new Set([...known.keys()].flatMap((stop) => personal.get(stop)?.names ?? []));
  for (const [stop, { bare }] of known) {
    const each = sent.get(stop);
    if (!each) continue;
    const gives = bits.of(stop.gives),
      asked = personal.get(stop)?.asked ?? NONE;
    const late = gives & consent ? NONE : bare & unasked ? bare | asked : bare;
    const early = new Set<string>();
    let by: string | undefined;
    for (const { key, names: sends, after } of each) {
      const open = (after ? late : bare) & all;
      const found = [...(sends === 'all' ? names : sends)].filter((name) => bits.of([name]) & open);
      if (!found.length) continue;
      if (!early.size) by = key;
      found.forEach((name) => early.add(name));
    }
    if (early.size) {
      report(
        'no-consent',
        by === undefined ? stop.path : [...stop.path, by],
        `${[...early].map((name) => `"${name}"`).join(', ')} may be sent before the visitor was asked for consent`,
        'Ask before: {"consent": "You may write to me about this.", "as": "mayWrite", "purpose": "contact"}, or a field of type consent.',
        { atKey: true },
      );
    }
  }
}

const namesTested = (step: object | string): readonly string[] => {
  const test = own(step, 'when');
  return typeof test === 'string' ? namesIn(test) : [];
};

export function checkVariables(flow: object, map: FlowMap, pieces: FlowPieces, report: Report): void {
  unknownNames(flow, map, pieces, report);
  earlyNames(flow, map, pieces, report);
}
