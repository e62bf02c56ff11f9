import { answerView } from '../blocks/ask/ask.view.ts';
import { unavailableView } from '../blocks/end/end.view.ts';
import { awaitedView, celebrateView } from '../blocks/goal/goal.view.ts';
import { openView } from '../blocks/open/open.view.ts';
import { deliveryView } from '../blocks/submit/submit.view.ts';
import type { BlockViews } from './blocks.ts';

/** What every conversation may show after its first message. */
export const laterViews: BlockViews = {
  answer: answerView,
  open: openView,
  celebrate: celebrateView,
  awaited: awaitedView,
  delivery: deliveryView,
  unavailable: unavailableView,
};
