/*
 * What people type when they wonder whether a machine talks to them, or want a person instead. English and Dutch are both read in every
 * conversation. Kept loose where the words alone tell enough: nobody types a wrong order of them and means something else.
 */

/** Words that change nothing: they are taken out first. */
const fillers =
  /\b(?:an?|the|hi|hello|hey|ok|okay|so|but|and|well|wait|sorry|just|actually|maybe|even|now|here|instead|thanks|een|de|hoi|hallo|dag|maar|dan|en|nou|nu|eigenlijk|gewoon|soms|misschien|hier|ook|eens|even|toch|nog|liever|wel|zeker|bedankt)\b/g;
/** Nor do these, but with one of them a bare "a person" asks for one. */
const pleas = /\b(?:please|pls|plz|graag|alsjeblieft|alstublieft|aub|svp)\b/g;

const real = '(?:real|really|live|living|actual|human|echte?|levende?|menselijke?)';
const machine =
  '(?:(?:chat)?(?:ro)?bot(?:je)?|machine|computer|(?:computer ?)?program(?:ma)?|script|(?:chat ?)?gpt|ai|(?:artificial|kunstmatige) intelligen(?:ce|tie)|(?:virtual|virtuele|digital|digitale) assist[ae]nt|(?:language |taal)model)';
const automatic = '(?:automat(?:ed|ic|isch)|geautomatiseerd)(?: (?:system|systeem|assistant|assistent))?';
const official =
  '(?:agent|employee|representative|operator|manager|supervisor|colleague|advis[eo]r|assistant|staff(?: member)?|customer (?:service|support)|medewerk(?:st)?er|leidinggevende|collega|adviseur|klantenservice|helpdesk)';
const somebody = '(?:someone|somebody|anyone|anybody|iemand)';
/** Not "een persoon": that is one person too, a number. */
const human = `(?:(?:${real} )*(?:human(?: being)?|person|mens)|(?:${real} )+(?:persoon|agent|operator|medewerk(?:st)?er))`;
const person = `(?:${real} )*(?:human(?: being)?|person|mens|persoon|${somebody}|support|${official})`;
/** What one may be taken for. */
const kind = `(?:(?:${real} )?${machine}|${automatic}|${person}|${real}|alive)`;
const or = (other: string) => ` (?:or|of) (?:(?:with|to|met) )?(?:${other}|not|niet)`;
const talking = '(?:(?:talk|speak|chatt|writ|typ|text)ing)';
const praat = '(?:praat|spreek|chat|typ|app|schrijf)';
const me = '(?:you|u|ya|i|we|this|it|that|there|je|jij|dit|dat|het|er|ik)';

const whole = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`);

/** A thing that is asked about may well be automatic. */
const aboutThing = /^is (?:it|that|het|dat) (?:automat|geauto)/;
const aboutBot = whole(
  `(?:are|r|am|is|do|bent?|heb|zit|${praat}) ${me}(?: really| echt)?(?: ${talking}| talk| speak| chat)?(?: to| with| met| tegen)? ${kind}(?:${or(kind)})?(?: (?:that |this )?(?:behind|achter|aan lijn|i ?a?m ${talking} (?:to|with))(?: this| it| dit)?)?`,
  `(?:you|u|je|jij) ?(?:are|re|r|bent) (?:${machine}|(?:not|geen) ${human})(?: right| he)?`,
  `who am i ${talking} (?:to|with)|wh(?:o|at) are you|w(?:ie|at) bent? (?:je|jij|u)|met wie ${praat} ik`,
);

const verb =
  '(?:talk|speak|chat|reach|contact|call|connect(?:ed)?|transfer(?:red)?|through|hold|spreken|praten|chatten|bellen|terugbellen|bereiken|verbind|verbinden|doorverb[io]nden)';
const before = `(?:${verb}|can|could|may|how(?: do)?|i|you|your|id|would|like|want|wanna|need|prefer|rather|to|with|let|me|get|give|be|put|of|is|there|hoe|kan|kun|kunt|mag|zou|kon|ik|je|jij|u|uw|jullie|wil|wou|willen|met|me|mij|door|er|hebben|krijgen|opnemen|worden)`;
const after = `(?:${verb}|who|that|i|can|to|with|me|mij|there|back|on|of yours|phone|van|u|je|jullie|die|ik|kan|te|met|aan|lijn|telefoon|door|willen|kunnen|mogen|hebben|krijgen|opnemen|worden|aanwezig|beschikbaar)`;
const forPerson = whole(
  // Words of wishing around a person, one of which says what for; a human being is wish enough.
  `(?!contact ?person)(?=.*\\b(?:${verb}|is there|is er|aan (?:lijn|telefoon)|on phone)\\b)(?:${before} )*${person}(?: ${after})*`,
  `(?:can i get|i want|i need|id like|i would like|give me|get me|geef (?:me|mij)|ik wil|ik (?:praat|spreek|chat) met|(?:i need|i want|can i get) help (?:from|of)|ik (?:wil|heb|zoek) hulp van) ${human}(?: nodig)?`,
  // To be put through, whoever it is to.
  `(?:${before} )*(?:(?:transfer|connect) me|put me through|verbind (?:me|mij) door|doorverbinden|doorverbonden(?: worden)?)`,
);

const either = whole(`${machine}${or(person)}`, `${person}${or(machine)}`);
/** These alone ask when a question mark says so; others are trades: "Manager?" */
const bareBot = whole(machine, human);
const barePerson = whole(human, `(?:${real} )*(?:${somebody}|${official})`);
const anyone = whole(somebody);

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
  const bent = letters.replaceAll('?', ' ').replace(fillers, ' ').replace(pleas, ' ').replace(/ +/g, ' ').trim();
  if (forPerson.test(bent)) return 'person';
  if (aboutBot.test(bent) && !aboutThing.test(bent)) return 'bot';
  if (either.test(bent)) return 'bot';
  if (letters.search(pleas) >= 0) return barePerson.test(bent) ? 'person' : undefined;
  if (!letters.includes('?')) return undefined;
  return bareBot.test(bent) ? 'bot' : anyone.test(bent) ? 'person' : undefined;
}
