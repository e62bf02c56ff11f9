import { html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Answer } from './engine/input.ts';
import type { ChatState } from './engine/state.ts';
import type { EndpointSetting } from './effects/delivery/endpoint.ts';
import type { Flow, Text } from './flow/flow.ts';
import type { FlowFile } from './flow/flow-file.ts';
import type { Json, Values } from './shared/json.ts';
import type { modes, paces, schemes } from './shared/option-values.ts';
import type { Keep } from './storage/store-port.ts';
import type { Theme, ThemeFile } from './theme/theme.ts';
import { prefetch, flowText, holdsPage } from './chat/prefetch.ts';
import type { Failure } from './session/load-flow.ts';
import type { Chat } from './chat/chat.lazy.ts';
import type { CampaignFlows, ChatElement } from './chat/chat-element.ts';
import type { EarlyCall } from './chat/early-call.ts';
import type { PageBlock } from './blocks/page-block.work.ts';
import type { Launcher } from './launcher/launcher.lazy.ts';
import { pressedNow, type Opener } from './launcher/opener.ts';
import type { Interaction } from './chat/interaction.ts';
import { createMissingParts, type MissingParts } from './chat/missing-parts.ts';
import { fire, reportError } from './events.ts';
import { retryUntilLoaded, type Told } from './browser/retry-until-loaded.ts';
import { followPageScheme } from './browser/page-scheme.ts';
import { hostStyles } from './host.styles.ts';
import { tokens } from './theme/tokens.styles.ts';
import { adopt } from './view/adopt-styles.ts';

/** Where a chat may live. */
export type Mode = (typeof modes)[number];
/** What the property `open` takes: true, or the empty text of an attribute, opens. */
export type Opens = boolean | '' | null | undefined;
/** Any word, while the known ones are still offered by the editor. */
type OrAny<Word extends string> = Word | (string & Record<never, never>);

/**
 * An object that a page wrote into an attribute as JSON text. A framework that renders on a server may have written
 * `[object Object]` instead.
 */
const jsonText = { fromAttribute: (text: string | null) => (text === '[object Object]' ? null : text) };

/** Frameworks set what is written in a template as a property, where the element has one of that name. */
const methods = ['close', 'toggle', 'start', 'restart', 'answer', 'goTo', 'set', 'say', 'snapshot', 'forget'] as const;

/** What distinguishes one campaign from another. A framework may set the same one again each time it renders. */
function partsOf(campaign: unknown): unknown {
  const flows = (campaign as Partial<CampaignFlows> | null | undefined)?.flows;
  return flows ? `${flows.customer} ${flows.friend}` : campaign;
}

/**
 * A scripted conversation from a JSON flow, which delivers its result.
 *
 * @element smoc-chat
 * @slot - The page's own content, shown until the chat has loaded, and again if it cannot load. A `<script
 * type="application/json">` child holds the flow.
 */
export class SmocChat extends LitElement implements ChatElement {
  static override styles = [tokens, hostStyles];

  static override properties: PropertyDeclarations = {
    src: {},
    flow: { converter: jsonText },
    campaign: { converter: jsonText, hasChanged: (campaign, before) => partsOf(campaign) !== partsOf(before) },
    mode: { reflect: true },
    theme: { converter: jsonText },
    scheme: { reflect: true },
    tone: {},
    lang: { reflect: true },
    endpoint: {},
    results: {},
    keep: {},
    pace: {},
    consent: {},
    impressions: {},
    preview: { type: Boolean },
    opened: { type: Boolean, attribute: 'open', reflect: true },
    // Declared so that frameworks, which look for a property of that name, set one and not an attribute.
    endpoints: { attribute: false },
    blocks: { attribute: false },
    context: { attribute: false },
  };

