import { checkAddresses } from './checks/check-addresses.ts';
import { checkAssistant } from './checks/check-assistant.ts';
import { checkContact } from './checks/check-contact.ts';
import { checkGoals } from './checks/check-goals.ts';
import { checkHandover } from './checks/check-handover.ts';
import { checkOpener, type SmallTalkByLanguage } from './checks/check-opener.ts';
import { checkPlayers } from './checks/check-players.ts';
import { checkQuestions } from './checks/check-questions.ts';
import { checkRecommend } from './checks/check-recommend.ts';
import { checkSensitive } from './checks/check-sensitive.ts';
import { checkMistakes } from './checks/check-mistakes.ts';
import { checkSupported } from './checks/check-supported.ts';
import { checkTexts } from './checks/check-texts.ts';
import { checkTranslations } from './checks/check-translations.ts';
import { checkVariables } from './checks/check-variables.ts';
import { checkJumps } from './checks/check-jumps.ts';
import { flowMap } from './checks/flow-map.ts';
import { flowPieces } from './checks/flow-pieces.ts';
import type { Report } from './checks/report.ts';
import { MAX_PROBLEMS } from './flow-problem.ts';
import { parseFlow, type ParsedFlow } from './parse-flow.lazy.ts';
import type { UnplacedProblem } from './shape-problems.ts';

/** What the chat's own languages have: `tone/known-voice.lazy.ts`. What is not there is not checked. */
export interface KnownLanguages {
  /** Keys of the strings that `messages` may change. */
  readonly words?: readonly string[];
  readonly smallTalk?: SmallTalkByLanguage;
}

/**
 * What an author should know of a flow beside its shape. Ways and variables are looked at only where the flow is
 * `sound`: a wrong name leads nowhere, and would be told twice.
 */
function advise(flow: object, sound: boolean, { words, smallTalk = {} }: KnownLanguages): UnplacedProblem[] {
  const found: UnplacedProblem[] = [];
  // One more than is told, so that it is known that there are more.
  const left = { warning: MAX_PROBLEMS + 1, error: MAX_PROBLEMS + 1 };
  const report: Report = (code, path, message, hint, more) => {
    const severity = more?.severity ?? 'warning';
    if (left[severity]-- > 0) found.push({ code, path, message, hint, ...more, severity });
  };
  report.isFull = () => left.warning <= 0;
  const pieces = flowPieces(flow);
  checkAddresses(flow, pieces, report);
  checkAssistant(flow, report);
  checkContact(flow, report);
  checkGoals(flow, pieces, report);
  checkHandover(pieces, report);
  checkPlayers(pieces, report);
  checkQuestions(flow, pieces, report);
  checkRecommend(pieces, report);
  checkSensitive(flow, pieces, report);
  checkMistakes(flow, pieces, words, report);
  checkSupported(pieces, report);
  checkTexts(flow, pieces, report);
  checkTranslations(flow, pieces, report);
  if (sound) {
    const map = flowMap(flow);
    checkJumps(flow, map, report);
    checkVariables(flow, map, pieces, report);
    checkOpener(flow, map, pieces, smallTalk, report);
  }
  return found;
}

/**
 * Everything that an author should know of a flow, from JSON text or an object: what the parser finds, and what makes a flow that can
 * be read a bad one (places nobody reaches, names nobody sets, texts nobody translated, answers sent without consent …). Never throws.
 */
export const checkFlow = (source: unknown, known: KnownLanguages = {}): ParsedFlow =>
  parseFlow(source, (flow, sound) => advise(flow, sound, known));
