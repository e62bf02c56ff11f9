import { answerBlocks } from './answers.ts';
import { campaignBlocks } from './campaign.ts';
import { cardBlocks } from './cards.ts';
import { choiceQuestions } from './choices.ts';
import { handedInQuestions } from './handed-in.ts';
import { mediaBlocks } from './media.ts';
import type { Operated } from './operated.ts';
import { scaleQuestions } from './scales.ts';
import { momentQuestions } from './times.ts';
import { typedQuestions } from './typed.ts';

/*
 * What a visitor can operate, each with the way by role and name and the way by the keyboard. every-kind.test.ts walks both ways, and says
 * which kind of question or verb is missing here.
 */

export const operatedQuestions: readonly Operated[] = [
  ...typedQuestions,
  ...momentQuestions,
  ...choiceQuestions,
  ...scaleQuestions,
  ...handedInQuestions,
];

export const operatedBlocks: readonly Operated[] = [...cardBlocks, ...answerBlocks, ...campaignBlocks, ...mediaBlocks];