  /** Address of the flow file. */
  declare src: string | undefined;
  /** The flow itself: an object, or its JSON text. */
  declare flow: Flow | FlowFile | string | null | undefined;
  /**
   * In place of a flow: a campaign file, its address or its JSON text. A visitor who arrives with a friend's code gets the
   * friend's flow, everybody else the customer's.
   */
  declare campaign: CampaignFlows | string | null | undefined;
  /** Where it lives: `inline` (default) in the page, `bubble` (a button in the corner and its window), `page` (the whole page). */
  declare mode: Mode | undefined;
  /** Name of a preset (`themes/NAME.json` beside the script), address of a theme file, or the theme itself, also as JSON text. */
  declare theme: string | Theme | ThemeFile | null | undefined;
  /** `light` or `dark`; default: as the theme says, else the page's own `color-scheme`, else the visitor's system. */
  declare scheme: (typeof schemes)[number] | undefined;
  /** How it speaks: `warm` (default), `playful`, `formal`, or a tone of the theme or the flow. */
  declare tone: OrAny<'warm' | 'playful' | 'formal'> | undefined;
  /** Language tag, such as `nl`; default: the page's language if the flow has it, else the flow's. */
  declare lang: string;
  /** Address that results are posted to. */
  declare endpoint: string | undefined;
  /** `submissions` posts nothing but submissions; default: `all` kinds of results. */
  declare results: string | undefined;
  /** Where results of `submit: "name"` go, by name. */
  declare endpoints: Readonly<Record<string, EndpointSetting>> | undefined;
  /** The page's own steps, such as a seat map; read when the conversation begins. */
  declare blocks: readonly PageBlock[] | undefined;
  /** What the page knows, for expressions and texts: `{context.customer}`. */
  declare context: Values | undefined;
  /** How long the conversation stays on the device: `nothing`, `visit` (default, 30 idle minutes) or `device` (30 days). */
  declare keep: Keep | undefined;
  /** How messages arrive: `instant`, `quick`, `natural` (default) or `calm`. Reduced motion always wins. */
  declare pace: (typeof paces)[number] | undefined;
  /**
   * `required`: until the page removes this, the flow sends no requests, and shows other pages, and pictures, films and
   * sounds of other sites, only after a press; until then cards and options are shown without pictures from other sites.
   */
  declare consent: 'required' | undefined;
  /**
   * Address that is notified once per page load that the flow's first message was seen: which flow, and nothing about
   * the visitor. Never in a preview, while `consent` is `required`, or when the browser says Do Not Track or
   * Global Privacy Control.
   */
  declare impressions: string | undefined;
  /** Sends and keeps nothing, and says so. */
  declare preview: boolean;
  /** Whether the bubble is open. The attribute is called `open`. */
  declare opened: boolean;

  /**
   * What `set` was called with: a conversation begins with it.
   *
   * @internal
   */
  readonly initial: Record<string, Json> = {};
  /**
   * Address of the flow that is shown.
   *
   * @internal
   */
  source: string | undefined;
  /**
   * The element that opened it, if the page did so at a press.
   *
   * @internal
   */
  openedBy: Opener | undefined;

  /** Lasts as long as this flow is shown. */
  #life: AbortController | undefined;
  /** Gets the code that talks: at once, or when somebody opens the bubble or the page wants something of it. */
  #begin: (() => unknown) | undefined;
  #chat: Chat | undefined;
  #launcher: Launcher | undefined;
  /** The code that could not be loaded so far. */
  #parts: MissingParts | undefined;
  /** Calls made before the chat had loaded. */
  #early: EarlyCall[] = [];

