import { isTrue, toNumber, type Scope } from '../expression/expression.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { Json, Values } from '../shared/json.ts';
import { omitInherited, omitUndefined } from '../shared/omit-undefined.ts';
import { capture } from './capture.ts';
import { readAddress, readData } from './data-text.ts';
import type { Effect } from './effect.ts';
import type { About, EnvelopeType } from './envelope.ts';
import type { Stamp } from './input.ts';
import type { Telling } from './reading.ts';
import { entryCount, scopeOf } from './selectors.ts';
import { TRANSCRIPT_PAGE, type ChatState, type Entry, type Frame, type NewEntry } from './state.ts';
import { plainText } from './text.ts';
import type { Run, Works } from './run.ts';

const MAX_RETURNS = 20;

class EngineRun implements Run {
  readonly state: Run['state'];
  readonly effects: Effect[] = [];
  readonly at: number;
  readonly uuid: string;
  chance: number;
  scope: Scope;
  made = 0;
  path = '';
  muted = '';
  readonly flow: Flow;
  readonly works: Works;

  constructor(flow: Flow, works: Works, state: ChatState, { at, uuid, chance, moment }: Stamp) {
    this.flow = flow;
    this.works = works;
    this.state = { ...state };
    // One-page sites walk on while people talk: what is said now is said where the page is now.
    if (moment) this.state.context = { ...state.context, ...moment };
    // One that is over is gone with the next thing that happens.
    if (works.offerAt && flow.offers && at)
      this.state.context = { ...this.state.context, offer: works.offerAt(flow, at) ?? {} };
    this.at = at;
    this.uuid = uuid;
    this.chance = chance;
    this.scope = scopeOf(this.state, at || undefined);
  }

  get telling(): Telling {
    return { flow: this.flow, settings: this.state.settings, formats: this.works.formats };
  }

  get = (name: string): unknown => this.scope(name);

  set(values: Values): void {
    this.works.inputs?.noteVars(this, Object.keys(values));
    this.state.vars = { ...this.state.vars, ...values };
  }

  testPasses(test: unknown, scope = this.scope): boolean {
    return typeof test !== 'string' || isTrue(this.works.evaluate(test, scope));
  }

  evaluateValue(value: unknown): Json | undefined {
    const found =
      typeof value === 'string' && value.startsWith('=') ? this.works.evaluate(value.slice(1), this.scope) : value;
    return typeof found === 'number' && !isFinite(found) ? undefined : (found as Json | undefined);
  }

  number(value: unknown): number | undefined {
    const found = toNumber(this.evaluateValue(value));
    return isNaN(found) ? undefined : found;
  }

  value(value: unknown): Json | undefined {
    return typeof value === 'string' && !value.startsWith('=')
      ? readData(this.telling, value, this.scope)
      : this.evaluateValue(value);
  }

  address(template: unknown): string {
    return readAddress(this.telling, template, this.scope);
  }

  text(text: unknown): string {
    return plainText(this.telling, text as Text, this.scope, (name) => {
      this.report('missing-value', `"{${name}}" has no value.`, `Give it a default: "{${name}|…}"`);
    });
  }

  say(text: unknown): void {
    const words = this.text(text);
    if (words) this.emit('message', { entry: this.add({ kind: 'say', text: text as Text }, [text]), text: words });
  }

  add(entry: NewEntry, texts: readonly unknown[] = [], step = this.path): number {
    const { state } = this;
    const id = entryCount(state) + 1;
    const values = capture(this.flow, texts, this.scope);
    const whole = omitInherited({ values, ...entry, id, at: this.at, step }) as Entry;
    const last = state.transcript.at(-1);
    state.transcript =
      last && last.length < TRANSCRIPT_PAGE
        ? [...state.transcript.slice(0, -1), [...last, whole]]
        : [...state.transcript, [whole]];
    if (step) delete state.lost;
    return id;
  }

  ask(step = this.path, mend?: readonly Frame[]): void {
    const { state } = this;
    state.keys++;
    state.steps = 0;
    state.pending = omitUndefined({ kind: 'question' as const, step, problems: [], tries: 0, mend });
  }

  pause(ms: number, typing = false): void {
    const { state } = this;
    const { perCharacter, most, between } = state.settings.pace;
    // After a change nobody waits for what was said before.
    if (state.redo) return;
    // What is no number of milliseconds is no pause either.
    const hasPace = between > 0 || (perCharacter > 0 && most > 0);
    if (!hasPace || !(ms > 0)) return;
    const key = ++state.keys;
    state.pending = { kind: 'pause', key, ms, typing };
    this.effects.push({ type: 'pause', key, ms });
  }

  type(text: unknown): void {
    const { perCharacter, most, between } = this.state.settings.pace;
    if (!this.state.transcript.length) return;
    const length = perCharacter * most > 0 ? this.text(text).length : 0;
    this.pause(between + Math.min(most, perCharacter * length), true);
  }

  move(at: readonly Frame[]): void {
    this.state.at = at;
    this.state.stage = null;
  }

  jump(to: string, back = this.state.at): void {
    this.state.returns = [...this.state.returns, back].slice(-MAX_RETURNS);
    this.move([[to, -1]]);
  }

  goTo(target: unknown, key: string, step = this.path): boolean {
    if (typeof target === 'string') this.jump(target);
    else if (Array.isArray(target)) this.move([...this.state.at, [`${step}/${key}`, 0]]);
    else return false;
    return true;
  }

  deliver(type: EnvelopeType, about?: About, endpoint?: string): string {
    const { inputs } = this.works;
    if (!inputs) throw new Error('An envelope needs the works of inputs.lazy.ts.');
    return inputs.deliver(this, type, about, endpoint);
  }

  emit(event: string, detail: { readonly [name: string]: Json | undefined }): void {
    if (!this.muted || this.muted !== this.path) this.effects.push({ type: 'emit', event, detail });
  }

  report(code: string, message: string, hint = '', step = this.path): void {
    const { state } = this;
    const key = `${code} ${step}`;
    if (state.reported.includes(key)) return;
    state.reported = [...state.reported, key];
    this.effects.push({ type: 'report', code, step, message, hint });
  }
}

/** For a look at a state that changes nothing. */
const NO_STAMP: Stamp = { at: 0, uuid: '', chance: 0 };

/** Starts a transition. Without a stamp it only reads the state and changes nothing. */
export const createRun = (flow: Flow, works: Works, state: ChatState, stamp: Stamp = NO_STAMP): Run =>
  new EngineRun(flow, works, state, stamp);
