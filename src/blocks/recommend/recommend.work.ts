import { capture } from '../../engine/capture.ts';
import type { Run } from '../../engine/run.ts';
import type { ShownCard } from '../../engine/state.ts';
import { asText } from '../../engine/values.ts';
import type { RecommendStep, Unchecked } from '../../flow/flow.ts';
import { own } from '../../shared/json.ts';
import type { BlockWork } from '../block.work.ts';
import { isCardAct, takeCardNews } from '../press-card.work.ts';
import { readItem, showCards } from '../read-cards.work.ts';
import { chooseItems, type Recommended } from './choose-items.work.ts';

/** Among more than these nobody is advised any more. */
const MOST = 3;

/** The card of an item with why it was chosen; nothing where its own test keeps it away. */
function cardOf(
  tools: Run,
  { item, scope, reason }: Recommended,
  { card: template, as, save }: Unchecked<RecommendStep>,
): readonly ShownCard[] {
  const card = readItem(tools, item, template, as !== undefined || save !== undefined);
  if (!card || reason === undefined) return card ? [card] : [];
  const values = { ...card.values, ...capture(tools.flow, [reason], scope) };
  return [{ ...card, reason, values }];
}

export const recommendWork: BlockWork<RecommendStep, Run> = {
  verb: 'recommend',
  card: 'cards',

  run(step, tools) {
    const { items, givenUp } = chooseItems(tools, step);
    const most = Math.max(1, tools.number(step.max) ?? MOST);
    const cards = items.flatMap((item) => cardOf(tools, item, step)).slice(0, most);
    if (!cards.length) {
      if (!tools.goTo(step.none, 'none'))
        tools.report('no-options', 'Nothing fits the answers.', 'Say where to go then: "none".');
      return;
    }
    const said = givenUp.map((name) => own(step.relaxed, name)).filter((words) => words !== undefined);
    for (const words of said) tools.say(words);
    showCards(tools, cards, {
      layout: asText(step.layout),
      currency: asText(step.currency),
      skip: step.skip,
      isNearest: givenUp.length > 0 && !said.length,
    });
  },

  /** "These fit you" is said of what fits. */
  isSilent(step, tools) {
    const { items, givenUp } = chooseItems(tools, step);
    return !items.length || givenUp.length > 0;
  },

  take: takeCardNews,
  isAct: isCardAct,
};
