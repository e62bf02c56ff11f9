export type Wish = 'stop' | 'start' | 'help';

/** What people answer to a text, in the languages of the receiver; Twilio's own English words among them. */
const WORDS: Readonly<Record<Wish, readonly string[]>> = {
  stop: [
    ...['stop', 'stopall', 'stop all', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'opt out', 'revoke', 'remove'],
    ...[
      'stoppen',
      'uit',
      'afmelden',
      'uitschrijven',
      'beeindigen',
      'stopp',
      'abmelden',
      'abbestellen',
      'ende',
      'beenden',
    ],
  ],
  start: ['start', 'unstop', 'yes', 'subscribe', 'aan', 'ja', 'aanmelden', 'beginnen', 'anmelden', 'abonnieren'],
  help: ['help', 'info', 'hulp', 'hilfe', '?'],
};

/** What a text wants: one of these words and nothing else beside blanks, signs and a "please". */
export function wishOf(text: string): Wish | null {
  const said = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(please|alstublieft|aub|bitte)\b/g, '')
    .replace(/[.!,;:"'“”„()-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = (Object.keys(WORDS) as Wish[]).find((wish) => WORDS[wish].includes(said));
  // Whoever says more than the word says it first: "STOP texting me".
  return found ?? (/^(stop|stopp)\b/.test(said) ? 'stop' : null);
}
