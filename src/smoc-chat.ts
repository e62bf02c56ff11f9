import { html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Answer } from './engine/input.ts';
import type { ChatState } from './engine/state.ts';
import type { EndpointSetting } from './effects/delivery/endpoint.ts';
import type { Flow, Text } from './flow/flow.ts';
import type { Json, Values } from './shared/json.ts';
import type { Keep } from './storage/store-port.ts';
import type { Theme } from './theme/theme.ts';
import { askAhead, flowText, holdsPage } from './chat/ahead.ts';
import type { Chat, ChatElement } from './chat/chat.lazy.ts';
import type { Launcher } from './launcher/launcher.lazy.ts';
import type { Live } from './chat/chat-live.lazy.ts';
import { createMissingParts } from './chat/missing-parts.ts';
import { fire } from './events.ts';
import { insist } from './browser/insist.ts';
import { hostStyles } from './host.styles.ts';
import { tokens } from './theme/tokens.styles.ts';
import { adopt } from './view/adopt-styles.ts';

/**
 * A scripted conversation from a JSON flow, which delivers its result.
 *
 * @element smoc-chat
 * @slot - The page's own words, shown until the chat is there and again when it cannot be. A `<script type="application/json">` child holds the flow.
 */
export class SmocChat extends LitElement implements ChatElement {
  static override styles = [tokens, hostStyles];

  static override properties: PropertyDeclarations = {
    src: {},
    flow: { attribute: false },
    mode: { reflect: true },
    theme: {},
    scheme: { reflect: true },
    tone: {},
    lang: { reflect: true },
    endpoint: {},
    keep: {},
    pace: {},
    consent: {},
    preview: { type: Boolean },
    opened: { type: Boolean, attribute: 'open', reflect: true },
    // Declared so that frameworks, which look for a property of that name, set one and not an attribute.
    endpoints: { attribute: false },
    functions: { attribute: false },
    context: { attribute: false },
  };

  /** Address of the flow file. */
  declare src: string | undefined;
  /** The flow itself: an object, or its JSON text. */
  declare flow: Flow | string | undefined;
  /** Where it lives: `inline` (default) in the page's text, `bubble` behind a button in the corner, `page` all over it. */
  declare mode: string | undefined;
  /** Name of a preset (`themes/NAME.json` beside the script), address of a theme file, or the theme itself. */
  declare theme: string | Theme | undefined;
  /** `light` or `dark`; default: as the visitor's system says. */
  declare scheme: string | undefined;
  declare tone: string | undefined;
  /** BCP 47; default: the page's where the flow speaks it, else the flow's. */
  declare lang: string;
  /** Where results go. */
  declare endpoint: string | undefined;
  /** Where results of `submit: "name"` go, by name. */
  declare endpoints: Readonly<Record<string, EndpointSetting>> | undefined;
  /** What `run` steps may call, by name. */
  declare functions: Readonly<Record<string, (...given: never[]) => unknown>> | undefined;
  /** What the page knows, for expressions and texts: `{context.customer}`. */
  declare context: Values | undefined;
  /** How long the conversation is kept on the device: `nothing`, `visit` (default; 30 idle minutes) or `device` (30 days). */
  declare keep: Keep | undefined;
  /** `instant`, `quick`, `natural` (default) or `calm`. */
  declare pace: string | undefined;
  /** `required`: no requests of the flow before the page takes this away. */
  declare consent: string | undefined;
  /** Sends and keeps nothing, and says so. */
  declare preview: boolean;
  /** The attribute `open`. */
  declare opened: boolean;

  /** What `set` was called with before the start. */
  readonly initial: Record<string, Json> = {};

  /** Lasts as long as this flow is shown. */
  #life: AbortController | undefined;
  /** Gets the code that talks: at once, or when somebody opens the bubble or the page wants something of it. */
  #begin: (() => unknown) | undefined;
  #chat: Chat | undefined;
  #launcher: Launcher | undefined;
  /** Calls that came before the chat was there. */
  #todo: ((live: Live) => unknown)[] = [];

