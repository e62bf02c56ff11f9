import { html, nothing, type HTMLTemplateResult } from 'lit';
import { markOf } from '../../engine/card-marks.ts';
import type { ChatState } from '../../engine/state.ts';
import { asRecord } from '../../shared/as-record.ts';
import { instructionsStrings } from '../../tone/parts/instructions-strings.lazy.ts';
import { checkPath } from '../../view/icons.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import type { InstructionsMark } from './instructions.work.ts';

type InstructionsEntry = EntryOf<'instructions'>;

/** Cards that wait for their visitor to come back from another page. */
const awaited = new Set<string>();

/** Once the visitor comes back from what they have opened, they are told how to go on. */
function awaitReturn(view: View, entry: InstructionsEntry): void {
  const key = `${entry.step} ${entry.id} ${entry.at}`;
  if (awaited.has(key)) return;
  awaited.add(key);
  const back = () => {
    if (document.visibilityState !== 'visible') return;
    stop();
    view.happen({ type: 'used', entry: entry.id, value: 'back' });
    view.announce(view.wordOf(instructionsStrings, 'back'));
  };
  const stop = () => {
    awaited.delete(key);
    document.removeEventListener('visibilitychange', back);
  };
  document.addEventListener('visibilitychange', back);
  view.stopped.addEventListener('abort', stop);
}

function instruction(view: View, entry: InstructionsEntry, index: number, isOpened: boolean): HTMLTemplateResult {
  const { text, open, button, values = {} } = entry.items[index]!;
  const press = () => {
    awaitReturn(view, entry);
    void view.act({ type: 'used', entry: entry.id, value: { opened: index } });
  };
  const label = button ? view.text(button, values) : view.wordOf(instructionsStrings, 'open');
  return html`<li class=${isOpened ? 'opened' : ''} part="instruction"><span class="mark"
    aria-hidden="true">${isOpened ? view.icon(checkPath) : index + 1}</span>
    <div><p ${says(view.text(text, values))}></p>${open ? view.buttonLink(open, label, { part: 'button', look: 'button', tab: true, press }) : ''}${
      isOpened ? html`<span class="sr" ${says(view.wordOf(instructionsStrings, 'opened'))}></span>` : ''
    }</div></li>`;
}

function instructionsCard(view: View, entry: InstructionsEntry, state: ChatState): HTMLTemplateResult {
  const values = entry.values ?? {};
  const { opened = [], isBack, answer } = asRecord(markOf(state, entry.id)) as InstructionsMark;
  const say = (value: 'done' | 'later') => () => void view.act({ type: 'used', entry: entry.id, value });
  const later =
    entry.later === true || !entry.later ? view.wordOf(instructionsStrings, 'later') : view.text(entry.later, values);
  const done = entry.done ? view.text(entry.done, values) : view.word('done');
  return html`<div class="card instructions" part="card instructions">
    ${entry.title ? html`<strong part="card-title" ${says(view.text(entry.title, values))}></strong>` : nothing}
    <ol role="list">${entry.items.map((_, index) => instruction(view, entry, index, opened.includes(index) || answer === 'done'))}</ol>
    ${
      answer === 'done'
        ? html`<p class="finished" part="instructions-done">${view.icon(checkPath)}<span
          ${says(view.wordOf(instructionsStrings, 'finished'))}></span></p>`
        : html`${isBack ? html`<p class="small" ${says(view.wordOf(instructionsStrings, 'back'))}></p>` : nothing}
          <div class="options"><button type="button" class="button primary" part="button done"
            @click=${say('done')}><span ${says(done)}></span></button>${
              entry.later && !answer
                ? html`<button type="button" class="button quiet" part="button later" @click=${say('later')}><span
                ${says(later)}></span></button>`
                : nothing
            }</div>`
    }
  </div>`;
}

export const instructionsView: BlockView<'instructions'> = {
  kind: 'instructions',
  draw: instructionsCard,
  spoken: (view, { title, values = {}, items }) =>
    [
      title ? view.plain(title, values) : '',
      ...items.map(({ text, values: own = {} }, index) => `${index + 1}. ${view.plain(text, own)}`),
    ]
      .filter(Boolean)
      .join(' '),
};
