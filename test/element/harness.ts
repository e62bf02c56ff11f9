import { fixtureCleanup, waitUntil } from '@open-wc/testing';
import '../../src/define.ts';
import type { SmocChat } from '../../src/smoc-chat.ts';
import type { Flow } from '../../src/flow/flow.ts';

let made = 0;
const mounted = new Set<HTMLElement>();

/** A flow of one part, with a name of its own; messages come at once unless `more` says otherwise. */
export const flowOf = (steps: readonly unknown[], more: object = {}): Flow =>
  ({
    flow: `test-${++made}`,
    pace: 'instant',
    bot: { name: 'Noa' },
    parts: { main: steps },
    ...more,
  }) as unknown as Flow;

/** Puts a chat on the page that keeps nothing unless told otherwise, and says so. */
export function mount(
  flow: unknown,
  attributes: Record<string, string> = {},
  properties: Partial<SmocChat> = {},
): SmocChat {
  const element = document.createElement('smoc-chat');
  for (const [name, value] of Object.entries({ keep: 'nothing', ...attributes })) element.setAttribute(name, value);
  Object.assign(element, { flow }, properties);
  document.body.append(element);
  mounted.add(element);
  return element;
}

/** Called after each test: what it put on the page goes. */
export function cleanUp(): void {
  for (const element of mounted) element.remove();
  mounted.clear();
  fixtureCleanup();
}

/** Milliseconds until something that does not show counts as missing: more than a slow machine takes to fetch every module for the first time. */
export const PATIENCE = 40_000;

/** What one sees and does in a chat, as a visitor would. */
export class Visitor {
  readonly element: SmocChat;

  constructor(element: SmocChat) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }
  all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }
  one<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found)
      throw new Error(`There is no ${selector} in: ${this.root.querySelector('.panel')?.textContent ?? '(no panel)'}`);
    return found;
  }

  has(selector: string): boolean {
    return !!this.root.querySelector(selector);
  }

  /** Texts of all bubbles, from first to last. */
  get messages(): string[] {
    return this.all('.row .bubble:not(.typing)').map((bubble) => bubble.textContent.trim());
  }
  get options(): string[] {
    return this.all('.ask .option').map((option) => option.textContent.trim());
  }
  get field(): HTMLInputElement {
    return this.one<HTMLInputElement>('.dock .field');
  }
  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** Waits until `seen` is true of the chat. */
  async until(seen: (visitor: this) => unknown, what = 'it'): Promise<this> {
    const check = () => {
      try {
        return !!seen(this);
      } catch {
        return false;
      }
    };
    await waitUntil(check, undefined, { timeout: PATIENCE, interval: 10 }).catch(() => {
      throw new Error(`${what} did not happen; the chat shows ${JSON.stringify(this.messages)}`);
    });
    await this.element.updateComplete;
    return this;
  }

  says(text: string): Promise<this> {
    return this.until(() => this.messages.some((message) => message.includes(text)), `"${text}"`);
  }
  asks(): Promise<this> {
    return this.until(
      () =>
        this.has('.ask button, .ask input, .ask a, .dock .field') &&
        this.element.snapshot()?.pending?.kind === 'question',
      'a question',
    );
  }

  button(name: string): HTMLElement {
    const found = this.all('button, a').find(
      (button) => button.textContent.trim() === name || button.getAttribute('aria-label') === name,
    );
    if (!found)
      throw new Error(
        `There is no button "${name}" among ${JSON.stringify(this.all('button').map((each) => each.textContent.trim()))}`,
      );
    return found;
  }

  press(name: string): void {
    this.button(name).click();
  }

  /** Types into a field as a person does, without sending. */
  type(text: string, field: HTMLInputElement = this.field): void {
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  async send(text: string): Promise<void> {
    await this.until(() => this.field);
    this.type(text);
    this.one<HTMLFormElement>('.dock').requestSubmit();
  }
}

/** A mounted chat that has asked its first question. */
export async function visit(
  flow: unknown,
  attributes?: Record<string, string>,
  properties?: Partial<SmocChat>,
): Promise<Visitor> {
  const visitor = new Visitor(mount(flow, attributes, properties));
  await visitor.asks();
  await visitor.until(() => visitor.has('[aria-live=polite]'), 'readiness');
  return visitor;
}

/** Everything that a live region of this chat has told, in order. */
export function listen(visitor: Visitor): string[] {
  const told: string[] = [];
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) {
      if (!(target as Element).closest?.('[aria-live=polite]')) continue;
      for (const node of addedNodes) if (node.textContent) told.push(node.textContent);
    }
  }).observe(visitor.root, { childList: true, subtree: true });
  return told;
}

/** The next event of this name. */
export const next = <T extends Event = Event>(target: EventTarget, name: string): Promise<T> =>
  new Promise((resolve) => {
    target.addEventListener(
      name,
      (event) => {
        resolve(event as T);
      },
      { once: true },
    );
  });
