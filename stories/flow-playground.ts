import { html, LitElement, type PropertyDeclarations } from 'lit';
import type { Envelope } from '../src/engine/envelope.ts';
import type { FlowProblem } from '../src/flow/flow-problem.ts';
import { checkFlow } from '../src/flow/check-flow.lazy.ts';
import { knownVoice } from '../src/tone/known-voice.lazy.ts';
import { chat } from './chat.ts';
import { onEnvelope } from './demo-server.ts';
import { exampleFlows } from './flows.ts';
import { initialLook, type Look } from './look.ts';
import './flow-playground.css';

/**
 * A flow file on one side, its chat on the other: typing checks the file, running shows the chat, and what the chat sends stands below.
 * Stands in the page's own tree, so that the page's styles reach it.
 */
class FlowPlayground extends LitElement {
  static override properties: PropertyDeclarations = {
    look: { attribute: false },
    text: { attribute: false },
    running: { state: true },
    problems: { state: true },
    envelopes: { state: true },
  };

  /** What the toolbar says. */
  declare look: Look;
  /** The flow file, as it is being written. */
  declare text: string;
  /** The file that the chat runs. */
  declare running: string;
  declare problems: readonly FlowProblem[];
  /** What the chat has sent, the newest first. */
  declare envelopes: readonly Envelope[];

  #deaf?: () => void;

  constructor() {
    super();
    this.look = initialLook;
    this.problems = this.envelopes = [];
    this.#take(exampleFlows['vip-launch'] ?? '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#deaf = onEnvelope((envelope) => {
      this.envelopes = [envelope, ...this.envelopes];
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf?.();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const example = Object.keys(exampleFlows).find((name) => exampleFlows[name] === this.text) ?? '';
    return html`
      <section class="file" aria-label="Flow file" @dragover=${(event: DragEvent) => {
        event.preventDefault();
      }} @drop=${this.#drop}>
        <div class="bar">
          <label>Start from <select @change=${this.#pick}>
            ${Object.keys(exampleFlows).map((name) => html`<option .selected=${name === example}>${name}</option>`)}
            <option value="" .selected=${example === ''} disabled>a flow of your own</option>
          </select></label>
          <label class="open">or a file <input type="file" accept=".json,application/json" @change=${this.#open}></label>
          <button type="button" @click=${this.#run}>${this.running === this.text ? 'Run again' : 'Run'}</button>
        </div>
        <textarea aria-label="Flow file, paste or drop one here" spellcheck="false" wrap="off" .value=${this.text} @input=${this.#type}></textarea>
        <div class="problems" role="region" aria-label="Problems" aria-live="polite">
          <p>${this.problems.length === 0 ? 'No problems: this flow is ready.' : this.#count()}</p>
          <ol>${this.problems.map(
            (problem) => html`<li class=${problem.severity}>
            <button type="button" @click=${() => {
              this.#jump(problem);
            }}>${place(problem)}</button> ${problem.message}. <small>${problem.hint}</small>
          </li>`,
          )}</ol>
        </div>
      </section>
      <section class="chat" aria-label="Chat">${chat({ flow: this.running, endpoint: '/demo/results', keep: 'nothing' }, { globals: this.look })}</section>
      <section class="sent" aria-label="What it sends">
        <h2>What it sends</h2>
        ${
          this.envelopes.length === 0
            ? html`<p>Nothing yet: talk to the chat until it submits.</p>`
            : this.envelopes.map(
                (envelope) => html`<details open>
          <summary>${envelope.type}, ${new Date(envelope.occurredAt).toLocaleTimeString()}</summary>
          <pre tabindex="0">${JSON.stringify(envelope, null, 2)}</pre>
        </details>`,
              )
        }
      </section>`;
  }

  #count(): string {
    const errors = this.problems.filter(({ severity }) => severity === 'error').length;
    const warnings = this.problems.length - errors;
    const some = (count: number, word: string) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]);
    return [...some(errors, 'error'), ...some(warnings, 'warning')].join(', ');
  }

  /** Checks a file and runs it. */
  #take(text: string): void {
    this.#check(text);
    this.#run();
  }

  #check(text: string): void {
    this.text = text;
    this.problems = checkFlow(text, knownVoice).problems;
  }

  readonly #run = (): void => {
    this.envelopes = [];
    if (this.running === this.text) void this.querySelector('smoc-chat')?.restart();
    this.running = this.text;
  };

  readonly #type = (event: InputEvent): void => {
    const { value } = event.target as HTMLTextAreaElement;
    // What is pasted is a whole thought, what is typed is not.
    if (event.inputType === 'insertFromPaste') this.#take(value);
    else this.#check(value);
  };

  readonly #pick = (event: Event): void => {
    this.#take(exampleFlows[(event.target as HTMLSelectElement).value] ?? '');
  };

  readonly #open = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.#take(await file.text());
  };

  readonly #drop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#take(await file.text());
  };

  /** Marks the line of a problem and brings it into sight. */
  #jump({ line = 1, column = 1 }: FlowProblem): void {
    const area = this.querySelector('textarea') as HTMLTextAreaElement;
    const lines = this.text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
    area.focus();
    area.setSelectionRange(start + column - 1, start + (lines[line - 1]?.length ?? 0));
    area.scrollTop = (line - 4) * lineHeight;
  }
}

const place = ({ line, column }: FlowProblem): string =>
  line === undefined ? 'In the file' : `Line ${line}, column ${column}`;

/** Called, not done on import: the package's `sideEffects` let a bundler drop a module of which nothing is used. */
export function definePlayground(): void {
  if (!customElements.get('flow-playground')) customElements.define('flow-playground', FlowPlayground);
}

declare global {
  interface HTMLElementTagNameMap {
    'flow-playground': FlowPlayground;
  }
}
