import { own } from '../../shared/json.ts';
import { traitsOf } from '../questions.ts';
import { entriesOf } from '../shape-problems.ts';
import { asText } from './collected-pieces.ts';
import { plainWords } from './plain-words.ts';

/* Which answers are a person's data: by their type, by the mark for browsers, or by a name or a question that says so in plain words. */

const personalMarks = /name|email|tel|street|address|postal|bday/;

/** What a person's data are called, as plain-words.ts has it; a blank may be missing. */
const terms = [
  // English
  '(?:e ?)?mail(?: address)?|(?:tele ?|mobile ?|cell ?)?phone(?: (?:number|no))?|mobile(?: number)?|cell(?: number)?|tel|whatsapp(?: number)?|(?:first|last|full|given|family|middle) ?names?|surname|name|street(?: (?:address|name))?|(?:home |street |postal |mailing |delivery |shipping |billing )?address|house number|birth ?day|birth ?date|date of birth|dob',
  // Dutch
  '(?:e ?)?mail ?adres|(?:mobiele ?)?telefoon(?: ?nummer)?|mobiel(?: ?nummer)?|(?:voor|achter|familie|roep) ?naam|naam|voorletters|straat(?: ?naam)?|(?:woon|post|thuis|bezorg)? ?adres|huis ?nummer|geboorte ?(?:datum|dag)|verjaardag',
  // German
  '(?:e ?)?mail ?adresse|telefon(?: ?nummer)?|handy(?: ?nummer)?|mobil(?: ?(?:nummer|telefon))?|rufnummer|(?:vor|nach|familien|zu) ?name|name|strasse|anschrift|(?:wohn|liefer|privat)? ?adresse|haus ?nummer|geburts ?(?:tag|datum)',
  // French
  'courriel|adresse (?:e ?)?mail|(?:numero de )?(?:telephone|portable|mobile)|tel|prenom|nom(?: de famille)?|nom et prenom|adresse(?: postale)?|rue|date de naissance|anniversaire',
  // Spanish
  'correo(?: electronico)?|(?:numero de )?(?:telefono|movil|celular)|nombre completo|apellidos?|direccion(?: postal)?|fecha de nacimiento|cumpleanos',
  // Norwegian
  'e ?post(?: ?adresse)?|telefon(?: ?nummer)?|mobil(?: ?nummer)?|(?:for|etter|full[te]? ?) ?navn|navn|gate ?(?:adresse|navn)|adresse|bursdag|fodselsdato|fodselsdag',
]
  .join('|')
  .replace(/(?<=[a-z]) (?=[a-z(])/g, ' ?');

/** Terms that are nobody else's, wherever in a question they stand behind "your". */
const plainly =
  'e ?mail ?(?:address|adresse?)|(?:tele|mobile |cell )?phone number|mobile number|(?:first|last|full|family) name|surname|home address|date of birth|birth ?da(?:y|te)|(?:telefoon|mobiele?) ?nummer|(?:voor|achter) ?naam|geboorte ?datum|verjaardag|huisadres|(?:telefon|handy|mobil) ?nummer|(?:vor|nach) ?name|geburts(?:tag|datum)|anschrift|courriel|adresse (?:e ?)?mail|numero de telephone|prenom|date de naissance|correo electronico|numero de telefono|nombre|apellidos?|fecha de nacimiento|cumpleanos|e ?post ?adresse|(?:for|etter)navn|bursdag|fodselsdato';
const your = 'your|je|jouw|jullie|uw|dein|deine|deinen|ihr|ihre|ihren|votre|ton|ta|tu|su|din|ditt|dine';
/** What may stand before a term that is the whole question. */
const lead = `${your}|my|and|so|please|first|then|now|what|which|is|what's|whats|may|can|could|i|we|you|have|ask|know|get|enter|type|fill|in|leave|give|tell|us|me|note|en|dan|nu|wat|welk|welke|mag|mogen|ik|wij|vul|geef|laat|weten|und|was|ist|wie|lautet|welche|bitte|gib|nenne|uns|mir|sie|geben|nennen|noch|et|quel|quelle|est|quels|sont|indiquez|indique|entrez|y|cual|es|escriba|escribe|og|hva|er|skriv`;
const tail = 'please|again|too|in|here|hier|ook|alstublieft|alsjeblieft|aub|bitte|an|ein|svp|por favor';
/** Questions that name no term. */
const phrases =
  "when were you born|what are you called|who are you|hoe heet (?:je|u)|wanneer ben(?:t)? (?:je|u) (?:geboren|jarig)|waar woon(?:t)? (?:je|u)|wie heiss(?:t du|en sie)|wann (?:bist du|sind sie) geboren|wo wohn(?:st du|en sie)|comment (?:t'appelles tu|vous appelez vous)|quand es tu ne|como te llamas|como se llama(?: usted)?|hva heter du|nar er du fodt";

interface Patterns {
  readonly name: RegExp;
  readonly question: RegExp;
  readonly plainly: RegExp;
}
let patterns: Patterns | undefined;
const build = (): Patterns => ({
  name: new RegExp(
    `^(?:(?:my|your|user|visitor|customer|client|contact|guest|friend|friends|work|private|home|mijn|klant|kunde|kunden) ?)?(?:${terms})$`,
  ),
  question: new RegExp(
    `^(?:(?:(?:${lead}) )*(?:${terms})(?:(?: and | en | und | et | y | og | or | of | oder )(?:(?:${your}) )?(?:${terms}))*(?: (?:${tail}))*|(?:(?:and|en|und|et|y|og) )?(?:${phrases}))$`,
  ),
  plainly: new RegExp(`(?:^| )(?:${your}) (?:${plainly})(?: |$)`),
});

/** One short look comes first: the patterns are long, and most questions have nothing of a person's. Takes small letters. */
const maySound =
  /mail|phone|foon|fon|mobi|m[oó]vil|celular|cell|handy|rufn|tel|t[eé]l|whats|nam|naam|navn|pr[eé]nom|nom|heet|hei(?:ß|ss)|appel|llam|heter|called|who are|voorl|stra|street|calle|rue|gate|ad+res|anschrift|direcci|huis|haus|house|birth|dob|born|gebo|gebu|verjaar|jarig|naissance|anniv|\bn[eé]\b|nacim|cumple|bursdag|f(?:ø|o)d|courriel|portable|correo|apelli|post|woon|wohn|fornavn/;

const words = (text: string) => text.replace(/[^a-z0-9']+/g, ' ').trim();

/** Whether the name of an answer says that it is a person's: `firstName`, `e_mail`, `geboortedatum`. */
export function isPersonalName(name: string): boolean {
  if (!maySound.test(name.toLowerCase())) return false;
  patterns ??= build();
  return patterns.name.test(words(plainWords(name.replace(/([a-z])(?=[A-Z])/g, '$1 '))).replace(/ ?\d+$/, ''));
}

/** Questions are read so far, in characters. */
const LONGEST = 1_000;

/** Whether a question plainly asks for a person's data: "First name", "What is your e-mail address?", "Wie heißt du?" */
export function isPersonalQuestion(text: string): boolean {
  if (!maySound.test(text.slice(0, LONGEST).toLowerCase())) return false;
  const { question, plainly: surely } = (patterns ??= build());
  return plainWords(text.slice(0, LONGEST))
    .replace(/\([^()]*\)|\{[^{}]*\}/g, ' ')
    .split(/[.!?:;\n,]+/)
    .some((sentence) => {
      const said = words(sentence);
      return said.length < 100 && (question.test(said) || surely.test(` ${said}`));
    });
}

const saidBy = (text: unknown): string[] =>
  typeof text === 'string'
    ? [text]
    : Array.isArray(text)
      ? []
      : entriesOf(text).flatMap(([, each]) => (typeof each === 'string' ? [each] : []));

/** Whether an answer, of a question or a field, is a person's data. */
export function isPersonal(asked: object): boolean {
  const { isPersonal: always, saysLittle } = traitsOf(asked);
  if (always || personalMarks.test(asText(own(asked, 'autocomplete')))) return true;
  // What is chosen from a list may speak of e-mail without being one.
  if (own(asked, 'options') !== undefined || !saysLittle) return false;
  return (
    isPersonalName(asText(own(asked, 'as'))) ||
    [...saidBy(own(asked, 'ask')), ...saidBy(own(asked, 'label') ?? own(asked, 'placeholder'))].some(isPersonalQuestion)
  );
}
