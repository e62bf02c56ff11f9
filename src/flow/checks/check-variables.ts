import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { askedIn, CONSENT, reachable, type FlowMap, type Stop, type Way } from './flow-map.ts';
import { wordOf, type FlowPieces, type ReadName } from './flow-pieces.ts';
import { placeholdersIn } from './placeholders.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import type { Report } from './report.ts';

/* Variables: names that nothing sets, names that are read too early, and a person's data that leaves before consent was asked. */

/** Always there, whatever the flow does. */
const given = ['query', 'page', 'visitor', 'visit', 'device', 'referral', 'campaign', 'value', 'context', 'brand', 'lang', 'now', 'today', 'variant', 'honeypot'];

/** Kinds of answer, and marks for browsers to fill them in, that make an answer a person's data. */
const personalTypes = /^(email|phone|address|signature)$/;
const personalMarks = /name|email|tel|street|address|postal|bday/;

/** Which of a step's answers are a person's data. */
const personalIn = (step: object): string[] => askedIn(step).flatMap((each) => {
  const name = own(each, 'as');
  return typeof name === 'string' && (personalTypes.test(wordOf(own(each, 'type'))) || personalMarks.test(wordOf(own(each, 'autocomplete')))) ? [name] : [];
});

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
/** Stands among the names as long as nobody was asked for consent. */
const UNASKED = '?unasked';

class NameBits {
  private readonly bits = new Map<string, Names>();
  of(...names: readonly string[]): Names {
    return names.reduce((all, name) => {
      const bit = this.bits.get(name) ?? 1n << BigInt(this.bits.size);
      this.bits.set(name, bit);
      return all | bit;
    }, NONE);
  }
}

/** Follows every way until nothing new is learnt. `together`: what always has a value where these names have one. */
function follow(map: FlowMap, bits: NameBits, together: (names: readonly string[]) => Names, first: Names): Map<Stop, Knowledge> {
  const { start, handlers } = map;
  const known = new Map<Stop, Knowledge>();
  const due = new Set<Stop>();
  const [consent, unasked] = [bits.of(CONSENT), bits.of(UNASKED)];
  const learn = (place: Way['to'], { sure, maybe, bare }: Knowledge) => {
    if (typeof place !== 'object') return;
    const old = known.get(place) ?? { sure: ALL, maybe: NONE, bare: NONE };
    const now = { sure: old.sure & sure, maybe: old.maybe | maybe, bare: old.bare | bare };
    if (known.has(place) && old.sure === now.sure && old.maybe === now.maybe && old.bare === now.bare) return;
    known.set(place, now);
    due.add(place);
  };
  for (const place of [start, ...handlers]) learn(place, { sure: first, maybe: first, bare: unasked });
  const pass = (stop: Stop) => {
    const { sure, maybe, bare } = known.get(stop)!;
    const gives = bits.of(...stop.gives), personal = typeof stop.step === 'object' ? bits.of(...personalIn(stop.step)) : NONE;
    for (const { to, done, tested, vague } of stop.ways) {
      const more = (done ? gives : NONE) | together(tested);
      const left = more & consent ? NONE : bare & unasked && done ? bare | personal : bare;
      learn(to, vague ? { sure: ALL, maybe: ALL, bare: NONE } : { sure: sure | more, maybe: maybe | more, bare: left });
    }
    // A handler may come at any question.
    if (stop.asks) for (const place of handlers) learn(place, { sure, maybe, bare: gives & consent ? NONE : bare });
  };
  // In the order of the conversation, so that most stops are due once or twice.
  const order = [...reachable(map)];
  while (due.size) for (const stop of order) if (due.delete(stop)) pass(stop);
  return known;
}

/** The names that a step sends; `undefined` for all answers, none where it sends nothing. */
function sentBy(step: object): readonly string[] | undefined {
  const sends = ['send', 'query'].map((key) => own(step, key)).filter((each) => each !== undefined);
  if (sends.includes('all') || (!sends.length && own(step, 'submit'))) return undefined;
  const inside = (value: unknown): readonly string[] =>
    typeof value !== 'string' ? entriesOf(value).flatMap(([, inner]) => inside(inner)) : value[0] === '=' ? namesIn(value.slice(1)) : namesOf(value);
  return sends.flatMap((send) => (Array.isArray(send) ? send.filter((each): each is string => typeof each === 'string') : inside(send)));
}

