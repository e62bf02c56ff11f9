import { html, type HTMLTemplateResult } from 'lit';
import type { Question } from '../engine/question.ts';
import type { ChatState } from '../engine/state.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { Theme } from '../theme/theme.ts';
import { openChange } from '../engine/changeable.ts';
import { createLastFinder } from '../engine/selectors.ts';
import { isRightToLeft } from '../shared/language.ts';
import { shows } from '../shared/shows.ts';
import type { StringKey } from '../tone/strings.ts';
import { picture } from './safe-url.ts';
import { draw } from './draw.ts';
import { says } from './says.ts';
import { questionInput } from './inputs/question-input.ts';
import type { View } from './view.ts';

/** What lives longer than one drawing. */
export interface PanelNodes {
  /** Holds the transcript's rows. */
  readonly log: HTMLElement;
  /** Holds the open question's input: new with every asking, so that nothing of the last one is left. */
  ask: HTMLElement;
  asked: string;
  /** Below the transcript: filled by panel-behaviour.lazy.ts. */
  readonly end: HTMLElement;
}

export const newNodes = (): PanelNodes => {
  const box = (className: string) => Object.assign(document.createElement('div'), { className });
  return { log: box('log'), ask: box('ask'), asked: '', end: box('end') };
};

/** What the panel shows besides the transcript, whose rows are drawn into `nodes.log` apart from it. */
export interface PanelModel {
  readonly nodes: PanelNodes;
  readonly flow: Flow;
  readonly view: View;
  readonly state: ChatState;
  readonly question: Question | null;
  readonly dressing: { readonly brand: { readonly theme: Theme | undefined } | undefined };
  /** What could not be loaded so far. */
  readonly missing: { readonly any: boolean; readonly lasts: boolean; tryAgain(): void; reload(): void };
}

/** What the panel has as soon as the visitor can act. */
export interface PanelExtras {
  /** Ends a typing pause. */
  skip(event: Event): void;
  /** What else has to be said at the start. */
  notices(view: View): readonly string[];
  /** Shows that more is to come. */
  waiting(view: View, state: ChatState): unknown;
  /** The header's buttons. */
  header(view: View): unknown;
  /** How far the conversation is, where the flow says so. */
  progress(view: View, state: ChatState): unknown;
  /** What stands around the `input` of an answer that is changed. */
  changing(view: View, asked: Text | undefined, input: unknown): unknown;
}

export const keyOf = (question: Question | null): string => (question ? question.step + question.count : '');

/** The flow's last message: what the page lets the bot say comes from no step. */
const lastOfFlow = createLastFinder(({ kind, step }) => kind === 'say' && !!step);

/** Id of what names the open question's input: the message that asks it, or the words above it while an answer is changed. */
export const labelOf = (state: ChatState): string =>
  openChange(state) === undefined ? `m${lastOfFlow(state)?.id}` : 'changing';

/** A line of the chat itself, above what is said. */
const notice = (text: unknown) => html`<p class="notice" part="notice" ${says(text)}></p>`;

/** That somebody talks who is no person: in the author's own words, in the chat's, or not at all. */
function assistantNotice(view: View, assistant: Flow['assistant']) {
  if (assistant === false) return '';
  const isOwn = shows(view.bare(assistant as Text));
  return notice(isOwn ? view.text(assistant as Text) : view.word('assistant'));
}

/** That a part of the chat could not be loaded, with buttons that help. */
function missingNotice(view: View, missing: PanelModel['missing']) {
  if (!missing.any) return '';
  const button = (part: string, word: StringKey, press: () => void) =>
    html`<button type="button" class="option" part="button ${part}" ${says(view.word(word))} @click=${press}></button>`;
  return html`<div class="notice missing" part="notice missing" role="status">
    <span ${says(view.word('missing'))}></span> ${button('retry', 'loadAgain', missing.tryAgain)}
    ${missing.lasts ? button('reload', 'reload', missing.reload) : ''}
  </div>`;
}

/** The whole chat. */
export function panel(model: PanelModel, extras: PanelExtras | undefined): HTMLTemplateResult {
  const { nodes, flow, view, state, question, missing } = model;
  const { assistant } = flow;
  const { name = view.bot.name, logo } = { ...model.dressing.brand?.theme?.brand };
  const { lang } = view.settings;
  if (nodes.asked !== keyOf(question)) {
    nodes.asked = keyOf(question);
    nodes.ask = nodes.ask.cloneNode() as HTMLElement;
  }
  const input = question && questionInput(view, question, labelOf(state));
  const change = question?.change;
  draw(change && extras ? extras.changing(view, change.asked, input) : input, nodes.ask);
  const src = picture(logo);
  const skip = (event: Event) => extras?.skip(event);
  const title = src ? html`<img part="logo" src=${src} alt=${name}>` : name;
  const direction = isRightToLeft(lang) ? 'rtl' : 'ltr';
  return html`<section class="panel" part="panel" lang=${lang} dir=${direction} @keydown=${skip}>
    <header part="header"><div class="brand" part="title"
      ${says(title)}></div>${extras?.header(view)}</header>${extras?.progress(view, state)}
    <div
      class="scroll"
      part="transcript"
      tabindex="0"
      role="log"
      aria-live="off"
      aria-label=${view.word('chat')}
      @click=${skip}
    ><div>
      ${assistantNotice(view, assistant)}${extras?.notices(view).map(notice)}${nodes.log}
      ${extras?.waiting(view, state)}
      ${missingNotice(view, missing)}
      ${nodes.ask}<div class="tail"></div></div></div>
    ${nodes.end}
  </section>`;
}
