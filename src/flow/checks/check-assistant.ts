import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { shows } from '../../shared/shows.ts';
import { entriesOf } from '../shape-problems.ts';
import { fixedWords } from './placeholders.ts';
import type { Report } from './report.ts';

/*
 * Whether the author's own line that says "automated assistant" says anything. Where it does not, the chat says its
 * own: the law asks for one.
 */

export function checkAssistant(flow: object, report: Report): void {
  const look = (text: unknown, path: Path) => {
    if (typeof text === 'string') {
      // A name may have a value; nothing else that is invisible ever shows.
      if (!shows(fixedWords(text).replace(/[*_+]/g, '')) && !text.includes('{'))
        report(
          'empty-line',
          path,
          'this line shows nothing, so the chat says its own words there',
          'Write what visitors read, or "assistant": false to leave the line out.',
        );
    } else if (!Array.isArray(text)) for (const [variant, each] of entriesOf(text)) look(each, [...path, variant]);
  };
  const line = own(flow, 'assistant');
  look(line, ['assistant']);
  look(own(own(flow, 'messages'), 'assistant'), ['messages', 'assistant']);
  if (typeof line === 'string')
    for (const [variant, table] of entriesOf(own(flow, 'texts'))) look(own(table, line), ['texts', variant, line]);
}
