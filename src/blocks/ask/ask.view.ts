import { html } from 'lit';
import { GONE } from '../../engine/gone.ts';
import { changeOf } from '../../engine/changeable.ts';
import type { AskedConsent, ChatState } from '../../engine/state.ts';
import type { Values } from '../../shared/json.ts';
import { answerWords } from '../../view/answer-words.ts';
import { link } from '../../view/content.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';

type Answered = EntryOf<'answer'>;
type Row = NonNullable<Answered['rows']>[number];

/** The address to read on about what was agreed to or not. */
const readOn = (view: View, { link: address }: AskedConsent) =>
  address ? html`<span class="read-on">${link(view, address, view.word('more'))}</span>` : '';

/** What was not agreed to: its words stay beside the answer. */
const asked = (view: View, consent: AskedConsent, values: Values) =>
  html`<div class="card asked" part="card asked"><p ${says(view.text(consent.text, values))}></p>${readOn(view, consent)}</div>`;

const pencilPath = 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5';

/** The button beside an answer that can be changed. */
function changeButton(view: View, said: string, change: () => void) {
  const word = view.word('change', { answer: said });
  return html`<button class="icon change" part="change" type="button" aria-label=${word} title=${word}
    @click=${change}>${view.icon(pencilPath)}</button>`;
}

/** What stands in a field of a bubble; nothing where it was left out, or is no longer kept. */
const saidIn = (view: View, row: Row, values: Values): string =>
  row.consent && !row.consent.granted ? view.word('declined') : answerWords(view, row, values);

function answerRow(view: View, row: Row, values: Values) {
  const label = row.consent && !row.consent.granted ? row.consent.text : row.label;
  // A question has its sign already.
  const colon = label && /[?:!…]\s*$/.test(view.plain(label, values)) ? ' ' : ': ';
  const named = label ? html`<span class="said-label" ${says(html`${view.text(label, values)}${colon}`)}></span>` : '';
  return html`<div class="said">${named}<bdi
    ${says(saidIn(view, row, values))}></bdi>${row.consent ? readOn(view, row.consent) : ''}</div>`;
}

/**
 * What was chosen or typed, in its own direction whatever the chat's: digits and signs alone run from left to right.
 * Typed text is never read as a template.
 */
function answerBubble(view: View, entry: Answered, state: ChatState) {
  const { consent, values = {}, rows = [] } = entry;
  const filled = rows.filter((row) => saidIn(view, row, values));
  // What was typed is taken from the device once it has arrived: that is said, once, in its place.
  const isGone = [entry, ...rows].some(({ typed }) => typed === GONE);
  const gone = isGone ? html`<span class="gone" ${says(view.word('gone'))}></span>` : '';
  const canChange = changeOf(state, entry.id);
  const change = () => {
    view.change(entry.id);
  };
  /** A press on the answer itself, unless it marks words or follows a link. */
  const press = ({ target }: Event) => {
    if (canChange && !(target as Element).closest('a') && getSelection()?.isCollapsed !== false) change();
  };
  const all = answerWords(view, entry, values) || (isGone ? '' : view.word(consent ? 'declined' : 'skip'));
  const short = filled[0] ? saidIn(view, filled[0], values) : all;
  const pencil = canChange ? changeButton(view, short || view.word('skip'), change) : '';
  return html`${consent && !consent.granted ? asked(view, consent, values) : ''}<span class="sr"
    ${says(view.word('youSay'))}></span><div class="bubble ${canChange ?? ''}" part="bubble" @click=${press}>${
      filled.length ? filled.map((row) => answerRow(view, row, values)) : html`<bdi ${says(all)}></bdi>`
    }${gone}</div>${pencil}${consent?.granted ? readOn(view, consent) : ''}`;
}

/** What the visitor said needs not be told to them. */
export const answerView: BlockView<'answer'> = { kind: 'answer', draw: answerBubble, spoken: () => '' };
