import { expect } from 'chai';
import * as v from 'valibot';
import type { Json, Values } from '../../src/shared/json.ts';
import type { Evaluate } from '../../src/expression/expression.ts';
import type { Flow, Text } from '../../src/flow/flow.ts';
import { allWorks } from '../../src/engine/all-works.lazy.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Envelope } from '../../src/engine/envelope.ts';
import { envelopeSchema } from '../../src/engine/envelope.schema.ts';
import { newState, openQuestion, plainText, scopeOf, transition, valuesScope } from '../../src/engine/engine.ts';
import type { Works } from '../../src/engine/works.ts';
import type { Answer, ChatInput, StampedInput, Reply } from '../../src/engine/input.ts';
import type { Question } from '../../src/engine/question.ts';
import type { ChatState, Context, Entry, Settings } from '../../src/engine/state.ts';
import { freeze, instant } from './flow-of.ts';

export const START = Date.UTC(2027, 1, 1, 9);

export interface DriveOptions {
  readonly lang?: string;
  readonly tone?: string;
  readonly pace?: Settings['pace'];
  readonly brand?: string;
  readonly context?: Context;
  readonly values?: Values;
  readonly part?: string;
  readonly chance?: number;
  /** Id of the conversation. */
  readonly session?: string;
  readonly evaluate?: Evaluate;
  /** What becomes of a submission; by default it arrives. `undefined` leaves it on its way. */
  readonly submit?: (envelope: Envelope) => ChatInput | undefined;
  /** What a request brings; by default an empty answer. `undefined` leaves it open. */
  readonly request?: (effect: Effect & { type: 'request' }) => Reply | Error | undefined;
  /** The flow has mistakes that its author is told of: what is sent need not keep the contract with those who take it. */
  readonly odd?: boolean;
  /** Pauses are not ended. */
  readonly slow?: boolean;
}

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A conversation without a screen: plays a flow, does the effects at once, and tells the transcript as lines of text. */
export class Drive {
  readonly effects: Effect[] = [];
  readonly settings: Settings;
  state: ChatState;
  now = START;
  /** The page on which it happens. */
  page?: Values;
  private count = 0;
  readonly flow: Flow;
  readonly works: Works;
  private readonly options: DriveOptions;

  constructor(flow: Flow, options: DriveOptions = {}) {
    this.flow = freeze(flow);
    this.works = options.evaluate ? { ...allWorks, evaluate: options.evaluate } : allWorks;
    this.options = options;
    this.settings = {
      lang: options.lang ?? 'en',
      tone: options.tone ?? '',
      pace: options.pace ?? instant,
      brand: options.brand ?? 'Nordlys',
    };
    this.state = freeze(newState(flow, 'print', this.settings));
    this.send({
      type: 'start',
      context: options.context ?? {},
      session: options.session ?? 'session-1',
      ...(options.values && { values: options.values }),
      ...(options.part && { part: options.part }),
    });
  }

  /** Gives an act to the engine; every single one is also tried on a restored copy of the state, which must behave the same. */
  send(act: ChatInput): readonly Effect[] {
    const stamp = {
      at: (this.now += 1000),
      uuid: `00000000-0000-4000-8000-${String(++this.count * 1000).padStart(12, '0')}`,
      chance: this.options.chance ?? 0.5,
      ...(this.page && { moment: { page: this.page } }),
    };
    const input = freeze({ ...act, ...stamp } as StampedInput);
    const before = this.state;
    const [state, effects] = transition(this.flow, before, input, this.works);
    const again = transition(this.flow, clone(before), input, this.works);
    expect(JSON.stringify(again), 'a restored state goes on alike').to.equal(JSON.stringify([state, effects]));
    this.state = freeze(state);
    this.effects.push(...effects);
    for (const effect of effects) this.perform(effect);
    return effects;
  }

  private perform(effect: Effect) {
    if (effect.type === 'deliver' && !this.options.odd) v.parse(envelopeSchema, effect.envelope);
    if (effect.type === 'pause' && !this.options.slow) this.send({ type: 'elapsed', key: effect.key });
    if (effect.type === 'deliver' && effect.envelope.type === 'form.submitted') {
      const act = this.options.submit
        ? this.options.submit(effect.envelope)
        : ({ type: 'delivered', id: effect.envelope.id, reply: {} } as const);
      if (act) this.send(act);
    }
    if (effect.type === 'request') {
      const reply = this.options.request ? this.options.request(effect) : {};
      if (reply)
        this.send(
          reply instanceof Error
            ? { type: 'failed', key: effect.key, reason: reply.message }
            : { type: 'responded', key: effect.key, reply },
        );
    }
  }

  answer(...values: Answer[]): this {
    for (const value of values) this.send({ type: 'answer', value });
    return this;
  }

