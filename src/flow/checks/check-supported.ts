import type { BlockSchema } from '../../blocks/block.schema.ts';
import type { QuestionSchema } from '../../questions/question.schema.ts';
import { own } from '../../shared/json.ts';
import { blocks, verbsOf, type Verb } from '../blocks.ts';
import { questions, typeOf, type AskType } from '../questions.ts';
import { entriesOf } from '../shape-problems.ts';
import { asText, type FlowPieces, type Piece } from './collected-pieces.ts';
import type { Report } from './report.ts';

/* What the chat can't do yet: a flow may have it, for a version that can, but today's visitors get nothing of it. */

/** Keys that only a later version does anything with, each with what to write today; the reference marks them "not yet". */
type Idle = Readonly<Record<string, string>>;
export const idleInFlow: Idle = {
  when: 'Remove it, and open the chat from the page: the attribute "open", or the method open().',
  intents: 'Offer what a visitor may want as options, each with a "then" that leads there.',
  on: 'Say it at the step: "then" of an option, "fail" of a question or a request, "go".',
  faq: 'Offer the questions as options, each with "then": its answer, and "go" back to the question.',
};
const typed: Idle = {
  suggest: 'Offer the suggestions as options, with "other" for words of one\'s own.',
  voice: 'Leave it out: the keyboards of phones take down what is spoken.',
  attach: 'Leave it out, and lead to a page that takes files: {"open": "https://…", "title": "…"}.',
  files: 'Leave it out with "attach": no file is kept.',
};
export const idleInQuestion: { readonly [type in AskType]?: Idle } = {
  text: typed,
  long: typed,
  consent: { text: 'Write it into the question, or as a message before it.' },
};
export const idleInBlock: { readonly [verb in Verb]?: Idle } = {
  request: { stream: 'Leave it out: the whole answer is taken at once.' },
};

/** What does nearly the same as a promised block or kind of question, by its name. */
const insteadOf = (all: readonly { readonly name: string; readonly instead?: string | undefined }[]) =>
  new Map(all.flatMap(({ name, instead }) => (instead === undefined ? [] : [[name, instead] as const])));
const undone = insteadOf(blocks.map((block: BlockSchema) => ({ name: block.verb, instead: block.instead })));
const unasked = insteadOf(questions.map((kind: QuestionSchema) => ({ name: kind.type, instead: kind.instead })));

/** The keys of a piece that do nothing in this version. */
function idleIn({ of, path, role }: Piece): Idle {
  if (path.length === 0) return idleInFlow;
  const asks = role === 'field' || (role === 'step' && own(of, 'ask') !== undefined);
  // Several fields in one bubble have a kind each, and the bubble none.
  if (asks) return (own(of, 'fields') === undefined && idleInQuestion[typeOf(of) ?? 'text']) || {};
  const verb = role === 'step' ? verbsOf(of)[0] : undefined;
  return (verb && idleInBlock[verb]) || {};
}

function checkIdleKeys(piece: Piece, report: Report): void {
  const { of, path, role } = piece;
  const told = (key: string, what: string, cure: string) => {
    report('unsupported', [...path, key], what, cure, { atKey: true });
  };
  for (const [key, cure] of Object.entries(idleIn(piece)))
    if (own(of, key) !== undefined) told(key, `"${key}" is accepted, but does nothing yet`, cure);
  if (role !== 'step') return;
  if (own(of, 'open') !== undefined && own(of, 'in') === 'panel')
    told(
      'in',
      '"panel" is accepted, but does nothing yet: the page opens in a new tab',
      'Write "tab", or "same" for the tab of the chat.',
    );
  const intents = entriesOf(own(of, 'route')).filter(([intent]) => intent !== 'else');
  if (intents.length > 0)
    told(
      'route',
      '"route" is accepted, but does nothing yet save for its "else": what the visitor means is not told apart',
      'Offer what a visitor may want as options, each with a "then" that leads there.',
    );
}

export function checkSupported({ pieces }: FlowPieces, report: Report): void {
  for (const piece of pieces) {
    const { of, path, role } = piece;
    checkIdleKeys(piece, report);
    if (role !== 'step' && role !== 'field') continue;
    const verb = role === 'step' ? Object.keys(of).find((key) => undone.has(key)) : undefined,
      type = asText(own(of, 'type'));
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