  constructor() {
    super();
    this.preview = this.opened = false;
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot() as ShadowRoot;
    // Lit has put the sheets on already, but for a page on which it takes the browser for an old one: see adopt-styles.ts.
    adopt(root, tokens, hostStyles);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Nothing else tells that the parser has come to the end of the script child.
    if (document.readyState === 'loading') document.addEventListener('readystatechange', this.#load, { once: true });
    this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page it is back at once, with all that it holds.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** Begins anew, at the flow's start or at `part`. */
  start(part?: string): Promise<void> {
    return this.#do((live) => live.start(part));
  }
  /** Begins anew and forgets the answers so far. */
  restart(): Promise<void> {
    return this.start();
  }
  /** Answers the open question, or the next one. */
  answer(value: Answer): Promise<void> {
    return this.#do((live) => live.answer(value));
  }
  /** Goes to a part or a step's id. */
  goTo(id: string): Promise<void> {
    return this.#do((live) => live.send({ type: 'go', to: id }));
  }
  /** Sets variables; before the start: what it starts with. */
  set(values: Values): Promise<void> {
    if (!this.#chat?.state) Object.assign(this.initial, values);
    return this.#do((live) => live.send({ type: 'set', values }), false);
  }

  /** Lets the bot say something. */
  say(text: Text): Promise<void> {
    return this.#do((live) => live.send({ type: 'say', text }));
  }
  /** The whole conversation as plain JSON; null before it is there. */
  snapshot(): ChatState | null {
    return this.#chat?.state ?? null;
  }
  /** Removes everything of this chat from the device, and begins anew. */
  forget(): Promise<void> {
    return this.#do((live) => live.forget());
  }

  open(): void {
    this.toggle(true);
  }
  close(): void {
    this.toggle(false);
  }
  toggle(to = !this.opened): void {
    if (to === this.opened) return;
    this.opened = to;
    fire(this, to ? 'smoc-open' : 'smoc-close', {});
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => this.hasUpdated && names.some((name) => changed.has(name));
    if (has('src', 'flow', 'mode')) this.#end();
    else if (has('theme', 'tone', 'lang', 'pace')) void this.#chat?.refresh(has('theme'));
    this.#load();
    if (this.opened) this.#begin?.();
  }

  protected override render() {
    const chat = this.#chat?.draw();
    const words = html`<slot @slotchange=${this.#load}></slot>`;
    // What is the page's own stays on the page, below or behind the chat.
    const isPage = this.isConnected && holdsPage(this);
    const drawn = this.#launcher?.draw(chat, isPage) ?? chat;
    return drawn ? html`${drawn}${isPage ? words : ''}` : words;
  }

  protected override updated(): void {
    this.#launcher?.drawn();
    this.#chat?.drawn();
  }

  /** As soon as there is a flow: the script child is read when the page is parsed, and a framework may set the property later. */
  readonly #load = (): void => {
    if (this.#life || !this.isConnected || !(this.flow ?? this.src ?? flowText(this)?.trim())) return;
    const { signal } = (this.#life = new AbortController());
    // The window stands before the chat is drawn: drawn without it and then into it, the chat would be another one to screen readers.
    const launching =
      this.mode === 'bubble' &&
      insist(() => import('./launcher/launcher.lazy.ts'), signal, this.#missing('launcher')).then(
        ({ createLauncher }) => {
          this.#launcher = createLauncher(this, signal);
          this.requestUpdate();
        },
      );
    this.#begin = async () => {
      this.#begin = undefined;
      const ahead = askAhead(this);
      const { createChat } = await insist(() => import('./chat/chat.lazy.ts'), signal, this.#missing('chat'));
      await launching;
      this.#chat = createChat(this, this.#todo, signal, ahead);
    };
    if (!launching) this.#begin();
  };

  #end(): void {
    this.#life?.abort();
    this.#life = this.#begin = this.#chat = this.#launcher = undefined;
    this.#todo = [];
  }

  /** The visitor sees the page's own words until it is there; the author is told once. */
  #missing(part: string): (isMissing: boolean) => void {
    const { note } = createMissingParts(this, () => undefined);
    return note(part);
  }

  /** Now, or as soon as the chat is there; after removal never. */
  #do(call: (live: Live) => unknown, begins = true): Promise<void> {
    return new Promise((resolve) => {
      const run = (live: Live) => {
        resolve(Promise.resolve(call(live)).then(() => undefined));
      };
      const { live, ready } = this.#chat ?? {};
      if (live && ready) run(live);
      else this.#todo.push(run);
      if (begins) this.#begin?.();
    });
  }
}
