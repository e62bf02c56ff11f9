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

/** Words that greet, introduce and pass the time, by language. A flow in another language is not judged. */
const smallTalk: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: `hi hello hey heya hiya howdy yo there welcome good morning afternoon evening day everyone everybody friend stranger how are is it going do doing today nice great
    lovely glad happy good pleased to meet see have you you're youre your u i i'm im i'd id i'll me my name names call called we we're our us the a an this that here it's its it
    and or of at in on from for with so then now just again back by be am as what what's whats who who's can could may shall will would let let's lets
    assistant chatbot bot robot virtual digital automated personal helper chat chatting talk talking speak speaking help helping assist something anything questions question ask
    get getting start started ready begin go okay ok yes sure please thank thanks thankyou coming visiting visit stopping dropping website site page moment second minute first`,
    nl: `hoi hallo hey hé hee goedemorgen goedemiddag goedenavond goedendag dag welkom goed morgen middag avond daar iedereen hoe gaat het met jou je jullie u uw jouw is zijn ben bent
    vandaag leuk fijn mooi blij dat er hier terug weer te zien ontmoeten leren kennen ik ik'm mijn naam heet wij we ons onze de een dit en of van bij in op voor om naar zo dan nu even
    wat wie kan kun kunnen mag mogen zal zullen zou laten assistent chatbot bot robot virtuele digitale automatische persoonlijke hulp helpen help chat chatten praten spreken
    iets vraag vragen stellen stel beginnen begin start starten klaar oké ok ja graag alsjeblieft alstublieft dank bedankt dankjewel je wel bezoek komst website site pagina moment eerst`,
    de: `hi hallo hey moin servus guten gute tag morgen abend willkommen herzlich da alle wie geht es geht's dir ihnen euch heute schön freut freue mich uns dich sie du ihr dein ihre
    kennenzulernen zu sehen ich bin ist sind mein name heiße wir unser der die das ein eine einen und oder von bei in auf für mit so dann jetzt mal hier wieder
    was wer kann können darf dürfen soll sollen lass assistent assistentin chatbot bot roboter virtuelle virtueller digitale digitaler automatische persönliche hilfe helfen chat chatten reden
    sprechen etwas frage fragen stellen anfangen beginnen los geht's starten bereit okay ok ja gerne bitte danke besuch website seite moment zuerst`,
  }).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);

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

export function checkOpener(flow: object, { start }: FlowMap, { texts }: FlowPieces, report: Report): void {
  const language = nearestTag(asText(own(flow, 'language')) || 'en', Object.keys(smallTalk));
  if (!language) return;
  const idle = smallTalk[language]!;
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
    if (said.slice(bubbles.length).some(({ text }) => isTelling(text, idle, language !== 'de'))) continue;
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
