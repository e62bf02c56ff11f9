import { GONE } from '../engine/gone.ts';
import type { Entry } from '../engine/state.ts';
import type { Values } from '../shared/json.ts';
import { setApart } from '../shared/set-apart.ts';
import type { View } from './view.ts';

type Answered = Extract<Entry, { kind: 'answer' }>;

/** What was chosen or typed, in words; nothing of what is no longer kept. */
export const answerWords = (
  view: View,
  { labels = [], typed }: Pick<Answered, 'labels' | 'typed'>,
  values: Values = {},
): string =>
  [...labels.map((label) => view.plain(label, values)), typed === GONE ? '' : typed]
    .flatMap((words) => (words ? setApart(words) : []))
    .join(', ');
