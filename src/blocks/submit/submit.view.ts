import { statusLine } from '../../view/messages/status-line.lazy.ts';
import type { BlockView } from '../block.view.ts';

/** Where a submission stands. What becomes of it is told by panel-behaviour.lazy.ts, whenever that changes. */
export const deliveryView: BlockView<'delivery'> = {
  kind: 'delivery',
  draw: (view, entry, state) => statusLine(view, state, entry),
  spoken: () => '',
};