  static {
    // A method stays one whatever is set in its place. A function may stand there: tests do so.
    for (const name of methods) {
      const method: unknown = this.prototype[name];
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get: () => method,
        set(this: SmocChat, value: unknown) {
          if (typeof value === 'function')
            Object.defineProperty(this, name, { configurable: true, writable: true, value });
          else
            reportError(this, 'not-a-property', `${name} is a method and cannot be set.`, '', `Call it: ${name}(…).`);
        },
      });
    }
  }

  constructor() {
    super();
    this.preview = this.opened = false;
    // Set before the element was registered, such a property lies over what the element has of that name.
    for (const name of [...methods, 'open'] as const) {
      const { value } = Object.getOwnPropertyDescriptor(this, name) ?? {};
      if (value === undefined) continue;
      delete (this as Partial<SmocChat>)[name];
      Object.assign(this, { [name]: value as unknown });
    }
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = super.createRenderRoot() as ShadowRoot;
    // The tokens follow the page of this one chat.
    const own = new CSSStyleSheet();
    own.replaceSync(tokens.cssText);
    root.adoptedStyleSheets = [own, ...[...root.adoptedStyleSheets].filter((sheet) => sheet !== tokens.styleSheet)];
    // Lit has put this on already, but for a page on which it takes the browser for an old one: see adopt-styles.ts.
    adopt(root, hostStyles);
    followPageScheme(root);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was in the browser's top layer has left it, if the page moved the element.
    this.requestUpdate();
    // Nothing else tells that the parser has come to the end of the script child.
    if (document.readyState === 'loading') document.addEventListener('readystatechange', this.#load, { once: true });
    // Before the first update, properties that were set before the element was registered are not there yet.
    if (this.hasUpdated) this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page it is back at once, with all that it holds.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#end();
      this.#early = [];
    });
  }

  /** Starts the conversation again, at the flow's start or at `part`. */
  start(part?: string): Promise<void> {
    const started = this.#do((chat) => chat.start(part), { start: { part } });
    this.#chat?.startEarly();
    return started;
  }
  /** Starts the conversation again and forgets the answers so far. */
  restart(): Promise<void> {
    return this.start();
  }
  /** Answers the open question, or the next one. */
  answer(value: Answer): Promise<void> {
    return this.#do((chat) => chat.answer(value), { outlastsStart: true });
  }
  /** Goes to a part or a step's id. */
  goTo(id: string): Promise<void> {
    return this.#do((chat) => chat.send({ type: 'go', to: id }));
  }
  /** Sets variables, which later conversations start with too. */
  set(values: Values): Promise<void> {
    Object.assign(this.initial, values);
    return this.#do((chat) => chat.send({ type: 'set', values }), {}, false);
  }

  /** Adds a message from the bot. */
  say(text: Text): Promise<void> {
    return this.#do((chat) => chat.send({ type: 'say', text }));
  }
  /** The whole conversation as plain JSON; null before it has begun. */
  snapshot(): ChatState | null {
    return this.#chat?.state ?? null;
  }
  /** Removes all data of this chat from the device, and starts again. */
  forget(): Promise<void> {
    return this.#do((chat) => chat.forget());
  }

  /** Opens the bubble: `open()`. Frameworks and templates may set it like the attribute: `open = true`. */
  get open(): () => void {
    return () => {
      this.toggle(true);
    };
  }
  set open(to: Opens) {
    if (typeof to === 'function')
      Object.defineProperty(this, 'open', { configurable: true, writable: true, value: to });
    else this.opened = to === '' || !!to;
  }
  /** Closes the bubble. */
  close(): void {
    this.toggle(false);
  }
  /** Opens or closes the bubble; `true` only opens it, `false` only closes it. */
  toggle(to = !this.opened): void {
    if (to === this.opened) return;
    this.opened = to;
    fire(this, to ? 'smoc-open' : 'smoc-close', {});
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('opened')) this.openedBy = this.opened ? pressedNow() : undefined;
    const has = (...names: string[]) => this.hasUpdated && names.some((name) => changed.has(name));
    // A framework may hand the same flow over anew with each of its renderings.
    const ownFlow = this.flow ?? this.src;
    if (has('src', 'mode') || (has('campaign') && !ownFlow) || (has('flow') && !this.#chat?.shows(this.flow)))
      this.#end();
    else if (has('theme', 'tone', 'lang', 'pace', 'consent')) void this.#chat?.refresh(has('theme'));
    if (has('endpoint', 'endpoints')) this.#chat?.interaction?.flush();
    this.#load();
    if (this.opened) this.#begin?.();
  }

  protected override render(): unknown {
    const chat = this.#chat?.draw();
    const words = html`<slot @slotchange=${this.#load}></slot>`;
    // What is the page's own stays on the page, below or behind the chat.
    const isPage = this.isConnected && holdsPage(this);
    const tryAgain = !chat && this.#parts?.any ? this.#parts.tryAgain : undefined;
    const drawn = this.#launcher?.draw(chat, isPage, tryAgain) ?? chat;
    return drawn ? html`${drawn}${isPage ? words : ''}` : words;
  }

  protected override updated(): void {
    this.#launcher?.drawn();
    this.#chat?.drawn();
  }

  /** As soon as there is a flow: the script child is read when the page is parsed, and a framework may set the property later. */
  readonly #load = (): void => {
    if (this.#life || !this.isConnected || !(this.flow ?? this.src ?? this.campaign ?? flowText(this)?.trim())) return;
    const { signal } = (this.#life = new AbortController());
    // The window stands before the chat is drawn: drawn without it and then into it, the chat would be another one to screen readers.
    const launching =
      this.mode === 'bubble' &&
      retryUntilLoaded(() => import('./launcher/launcher.lazy.ts'), signal, this.#missing('launcher')).then(
        ({ createLauncher }) => {
          this.#launcher = createLauncher(this, signal);
          this.requestUpdate();
        },
      );
    this.#begin = async () => {
      this.#begin = undefined;
      const { flow, src, campaign, theme } = this;
      this.source = src;
      let failure: Failure | undefined;
      if (campaign && !flow && !src) {
        const { flowOfCampaign } = await retryUntilLoaded(
          () => import('./chat/campaign-flow.lazy.ts'),
          signal,
          this.#missing('campaign'),
        );
        const found = await flowOfCampaign(campaign);
        if (signal.aborted) return;
        if ('src' in found) this.source = found.src;
        else ({ failure } = found);
      }
      const prefetched = failure ? { failure } : prefetch({ flow, src: this.source, theme });
      const { createChat } = await retryUntilLoaded(() => import('./chat/chat.lazy.ts'), signal, this.#missing('chat'));
      await launching;
      this.#chat = createChat(this, this.#early, signal, prefetched);
    };
    if (!launching) this.#begin();
  };

  #end(): void {
    this.#life?.abort();
    this.#life = this.#begin = this.#chat = this.#launcher = this.#parts = undefined;
  }

  /** The visitor sees the page's own content until it has loaded, and in an open window that it is missing; the author gets one report. */
  #missing(part: string): Told {
    this.#parts ??= createMissingParts(this, () => {
      this.requestUpdate();
    });
    return this.#parts.note(part);
  }

  /** Now, or as soon as the chat is there; after removal never. */
  #do(call: (chat: Interaction) => unknown, about: Partial<EarlyCall> = {}, begins = true): Promise<void> {
    return new Promise((resolve) => {
      const run = (chat: Interaction) => {
        resolve(Promise.resolve(call(chat)).then(() => undefined));
      };
      const { interaction } = this.#chat ?? {};
      if (interaction) run(interaction);
      else this.#early.push({ ...about, run, done: resolve });
      if (begins) this.#begin?.();
    });
  }
}
