import { html, nothing } from 'lit';
import type { CardQuestion, FieldQuestion, Question } from '../../engine/question.ts';
import { entryAt } from '../../engine/selectors.ts';
import type { ChatState } from '../../engine/state.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Json } from '../../shared/json.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';
import { enter } from './enter-key.lazy.ts';
import { sendPath } from './send-path.lazy.ts';
import { submits } from './submits.ts';

/** Whether a question that is answered by a press can be answered by typing too. Of cards one may be named, or asked about. */
function takesWords(question: Question | null, typed: Flow['typed'], state: ChatState): boolean {
  if (typed === false || !question) return false;
  if (question.kind === 'card') return entryAt(state, question.entry)?.kind === 'cards';
  if (question.kind !== 'field') return false;
  const { field } = question;
  if (field.type === 'rating') return true;
  if (field.type === 'consent') return Boolean(field.no);
  if (field.type !== 'choice') return false;
  // Where there is one way on, or a field to search by, a line to type in is one thing too many.
  const isBusy = field.search || field.layout === 'menu' || (field.choices.length < 2 && !field.other);
  return typed === true || !isBusy;
}

/**
 * Below a question with options: a quiet button, which opens a line to type the answer in. A letter that is typed
 * elsewhere is the page's, which may have shortcuts. Once opened, the line stays for the questions that follow.
 *
 * @param typed whether the line stands there at once, or never
 * @param redraw draws what stands below the transcript
 */
export function createTypedLine(root: ShadowRoot, ask: () => Element, typed: Flow['typed'], redraw: () => void) {
  let isOpen = typed === true;
  let question: FieldQuestion | CardQuestion | undefined;
  const inputOf = () => root.querySelector<HTMLInputElement>('.end .typed-line .field');
  const open = () => {
    isOpen = true;
    redraw();
    inputOf()?.focus();
  };

  function line(view: View, asked: FieldQuestion | CardQuestion) {
    const field = asked.kind === 'field' ? asked.field : undefined;
    const { problems } = asked;
    const problem = problems.find(({ word }) => word === 'errWords');
    const words = problem ? view.chunk('typed-choice')?.notUnderstood(view, problem) : '';
    const send = submits(() => {
      const input = inputOf();
      const said = input?.value ?? '';
      const ticked =
        field?.type === 'choice' && field.many && !question?.doubt
          ? view.question('choice')?.valueIn(view, ask(), field)
          : [];
      void view.typed(said, (ticked ?? []) as readonly Json[]).then((accepted) => {
        // What was typed on in the meantime stays.
        if (accepted && input?.value.startsWith(said)) input.value = input.value.slice(said.length);
      });
    });
    return html`<form class="dock typed-line" part="composer" novalidate @submit=${send}>
      <div class="line"><input class="field" part="field" id="typed" aria-label=${view.word('orType')}
        placeholder=${view.word('orType')} autocomplete="off" enterkeyhint="send"
        aria-invalid=${problem ? 'true' : nothing} aria-describedby="typed-error" @keydown=${enter}><button
        class="icon send" part="send" aria-label=${view.word('send')}>${view.icon(sendPath)}</button></div>
      <p class="error" part="error" id="typed-error" ${says(words ?? '')}></p>
    </form>`;
  }

  return {
    /**
     * What is asked; it stays while the bot talks on. Before the visitor's first act nothing is put beside what they
     * may be about to press.
     */
    ask(asked: Question | null, state: ChatState) {
      const isDue = state.acted || typed === true;
      question = isDue && takesWords(asked, typed, state) ? (asked as FieldQuestion | CardQuestion) : undefined;
    },
    draw(view: View) {
      if (!question) return '';
      if (isOpen || question.problems.some(({ word }) => word === 'errWords')) return line(view, question);
      // Boxes to tick have a button of their own.
      if (question.kind === 'field' && question.field.type === 'choice' && question.field.many) return '';
      return html`<button class="button quiet or-type" part="button type" type="button" @click=${open}
        ${says(view.word('orType'))}></button>`;
    },
    /** The line itself, where it stands. */
    field: inputOf,
  };
}
