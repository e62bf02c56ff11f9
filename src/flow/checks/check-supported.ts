import { own } from '../../shared/json.ts';
import { askTypes } from '../questions.ts';
import { askable, passedOver } from '../supported.ts';
import { wordOf, type FlowPieces } from './flow-pieces.ts';
import type { Report } from './report.ts';

/* What the chat can't do yet: a flow may have it, for a version that can, but today's visitors get nothing of it. */

/** What does nearly the same today. */
const instead: Readonly<Record<string, string>> = {
  chat: 'Ask in steps of the flow, or send one question to your endpoint with "request".',
  run: 'Let the page listen to {"track": "name"}, or call an endpoint with "request".',
  cards: 'Ask with options that have an image, a label and a text.',
  recommend: 'Lead to the right one with "if", or let an endpoint choose with "request".',
  instructions: 'Write a message for each, and ask with one option to go on.',
  review: 'Say the answers in a message, and ask with options whether they are right.',
  flow: 'Put its steps into a part of this flow, and go there.',
  date: 'Ask for it as a text, with a placeholder that shows how.',
  time: 'Ask for it with options, or as a text with a placeholder that shows how.',
  rating: 'Ask with one option for each grade.',
  slider: 'Ask for it with type "number", or with options.',
  ranking: 'Ask with options for the first, then for the second.',
  file: 'Lead to a page or an address where it can be sent.',
  address: 'Ask for it in "fields", one for each line.',
  payment: 'Lead to the page of the payment provider with "open".',
  code: 'Ask for it with type "text".',
  signature: 'Ask with type "consent".',
};
const opened = 'Lead to it with {"open": "https://…", "title": "…"}.';

/** Options that only a later version can do anything with, and what does nearly the same today. */
const idle: Readonly<Record<string, string>> = {
  search: 'Leave it out; "layout": "menu" shows many options as a list that opens.',
  suggest: 'Offer the suggestions as options, with "other" for words of one\'s own.',
  stream: 'Leave it out: the whole answer is taken at once.',
};
const unasked = new Set<string>(askTypes.filter((type) => !askable.test(type)));
const undone = new Set<string>(passedOver);

export function checkSupported({ pieces }: FlowPieces, report: Report): void {
  for (const { of, path, role } of pieces) {
    if (role !== 'step' && role !== 'field') continue;
    for (const [option, cure] of Object.entries(idle))
      if (own(of, option) !== undefined)
        report('unsupported', [...path, option], `this chat can't do "${option}" yet: it changes nothing`, cure, {
          atKey: true,
        });
    const verb = role === 'step' ? Object.keys(of).find((key) => undone.has(key)) : undefined,
      type = wordOf(own(of, 'type'));
    if (verb !== undefined) {
      report(
        'unsupported',
        [...path, verb],
        `this chat can't do "${verb}" yet: the step is passed over${own(of, 'say') === undefined ? '' : ', save for what it says'}`,
        instead[verb] ?? opened,
        { atKey: true },
      );
    } else if (
      unasked.has(type) &&
      (role === 'field' || (own(of, 'ask') !== undefined && own(of, 'fields') === undefined))
    ) {
      report(
        'unsupported',
        [...path, 'type'],
        `this chat can't ask a question of type "${type}" yet: it is passed over`,
        instead[type] ?? 'Ask for it as a text.',
      );
    }
  }
}
