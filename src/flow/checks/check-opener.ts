import { everyScript } from '../../shared/every-script.ts';
import { own } from '../../shared/json.ts';
import { languageDistance, nearestTag } from '../../shared/language.ts';
import { blocks } from '../blocks.ts';
import type { FlowMap, Stop, Way } from './flow-map.ts';
import { asText, type FlowPieces, type Spoken } from './collected-pieces.ts';
import { fixedWords, placeholdersIn } from './placeholders.ts';
import type { Report } from './report.ts';

/*
 * Whether the first two bubbles say what the chat is for or what one gets. No program understands that; it can tell when nothing is
 * left once the greetings, the introductions and the small talk are taken out. So it errs on the author's side.
 */

/** What says nothing yet, in one language: the words of `tone/languages`, parted by blanks. */
export interface SmallTalk {
  readonly words: string;
  /** All nouns are capitalized, so a capital letter does not mark a name. */
  readonly capitalizesNouns?: boolean;
}
/** The same by language. A flow in another language is not judged. */
export type SmallTalkByLanguage = Readonly<Record<string, SmallTalk>>;

const wordsOf = everyScript(/[A-Za-z0-9][A-Za-z0-9'-]*/g);

/** Whether a text says anything but small talk. Names in it (Noa, a brand) say nothing of a purpose. */
function isTelling(text: string, idle: ReadonlySet<string>, namesAreBig: boolean): boolean {
  // A value that was worked out for this visitor (a date, a price) is no small talk; a name alone is.
  if (placeholdersIn(text).some(({ name }) => !/name|from|brand/i.test(name))) return true;
  const sentences = fixedWords(text)
    .replaceAll('’', "'")
    .split(/[.!?:;\n]+/);
  return sentences.some((sentence) =>
    [...sentence.matchAll(wordsOf(sentence))].some(
      ([word], index) =>
        !idle.has(word.toLowerCase()) && !(namesAreBig && index > 0 && word[0] !== word[0]!.toLowerCase()),
    ),
  );
}

/** Keys of what says by itself what the chat is for. */
const content = ['image', ...blocks.filter(({ shows }) => shows === 'content').map(({ verb }) => verb)];

export function checkOpener(
  flow: object,
  { start }: FlowMap,
  { texts }: FlowPieces,
  smallTalk: SmallTalkByLanguage,
  report: Report,
): void {
  const language = nearestTag(asText(own(flow, 'language')) || 'en', Object.keys(smallTalk));
  if (!language) return;
  const { words, capitalizesNouns = false } = smallTalk[language]!;
  const idle = new Set(words.split(' '));
  const inOwn = ({ variant = language }: Spoken) => languageDistance(variant.split('~')[0]!, language) < Infinity;
  /** What a step says in the flow's own language. Read at the first step. */
  let byStep: Map<unknown, Spoken[]> | undefined;
  const bubblesOf = ({ step, path }: Stop) => {
    if (!byStep) {
      byStep = new Map();
      for (const spoken of texts) {
        if (spoken.piece && spoken.key !== 'say' && spoken.key !== 'ask') continue;
        const at = spoken.piece?.of ?? spoken.path.join('/'),
          all = byStep.get(at);
        if (all) all.push(spoken);
        else byStep.set(at, [spoken]);
      }
    }
    return (byStep.get(typeof step === 'string' ? path.join('/') : step) ?? []).filter(inOwn);
  };
  const seen = new Set<string>();
  const told = new Set<Spoken>();
  /** Places to go on from, with what was said so far. */
  const due: { readonly place: Way['to']; readonly bubbles: readonly Spoken[] }[] = [{ place: start, bubbles: [] }];
  for (const { place, bubbles } of due) {
    if (typeof place !== 'object') continue;
    const stop: Stop = place,
      point = `${bubbles.length} ${stop.path.join('/')}`;
    if (seen.has(point)) continue;
    seen.add(point);
    if (content.some((key) => own(stop.step, key) !== undefined)) continue;
    const said = [...bubbles, ...bubblesOf(stop)];
    if (said.slice(bubbles.length).some(({ text }) => isTelling(text, idle, !capitalizesNouns))) continue;
    if (said.length < 2) {
      for (const { to } of stop.ways) due.push({ place: to, bubbles: said });
      continue;
    }
    if (told.has(said[0]!)) continue;
    told.add(said[0]!);
    report(
      'vague-opener',
      said[0]!.path,
      'the first two bubbles say neither what this is about nor what visitors get',
      'Begin with that: "Our shop opens on Thursday. VIPs walk in a day early."',
    );
  }
}