  get question(): Question | null {
    return openQuestion(this.flow, this.state, this.works);
  }

  /** Labels on offer. */
  get choices(): string[] {
    const { question } = this;
    const field = question?.kind === 'field' ? question.field : undefined;
    return field?.type === 'choice' ? field.choices.map(({ label }) => this.read(label)) : [];
  }

  /** Words of the problems of the open question. */
  get problems(): string[] {
    return (this.question?.problems ?? []).map(({ field, word }) => (field ? `${field}: ${word}` : word));
  }

  read(text: Text, values?: Values): string {
    return plainText(
      { flow: this.flow, settings: this.state.settings, formats: this.works.formats },
      text,
      values ? valuesScope(values) : scopeOf(this.state),
    );
  }

  get entries(): Entry[] {
    return this.state.transcript.flat();
  }

  /** The transcript: what the bot says as it stands, the visitor's answers after `> `, other entries in brackets. */
  get lines(): string[] {
    return this.entries.map((entry) => {
      const read = (text: Text | undefined) => (text === undefined ? '' : this.read(text, entry.values ?? {}));
      const told = ({ typed, labels = [] }: { typed?: string; labels?: readonly Text[] }) =>
        [...labels.map(read), ...(typed === undefined ? [] : [typed])].join(', ');
      switch (entry.kind) {
        case 'unavailable':
          return '[unavailable]';
        case 'say':
          return read(entry.text);
        case 'answer':
          return (
            '> ' +
            (entry.rows && !entry.labels
              ? entry.rows.map((row) => `${row.label ? read(row.label) + ': ' : ''}${told(row) || '–'}`).join(' | ')
              : told(entry) || '–')
          );
        case 'image':
          return `[image ${entry.src} ${read(entry.alt)}${entry.link ? ' → ' + entry.link : ''}]`;
        case 'open':
          return `[open ${entry.url} ${read(entry.title)} in ${entry.in}]`;
        case 'share':
          return `[share ${entry.url} ${entry.via.join(' ')}]`;
        case 'reward':
          return `[reward ${read(entry.reward)} ${read(entry.title)} ${read(entry.text)}]`;
        case 'handover':
          return `[handover ${[entry.channel, entry.to, entry.reference, read(entry.answer), entry.away && 'away'].filter(Boolean).join(' ')}]`;
        case 'video':
        case 'audio':
        case 'embed':
          return `[${entry.kind} ${entry.src} ${read(entry.title)}]`;
        case 'cards':
          return `[cards ${entry.cards.map(({ title, price, values }) => [title && this.read(title, values ?? {}), price].filter((each) => each !== undefined).join(' ')).join(' | ')}]`;
        case 'event':
          return `[event ${read(entry.title)} ${entry.starts}]`;
        case 'timeline':
        case 'receipt':
        case 'chart':
          return `[${entry.kind} ${entry.items.map(({ label, values }) => this.read(label, values ?? {})).join(' | ')}]`;
        case 'instructions':
          return `[instructions ${entry.items.map(({ text, values, open }) => [this.read(text, values ?? {}), open].filter(Boolean).join(' ')).join(' | ')}]`;
        case 'referrals':
          return `[referrals ${entry.endpoint}]`;
        case 'countdown':
          return `[countdown ${entry.until}]`;
        case 'review':
          return `[review ${entry.answers.map(({ label }) => read(label)).join(' | ')}]`;
        case 'celebrate':
          return `[celebrate ${entry.shape}]`;
        case 'block':
          return `[${entry.verb} ${JSON.stringify(entry.data)}]`;
        case 'poll':
          return `[poll ${entry.shares.map(({ label, votes, mine }) => `${read(label)} ${votes}${mine ? '!' : ''}`).join(' ')} of ${entry.voters}]`;
        case 'awaited':
          return '[awaited]';
        case 'delivery':
          return `[delivery ${this.state.deliveries[entry.envelope] ?? 'corrected'}]`;
      }
    });
  }

  /** All effects of a type. */
  of<T extends Effect['type']>(type: T): (Effect & { type: T })[] {
    return this.effects.filter((effect): effect is Effect & { type: T } => effect.type === type);
  }

  get envelopes(): Envelope[] {
    return this.of('deliver').map(({ envelope }) => envelope);
  }

  /** Details of the public events of this name. */
  events(name: string): { [key: string]: Json | undefined }[] {
    return this.of('emit')
      .filter(({ event }) => event === name)
      .map(({ detail }) => detail);
  }

  /** Codes told to the author, with their places. */
  get reports(): string[] {
    return this.of('report').map(({ code, step }) => `${code} ${step}`);
  }
}

export const drive = (flow: Flow, options?: DriveOptions): Drive => new Drive(flow, options);