const sending = ['submit', 'request', 'handover', 'chat'];
const namesOf = (text: string) => placeholdersIn(text).map(({ name }) => name);
const varsOf = (flow: object) => entriesOf(own(flow, 'vars')).map(([name]) => name);
const pointOf = (path: Path) => path.join('/');

/** Names that nothing in the flow sets, in its steps and in their translations. */
function unknownNames(flow: object, map: FlowMap, { reads }: FlowPieces, report: Report): void {
  const names = new Set([...given, ...varsOf(flow), ...map.stops.flatMap(({ gives }) => gives)]);
  for (const { name, path } of reads) {
    if (names.has(name)) continue;
    const meant = nearest(name, names);
    report('unknown-variable', path, `nothing in this flow sets "${name}"`,
      meant ? `Did you mean "${meant}"?` : `Ask it with "as", set or save it; if the page or an endpoint sets it, say so: "vars": {"${name}": null}.`);
  }
  for (const [variant, table] of entriesOf(own(flow, 'texts'))) {
    eachEntry(table, (text, translation) => {
      if (typeof translation !== 'string' || !translation.includes('{')) return;
      const source = namesOf(text);
      for (const name of namesOf(translation)) {
        if (names.has(name) || source.includes(name)) continue;
        report('unknown-variable', ['texts', variant, text], `nothing in this flow sets "${name}"`,
          source.length ? `The text that this translates has ${source.map((each) => `{${each}}`).join(', ')}: names stay as they are.` : 'The text that this translates has no value in it.');
      }
    });
  }
}

/** Names that are read before they have a value, and personal answers that are sent before consent was asked. */
function earlyNames(flow: object, map: FlowMap, { reads }: FlowPieces, report: Report): void {
  const bits = new NameBits();
  /** What always comes along with a name: all that the steps which set it have in common. */
  const companions = new Map<string, Names>();
  for (const { gives } of map.stops) {
    const all = bits.of(...gives);
    for (const name of gives) companions.set(name, (companions.get(name) ?? ALL) & all);
  }
  const together = (names: readonly string[]) => names.reduce((all, name) => all | (companions.get(name) ?? bits.of(name)), NONE);
  const first = bits.of(...given, ...varsOf(flow));
  const known = follow(map, bits, together, first);

  const byStep = new Map<string, ReadName[]>();
  for (const read of reads) if (read.step && companions.has(read.name) && read.from !== 'list') byStep.set(pointOf(read.step), [...(byStep.get(pointOf(read.step)) ?? []), read]);
  for (const [{ path: at, step, gives }, { sure, maybe }] of known) {
    const read = byStep.get(pointOf(at));
    if (!read) continue;
    const tested = together(namesTested(step));
    for (const { name, path, optional, from } of read) {
      const bit = bits.of(name);
      // Beside its own words, a step may speak of what it asks or brings.
      const isOwn = gives.includes(name) && !/^(say|ask|if|when|image|consent)$/.test(String(path[at.length] ?? ''));
      if (optional || isOwn || (sure | tested) & bit) continue;
      if (!(maybe & bit)) report('unset-variable', path, `"${name}" is read here, but has no value yet`, `It is set on none of the ways that lead here. Ask or set it before${from === 'text' ? `, or give it a default: "{${name}|…}"` : ''}.`);
      else if (from === 'text') report('unset-variable', path, `"${name}" may have no value here`, `Not every way that leads here sets it. Give it a default, "{${name}|…}", or ask for it: "when": "${name} is set".`);
    }
  }

  const personal = new Set([...known.keys()].flatMap(({ step }) => (typeof step === 'object' ? personalIn(step) : [])));
  for (const [{ path, step }, { bare }] of known) {
    const key = sending.find((each) => own(step, each) !== undefined);
    if (!key || own(step, 'submit') === false) continue;
    const early = (sentBy(step as object) ?? [...personal]).filter((name) => personal.has(name) && bits.of(name) & bare);
    if (early.length) {
      report('no-consent', [...path, key], `${early.map((name) => `"${name}"`).join(', ')} may be sent before the visitor was asked for consent`,
        'Ask before: {"consent": "You may write to me about this.", "as": "mayWrite", "purpose": "contact"}, or a field of type consent.', { atKey: true });
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
