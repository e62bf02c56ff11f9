import type { BlockTraits } from '../../blocks/block.schema.ts';
import { own } from '../../shared/json.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import type { Path } from '../../shared/json-source.ts';
import { entriesOf } from '../shape-problems.ts';
import { blocks, passedOver } from '../blocks.ts';
import { askable } from '../questions.ts';
import { keyOf, keysOf } from '../key-roles.ts';

/*
 * The ways through a flow: each step is a stop, with the ways that lead on from it, as the engine takes them. Made for flows without
 * an error; pure, and every check of ways and of variables reads it.
 */

/** Stands among a stop's names once the visitor was asked for consent. */
export const CONSENT = '?consent';

export interface Stop {
  readonly path: Path;
  readonly step: object | string;
  /** It waits for the visitor. */
  readonly asks: boolean;
  /** It may come to something else by itself: it waits for what happens outside. */
  readonly changes: boolean;
  /** Variables that have a value after it. */
  readonly gives: readonly string[];
  readonly ways: Way[];
}

export interface Way {
  /** `over`: the list ends and nothing comes after it. `left`: the flow says itself that it ends or is left here. */
  readonly to: Stop | 'over' | 'left';
  /** What leads there: the option, the branch, or the step. */
  readonly path: Path;
  /** The step was carried out, so its variables are set. */
  readonly done: boolean;
  /** Variables that a test on this way asks for: the author has thought of their being empty. */
  readonly tested: readonly string[];
  /** The step is skipped, because its `when` is false or the chat does not support it. */
  readonly past?: boolean;
  /** Taken by `return` and by targets that are worked out, so it is not known where visitors come from or which variables are set. */
  readonly vague?: boolean;
}

export interface FlowMap {
  readonly stops: readonly Stop[];
  /** Where the conversation begins. */
  readonly start: Stop | 'over' | 'left';
  /** Where it may turn to at any moment: `on`, `faq`. */
  readonly handlers: readonly (Stop | 'over' | 'left')[];
}

type Place = Way['to'];
/** A place by its name, while the map is drawn; `back` is where `return` leads from there. */
interface Named {
  readonly name: string;
  readonly back: Place | Named;
}
/** A way while the map is drawn: it may lead to a name yet. */
type Draft = { -readonly [K in keyof Way]: K extends 'to' ? Place | Named : Way[K] };

/** Most variables of one list of branches: every way of it has all of them. */
const MAX_TESTED = 50;

const none: readonly string[] = [];
const strings = (list: unknown) =>
  (Array.isArray(list) ? list : []).filter((each): each is string => typeof each === 'string');
