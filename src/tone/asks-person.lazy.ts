import type { AskPatterns } from './language.ts';
import { askPatterns } from './parts/ask-patterns.lazy.ts';

/* What people type when they wonder whether a machine talks to them, or want a person instead; each language says by what in its file. */

const whole = (forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`);
const each = (words: string) => new RegExp(`\\b(?:${words})\\b`, 'g');

const ready = ({ fillers, pleas, bot, person, bareBot, barePerson, anyone }: AskPatterns) => ({
  fillers: each(fillers),
  pleas: each(pleas),
  bot: whole(bot),
  person: whole(person),
  bareBot: whole(bareBot),
  barePerson: whole(barePerson),
  anyone: whole(anyone),
});
const all = askPatterns.map(ready);

/** What asks in one language. */
function askedIn(language: ReturnType<typeof ready>, letters: string): 'bot' | 'person' | undefined {
  const { fillers, pleas, bot, person, bareBot, barePerson, anyone } = language;
  const bent = letters.replaceAll('?', ' ').replace(fillers, ' ').replace(pleas, ' ').replace(/ +/g, ' ').trim();
  if (person.test(bent)) return 'person';
  if (bot.test(bent)) return 'bot';
  // A bare word asks only where a plea or a question mark says so; some are trades: "Manager?"
  if (letters.search(pleas) >= 0) return barePerson.test(bent) ? 'person' : undefined;
  if (!letters.includes('?')) return undefined;
  return bareBot.test(bent) ? 'bot' : anyone.test(bent) ? 'person' : undefined;
}

/** Longer answers are not looked at, in characters. */
const MOST = 80;

/**
 * What a typed answer asks, if it does nothing else: whether this is a machine (`bot`), or for a person to talk to (`person`).
 * Only whole answers count, so that a complaint about a bot, or somebody's surname, stays an answer; and so does what has a number in it,
 * for that says how many persons come, not that one is wanted.
 */
export function askedFor(said: string): 'bot' | 'person' | undefined {
  if (said.length > MOST || /(?<!gpt[ -]?)\d/i.test(said)) return undefined;
  const letters = said
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}?]+/gu, ' ');
  return all.map((language) => askedIn(language, letters)).find((asked) => asked !== undefined);
}
