/*
 * What people type when they wonder whether a machine talks to them, or want a person instead. English and Dutch are both read in every
 * conversation. Kept loose where the words alone tell enough: nobody types a wrong order of them and means something else.
 */

/** Words that change nothing: they are taken out first. */
const fillers = /\b(?:an?|the|hi|hello|hey|ok|okay|so|but|and|well|wait|sorry|just|actually|maybe|even|now|here|instead|thanks|een|de|hoi|hallo|dag|maar|dan|en|nou|nu|eigenlijk|gewoon|soms|misschien|hier|ook|eens|toch|nog|liever|wel|bedankt)\b/g;
/** Nor do these, but with one of them a bare "a person" asks for one. */
const pleas = /\b(?:please|pls|plz|graag|alsjeblieft|alstublieft|aub|svp)\b/g;

const real = '(?:real|really|live|living|actual|human|echte?|levende?|menselijke?)';
const machine = '(?:(?:chat)?(?:ro)?bot(?:je)?|machine|computer|program(?:ma)?|ai|chatgpt)';
const automatic = '(?:automat(?:ed|ic|isch)|geautomatiseerd)(?: (?:system|systeem|assistant|assistent))?';
const human = `(?:${real} )*(?:human(?: being)?|person|mens|persoon)`;
const staff = `(?:${real} )*(?:someone|somebody|anyone|anybody|agent|employee|representative|operator|colleague|advis[eo]r|assistant|staff(?: member)?|customer (?:service|support)|support|iemand|medewerk(?:st)?er|collega|adviseur|klantenservice|helpdesk)`;
const person = `(?:${human}|${staff})`;
/** What one may be taken for. */
const kind = `(?:(?:${real} )?${machine}|${automatic}|${person}|${real}|alive)`;
const or = ' (?:or|of) ';
const talking = '(?:(?:talk|speak|chatt|writ|typ|text)ing)';
const praat = '(?:praat|spreek|chat|typ|app|schrijf)';
const me = '(?:you|u|ya|i|we|this|it|that|there|je|jij|dit|dat|het|er|ik)';

const whole = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`);

/** A thing that is asked about may well be automatic. */
const aboutThing = /^is (?:it|that|het|dat) (?:automat|geauto)/;
const aboutBot = whole(
  `(?:are|r|am|is|do|bent?|heb|zit|${praat}) ${me}(?: really| echt)?(?: ${talking}| talk| speak| chat)?(?: to| with| met| tegen)? ${kind}(?:${or}${kind})?(?: (?:that |this )?(?:behind|achter|aan lijn|i ?a?m ${talking} (?:to|with))(?: this| it| dit)?)?`,
  `(?:you|u|je|jij) ?(?:are|re|r|bent) ${machine}(?: right| he| toch| zeker)?`,
  `who am i ${talking} (?:to|with)|wh(?:o|at) are you|w(?:ie|at) bent? (?:je|jij|u)|met wie ${praat} ik`,
);

const verb = '(?:talk|speak|chat|reach|contact|call|connect(?:ed)?|transfer(?:red)?|through|hold|spreken|praten|chatten|bellen|bereiken|verbind|verbinden|doorverbinden)';
const before = `(?:${verb}|can|could|may|how(?: do)?|i|you|id|would|like|want|wanna|need|prefer|rather|to|with|let|me|get|give|be|put|of|is|there|hoe|kan|kun|kunt|mag|zou|kon|ik|je|jij|u|wil|wou|willen|met|me|mij|door|er|hebben|krijgen|opnemen)`;
const after = `(?:${verb}|who|that|i|can|to|with|die|ik|kan|te|door|willen|kunnen|mogen|hebben|krijgen|opnemen|aanwezig|beschikbaar)`;
/** Words of wishing around a person, one of which says what for; a human being is wish enough. */
const forPerson = whole(`(?=.*\\b(?:${verb}|is there|is er)\\b)(?:${before} )*${person}(?: ${after})*`, `(?:can i get|i want|i need|give me|get me|ik wil) ${human}`);

const bare = whole(`(?:${machine}|${person})(?:${or}(?:${machine}|${person}))?`);

/** Longer answers are not looked at, in characters. */
const MOST = 80;

/**
 * What a typed answer asks, if it does nothing else: whether this is a machine (`bot`), or for a person to talk to (`person`).
 * Only whole answers count, so that a complaint about a bot, or somebody's surname, stays an answer.
 */
export function askedFor(said: string): 'bot' | 'person' | undefined {
  if (said.length > MOST) return undefined;
  const letters = said.toLowerCase().normalize('NFD').replace(/[\p{M}'’]/gu, '').replace(/[^\p{L}?]+/gu, ' ');
  const bent = letters.replaceAll('?', ' ').replace(fillers, ' ').replace(pleas, ' ').replace(/ +/g, ' ').trim();
  if (forPerson.test(bent)) return 'person';
  if (aboutBot.test(bent) && !aboutThing.test(bent)) return 'bot';
  if (!bare.test(bent)) return undefined;
  return letters.search(pleas) >= 0 ? 'person' : letters.includes('?') ? 'bot' : undefined;
}
