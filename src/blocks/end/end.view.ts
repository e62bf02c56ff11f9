import { statusLine } from '../../view/messages/status-line.lazy.ts';
import type { BlockView } from '../block.view.ts';

/** Where a broken flow ends: polite words, and a way to a person. */
export const unavailableView: BlockView<'unavailable'> = {
  kind: 'unavailable',
  draw: (view, entry, state) => statusLine(view, state, entry),
  spoken: (view) => view.word('unavailable'),
};
