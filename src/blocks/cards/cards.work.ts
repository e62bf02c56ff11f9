import type { Run } from '../../engine/run.ts';
import { asText } from '../../engine/values.ts';
import type { CardsStep } from '../../flow/flow.ts';
import type { BlockWork } from '../block.work.ts';
import { isCardAct, takeCardNews } from '../press-card.work.ts';
import { readCards, showCards } from '../read-cards.work.ts';

export const cardsWork: BlockWork<CardsStep, Run> = {
  verb: 'cards',
  card: 'cards',

  run(step, tools) {
    const { card, max, as, save, skip } = step;
    const isChoice = as !== undefined || save !== undefined;
    const cards = readCards(tools, { cards: step.cards, card, max, isChoice });
    if (!cards.length)
      return tools.report('no-options', 'There are no cards to show.', 'Check "cards" and the "when" of each.');
    showCards(tools, cards, { layout: asText(step.layout), currency: asText(step.currency), skip });
  },

  take: takeCardNews,
  isAct: isCardAct,
};
