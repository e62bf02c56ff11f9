import type { BlockSchema } from '../../blocks/block.schema.ts';
import type { QuestionSchema } from '../../questions/question.schema.ts';
import { own } from '../../shared/json.ts';
import { blocks } from '../blocks.ts';
import { questions } from '../questions.ts';
import { wordOf, type FlowPieces } from './flow-pieces.ts';
import type { Report } from './report.ts';

/* What the chat can't do yet: a flow may have it, for a version that can, but today's visitors get nothing of it. */

/** Options that only a later version can do anything with, and what does nearly the same today. */
const idle: Readonly<Record<string, string>> = {
  search: 'Leave it out; "layout": "menu" shows many options as a list that opens.',
  suggest: 'Offer the suggestions as options, with "other" for words of one\'s own.',
  stream: 'Leave it out: the whole answer is taken at once.',
};
/** What does nearly the same as a promised block or kind of question, by its name. */
const insteadOf = (all: readonly { readonly name: string; readonly instead?: string | undefined }[]) =>
  new Map(all.flatMap(({ name, instead }) => (instead === undefined ? [] : [[name, instead] as const])));
const undone = insteadOf(blocks.map((block: BlockSchema) => ({ name: block.verb, instead: block.instead })));
const unasked = insteadOf(questions.map((kind: QuestionSchema) => ({ name: kind.type, instead: kind.instead })));

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
        undone.get(verb)!,
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
        unasked.get(type)!,
      );
    }
  }
}