const isWorkedOut = (name: string) => /^=|\{/.test(name);
const namesOfTest = (test: unknown) => (typeof test === 'string' ? namesIn(test) : []);

/** What an ask or consent step asks for: itself, or its fields. */
export const askedIn = (step: object): readonly object[] => {
  const fields = own(step, 'fields');
  return Array.isArray(fields)
    ? fields.filter((field): field is object => typeof field === 'object' && field !== null)
    : [step];
};

function givesOf(step: object): readonly string[] {
  const asked = askedIn(step);
  const consents = own(step, 'consent') !== undefined || asked.some((each) => own(each, 'type') === 'consent');
  const rows = own(step, 'rows');
  const gives = strings(
    [...asked, ...(Array.isArray(rows) ? (rows as readonly unknown[]) : [])].map((each) => own(each, 'as')),
  );
  if (Array.isArray(own(step, 'split'))) gives.push('variant');
  const keys = keysOf(step, 'step');
  for (const [key, value] of entriesOf(step)) {
    const role = keyOf(keys, key)?.role;
    if (role === 'name') gives.push(...strings([value]));
    else if (role === 'sets' || role === 'saves') for (const [name] of entriesOf(value)) gives.push(name);
  }
  if (consents) gives.push(CONSENT);
  return gives;
}

const isDone = (verb: string) => !(passedOver as readonly string[]).includes(verb);
/** Verbs at which the conversation waits for somebody to act, or for something outside of it; an `ask` is looked at by its kinds. */
const waitingFor = (whom: NonNullable<BlockTraits['waits']>): readonly string[] =>
  blocks.filter(({ verb, waits }) => waits === whom && verb !== 'ask' && isDone(verb)).map(({ verb }) => verb);
const waiting = waitingFor('visitor');
const choosing = waitingFor('choice');
const changing = ['wait', ...waitingFor('world')];

const typeOf = (asked: object) => String(own(asked, 'type') ?? 'text');
/** Whether there is something to choose among the cards of a step: cards may as well be only shown. */
function hasChoice(step: object): boolean {
  const cards = own(step, 'cards');
  return (
    ['as', 'save', 'skip'].some((key) => own(step, key) !== undefined) ||
    [own(step, 'card'), ...(Array.isArray(cards) ? (cards as unknown[]) : [])].some(
      (card) => own(card, 'options') !== undefined,
    )
  );
}
/** Whether a step waits for the visitor. A hidden question does not. */
const isAsking = (step: object): boolean =>
  (own(step, 'ask') !== undefined &&
    askedIn(step).some((each) => askable.has(typeOf(each)) && typeOf(each) !== 'hidden')) ||
  waiting.some((verb) => own(step, verb) !== undefined) ||
  (choosing.some((verb) => own(step, verb) !== undefined) && hasChoice(step));

/** The map of a flow. */
export function flowMap(flow: object): FlowMap {
  const stops: Stop[] = [];
  const named = new Map<string, Place>();

  /** Maps a list of steps and returns its beginning. Reads it from the end, so that each step knows its successor. */
  const list = <After extends Place | Named>(steps: readonly unknown[], path: Path, after: After): Stop | After =>
    steps.reduceRight<Stop | After>(
      (next, step, index) => stop(step as object | string, [...path, index], next),
      after,
    );

  const stop = (step: object | string, path: Path, next: Place | Named): Stop => {
    if (typeof step === 'string') {
      const ways: Draft[] = [{ to: next, path, done: true, tested: none }];
      const text: Stop = { path, step, ways: ways as Way[], asks: false, changes: false, gives: none };
      stops.push(text);
      return text;
    }
    const keys = Object.keys(step),
      has = (key: string) => keys.includes(key);
    const ways: Draft[] = [];
    const drawn: Stop = {
      path,
      step,
      ways: ways as Way[],
      asks: isAsking(step),
      changes: changing.some(has),
      gives: givesOf(step),
    };
    stops.push(drawn);
    const id = own(step, 'id'),
      go = own(step, 'go');
    if (typeof id === 'string' && !named.has(id)) named.set(id, drawn);

    const at = (...keys: (string | number)[]) => [...path, ...keys];
    const way = (to: Place | Named, from = path, tested = none, done = true, past = false) =>
      void ways.push({ to, path: from, done, tested, past });
    /** Where it goes on once the step is done. */
    const after = typeof go === 'string' ? { name: go, back: next } : next;
    const target: Target = (to, from, tested, done) =>
      way(
        typeof to === 'string' ? { name: to, back: next } : Array.isArray(to) ? list(to, from, after) : after,
        from,
        tested,
        done,
      );

    if (has('ask')) {
      answers(step, at, target);
      if (!askedIn(step).some((each) => askable.has(typeOf(each)))) way(after, path, none, false, true);
    } else if (has('if')) {
      const test = own(step, 'if');
      if (Array.isArray(test)) {
        const tested = [...new Set(test.flatMap((branch) => namesOfTest(own(branch, 'when'))))].slice(0, MAX_TESTED);
        test.forEach((branch, index) => target(own(branch, 'then'), at('if', index, 'then'), tested));
        target(own(step, 'else'), at('else'), tested);
      } else {
        const tested = namesOfTest(test);
        for (const key of ['then', 'else']) target(own(step, key), at(key), tested);
      }
    } else if (Array.isArray(own(step, 'split')))
      (own(step, 'split') as unknown[]).forEach((arm, index) => target(own(arm, 'then'), at('split', index, 'then')));
    else if (has('return') || has('end')) way('left');
    else {
      const cards = own(step, 'cards');
      if (Array.isArray(cards))
        cards.forEach((card, index) => optionWays(own(card, 'options'), at('cards', index, 'options'), target));
      optionWays(own(own(step, 'card'), 'options'), at('card', 'options'), target);
      // Whether the moment has come shows itself then.
      if (has('countdown') && has('then')) target(own(step, 'then'), at('then'), none, false);
      if (has('none')) target(own(step, 'none'), at('none'), none, false);
      if (has('else')) target(own(step, 'else'), at('else'));
      if (has('flow') && isDone('flow')) way('left');
      way(after);
    }
    if (has('fail')) target(own(step, 'fail'), at('fail'), none, false);
    // Nothing is answered, and after steps in a list the question is asked again.
    const resend = own(step, 'resend');
    if (typeof resend === 'string') way({ name: resend, back: drawn }, at('resend'), none, false);
    else if (Array.isArray(resend)) way(list(resend, at('resend'), drawn), at('resend'), none, false);
    if (has('when')) {
      const consent = drawn.gives.includes(CONSENT) ? [CONSENT] : [];
      way(next, path, [...namesOfTest(own(step, 'when')), ...consent], false, true);
    }
    return drawn;
  };

  const parts = entriesOf(own(flow, 'parts')).filter((part): part is readonly [string, unknown[]] =>
    Array.isArray(part[1]),
  );
  for (const [name, steps] of parts) named.set(name, list<Place>(steps, ['parts', name], 'over'));
  const handlers: (Place | Named)[] = [];
  const handler = (to: unknown, ...path: Path) => {
    if (typeof to === 'string') handlers.push({ name: to, back: 'left' });
    else if (Array.isArray(to)) handlers.push(list<Place>(to, path, 'left'));
  };
  for (const [moment, to] of entriesOf(own(flow, 'on'))) handler(to, 'on', moment);
  for (const [index, each] of entriesOf(own(flow, 'faq'))) handler(own(each, 'then'), 'faq', +index, 'then');

  const isNamed = (place: Place | Named): place is Named => typeof place === 'object' && 'name' in place;
  const find = (place: Place | Named): Place => (isNamed(place) ? (named.get(place.name) ?? 'left') : place);
  /** Stands between the targets that are worked out and all places that they may lead to: both may be many. */
  const anywhere: Stop = { path: [], step: '', ways: [], asks: false, changes: false, gives: [] };
  for (const to of named.values()) anywhere.ways.push({ to, path: [], done: true, tested: [], vague: true });
  const returns = stops.some(({ step }) => own(step, 'return') !== undefined);
  for (const { ways } of stops) {
    const drawn: Draft[] = ways;
    for (const way of drawn.slice()) {
      const { to } = way;
      if (!isNamed(to)) continue;
      const isVague = isWorkedOut(to.name);
      way.to = isVague ? anywhere : find(to);
      if (returns) drawn.push({ ...way, to: find(to.back), vague: true });
      if (isVague) way.vague = true;
    }
  }
  const start = own(flow, 'start');
  return {
    stops,
    start: find({ name: typeof start === 'string' ? start : (parts[0]?.[0] ?? ''), back: 'left' }),
    handlers: handlers.map((place) => find(place)),
  };
}

/** The stops that somebody may come to, those near the start first. */
export function reachable({ start, handlers }: FlowMap): ReadonlySet<Stop> {
  const reached = new Set<Stop>();
  const add = (place: Way['to']) => {
    if (typeof place === 'object') reached.add(place);
  };
  [start, ...handlers].forEach(add);
  for (const stop of reached) for (const { to } of stop.ways) add(to);
  return reached;
}

type Target = (to: unknown, from: Path, tested?: readonly string[], done?: boolean) => void;

/** The ways of options that have their own; tells whether all of them do. */
function optionWays(options: unknown, path: Path, way: Target): boolean {
  if (!Array.isArray(options) || !options.length) return false;
  const leading = options.filter((option, index) => {
    const to = own(option, 'then');
    if (to !== undefined) way(to, [...path, index, 'then'], namesOfTest(own(option, 'when')));
    return to !== undefined && own(option, 'when') === undefined;
  });
  return leading.length === options.length;
}

/** The ways on from a question: of its options, of what the visitor may mean, and of every other answer. */
function answers(step: object, at: (...keys: (string | number)[]) => Path, way: Target): void {
  const options = own(step, 'options'),
    route = own(step, 'route');
  const single = own(step, 'fields') === undefined && own(step, 'rows') === undefined && !own(step, 'many');
  const allLead = single && optionWays(options, at('options'), way);
  for (const [intent, to] of entriesOf(route)) if (intent !== 'else') way(to, at('route', intent));
  if (allLead && !own(step, 'other') && !own(step, 'skip') && route === undefined) return;
  const otherwise = own(route, 'else');
  // Name the option that has no `then` of its own, since it is the one that leads on.
  const plain =
    single && Array.isArray(options) ? options.findIndex((option) => own(option, 'then') === undefined) : -1;
  way(otherwise, otherwise !== undefined ? at('route', 'else') : plain >= 0 ? at('options', plain) : at());
}
