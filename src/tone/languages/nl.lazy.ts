import type { Language } from '../language.ts';

/** Dutch: warm and playful say "je", formal says "u". */

const real = '(?:echte?|levende?|menselijke?|live)';
const machine =
  '(?:(?:chat)?(?:ro)?bot(?:je)?|machine|computer|(?:computer ?)?programma|script|(?:chat ?)?gpt|ai|kunstmatige intelligentie|(?:virtuele|digitale) assistent|taalmodel)';
const automatic = '(?:automatisch|geautomatiseerd)(?: (?:systeem|assistent))?';
const official =
  '(?:medewerk(?:st)?er|leidinggevende|collega|adviseur|klantenservice|helpdesk|agent|operator|manager|supervisor|assistent)';
const human = `(?:(?:${real} )*mens|(?:${real} )+(?:persoon|agent|operator|medewerk(?:st)?er))`;
const person = `(?:${real} )*(?:mens|persoon|iemand|support|${official})`;
/** What one may be taken for. */
const kind = `(?:(?:${real} )?${machine}|${automatic}|${person}|${real})`;
const or = (other: string) => ` of (?:met )?(?:${other}|niet)`;
const praat = '(?:praat|spreek|chat|typ|app|schrijf)';
const verb = '(?:spreken|praten|chatten|bellen|terugbellen|bereiken|contact|verbind|verbinden|doorverb[io]nden)';
const before = `(?:${verb}|hoe|kan|kun|kunt|mag|zou|kon|ik|je|jij|u|uw|jullie|wil|wou|willen|met|me|mij|door|is|er|hebben|krijgen|opnemen|worden)`;
const after = `(?:${verb}|van|u|je|jullie|me|mij|er|die|ik|kan|te|met|aan|lijn|telefoon|door|willen|kunnen|mogen|hebben|krijgen|opnemen|worden|aanwezig|beschikbaar)`;

export const language: Language = {
  address: { warm: 'je', formal: 'u' },
  chat: {
    warm: {
      send: 'Versturen',
      sending: 'Versturen…',
      sent: 'Verstuurd',
      kept: 'Nog niet verstuurd. Je antwoorden zijn bewaard en gaan vanzelf mee.',
      retry: 'Opnieuw proberen',
      refused: 'Dit kon niet worden verstuurd. Kopieer je antwoorden, dan gaat er niets verloren.',
      copyAnswers: 'Mijn antwoorden kopiëren',
      placeholder: 'Typ je antwoord',
      placeholderLong: 'Neem de tijd',
      skip: 'Overslaan',
      other: 'Iets anders',
      otherPlaceholder: 'Vertel maar wat',
      done: 'Klaar',
      next: 'Verder',
      botSays: '{name} zegt',
      youSay: 'Jij zei',
      assistant: 'Automatische assistent van {brand}',
      chat: 'Chat met {brand}',
      latest: 'Nieuwe berichten',
      restart: 'Opnieuw beginnen',
      restartSure: 'Opnieuw? Druk nog eens',
      copy: 'Kopiëren',
      copied: 'Gekopieerd',
      share: 'Delen',
      shareBy: 'Delen via {channel}',
      email: 'E-mail',
      sms: 'Sms',
      opensNew: 'opent in een nieuw tabblad',
      missing: 'Een deel van deze chat is nog niet geladen. We blijven het proberen.',
      loadAgain: 'Opnieuw proberen',
      code: 'Code',
      until: 'Geldig tot en met {date}',
      celebrate: 'Hoera!',
      storageNote: 'Deze browser bewaart niets: blijf op deze pagina tot je klaar bent.',
      unavailable: 'Sorry, onze chat is er nu even niet.',
      preview: 'Voorbeeld: er wordt niets verstuurd of bewaard.',
      choose: 'Kies er een of meer',
      optional: 'niet verplicht',
      more: 'Lees meer',
      required: 'Vul dit nog even in.',
      errText: 'Dat is iets te lang: er passen {max} tekens.',
      short: 'Nog iets meer graag: minstens {min} tekens.',
      errEmail: 'Dat lijkt nog geen e-mailadres.',
      errPhone: 'Dat lijkt nog geen telefoonnummer.',
      errUrl: 'Dat lijkt nog geen webadres.',
      errNumber: 'Vul een getal in.',
      min: 'Kies {min} of meer.',
      max: 'Kies {max} of minder.',
      errPattern: 'Dat klopt nog niet helemaal.',
      errCheck: 'Dat klopt nog niet helemaal.',
      few: 'Kies er minstens {min}.',
      many: 'Kies er hoogstens {max}.',
      exact: 'Kies er {min}.',
      errOption: 'Kies een van de antwoorden.',
    },
    playful: {
      sending: 'Daar gaat-ie…',
      sent: 'Geland!',
      kept: 'De lijn is nog slaperig. Je antwoorden liggen hier veilig en glippen er vanzelf uit.',
      retry: 'Nog een keer',
      placeholder: 'Jij bent',
      placeholderLong: 'Brand maar los',
      otherPlaceholder: 'Verras ons',
      done: 'Dat was ’m',
      latest: 'Er is meer',
      restart: 'Van voren af aan',
      restartSure: 'Zeker? Nog één keer drukken',
      copied: 'Hebbes',
      share: 'Zegt het voort',
      celebrate: 'Joepie!',
      storageNote: 'Deze browser heeft een kort geheugen: blijf op deze pagina tot we klaar zijn.',
      unavailable: 'Onze chat doet een dutje. Sorry!',
      missing: 'Een stukje van deze chat is onderweg blijven steken. We blijven trekken.',
      loadAgain: 'Geef een zetje',
      choose: 'Kies er zoveel je wilt',
      required: 'Psst, deze is nog leeg.',
      errText: 'Wauw, een roman! Er passen {max} tekens.',
      short: 'Niet zo verlegen: minstens {min} tekens.',
      errEmail: 'Hmm, op dat e-mailadres komt niets aan.',
      errPhone: 'Hmm, dat nummer gaat niet over.',
      errUrl: 'Hmm, dat webadres loopt dood.',
      errNumber: 'Alleen cijfers graag.',
      min: 'Iets hoger: {min} of meer.',
      max: 'Iets lager: {max} of minder.',
      errPattern: 'Bijna goed. Nog een keer?',
      errCheck: 'Bijna goed. Nog een keer?',
      many: 'Ho! Hoogstens {max}.',
      errOption: 'Kies een van de antwoorden hierboven.',
    },
    formal: {
      kept: 'Uw antwoorden zijn nog niet verstuurd. Ze zijn bewaard en worden automatisch verzonden.',
      retry: 'Opnieuw versturen',
      refused: 'Dit kon niet worden verstuurd. Kopieert u uw antwoorden, zodat er niets verloren gaat.',
      copyAnswers: 'Antwoorden kopiëren',
      placeholder: 'Uw antwoord',
      placeholderLong: 'Uw antwoord',
      other: 'Anders',
      otherPlaceholder: 'Licht dit alstublieft toe',
      youSay: 'Uw antwoord',
      restartSure: 'Opnieuw? Druk nogmaals',
      celebrate: 'Gefeliciteerd',
      storageNote: 'Deze browser bewaart uw antwoorden niet. Blijf alstublieft op deze pagina tot u klaar bent.',
      unavailable: 'Onze excuses: de chat is op dit moment niet beschikbaar.',
      missing: 'Een deel van deze chat kon niet worden geladen. Wij blijven het proberen.',
      choose: 'Maak een of meer keuzes',
      required: 'Vul dit veld alstublieft in.',
      errText: 'Gebruik alstublieft hoogstens {max} tekens.',
      short: 'Gebruik alstublieft minstens {min} tekens.',
      errEmail: 'Vul alstublieft een geldig e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
      errPhone: 'Vul alstublieft een geldig telefoonnummer in.',
      errUrl: 'Vul alstublieft een geldig webadres in.',
      errNumber: 'Vul alstublieft een getal in.',
      min: 'Vul alstublieft {min} of meer in.',
      max: 'Vul alstublieft {max} of minder in.',
      errPattern: 'Vul uw antwoord alstublieft in de gevraagde vorm in.',
      errCheck: 'Controleer dit antwoord alstublieft.',
      few: 'Kies alstublieft minstens {min}.',
      many: 'Kies alstublieft hoogstens {max}.',
      exact: 'Kies er alstublieft {min}.',
      errOption: 'Kies alstublieft een van de antwoorden.',
    },
  },
  launcher: {
    warm: {
      open: 'Chat met ons',
      named: 'Chat met {brand}',
      close: 'Chat sluiten',
      unread: { one: '{n} nieuw bericht', other: '{n} nieuwe berichten' },
    },
  },
  person: {
    warm: {
      contact: 'Contact',
      person: 'Praat met een mens',
      isBot: 'Ik ben de automatische assistent van {brand}, geen mens.',
      reachPerson: 'Liever iemand spreken? Dat kan hier:',
      noPerson: 'Doorverbinden kan ik je hier niet.',
    },
    formal: {
      person: 'Een medewerker spreken',
      reachPerson: 'Een medewerker bereikt u hier:',
      noPerson: 'Doorverbinden met een medewerker kan ik u hier niet.',
    },
  },
  handover: {
    warm: {
      personTold: 'Ik geef het door aan een collega.',
      personAway: 'Er is nu even niemand.',
      personBack: 'Vanaf {day} {time} is er weer iemand.',
      reference: 'Kenmerk: {reference}',
    },
    formal: {
      personTold: 'Ik breng onze medewerkers op de hoogte.',
      personAway: 'Op dit moment is er geen medewerker bereikbaar.',
      personBack: 'Vanaf {day} {time} staan onze medewerkers u weer te woord.',
    },
  },
  asks: {
    fillers:
      'een|de|hi|hey|hello|hoi|hallo|dag|sorry|ok|okay|maar|dan|en|nou|nu|eigenlijk|gewoon|soms|misschien|hier|ook|eens|even|toch|nog|liever|wel|zeker|bedankt',
    pleas: 'graag|alsjeblieft|alstublieft|aub|svp',
    bot: [
      // "Is het automatisch?" may be asked about a thing.
      `(?!is (?:het|dat) (?:automat|geauto))(?:is|bent?|heb|zit|${praat}) (?:je|jij|u|dit|dat|het|er|ik)(?: echt)?(?: met| tegen)? ${kind}(?:${or(kind)})?(?: (?:achter|aan lijn)(?: dit)?)?`,
      `(?:je|jij|u) bent (?:${machine}|geen ${human})(?: he)?`,
      `w(?:ie|at) bent? (?:je|jij|u)|met wie ${praat} ik`,
      `${machine}${or(person)}|${person}${or(machine)}`,
    ],
    person: [
      // Words of wishing around a person, one of which says what for; a human being is wish enough.
      `(?!contact ?persoon)(?=.*\\b(?:${verb}|is er|aan (?:lijn|telefoon))\\b)(?:${before} )*${person}(?: ${after})*`,
      `(?:geef (?:me|mij)|ik wil|ik (?:praat|spreek|chat) met|ik (?:wil|heb|zoek) hulp van) ${human}(?: nodig)?`,
      // To be put through, whoever it is to.
      `(?:${before} )*(?:verbind (?:me|mij) door|doorverbinden|doorverbonden(?: worden)?)`,
    ],
    bareBot: [machine, human],
    barePerson: [human, `(?:${real} )*(?:iemand|${official})`],
    anyone: ['iemand'],
  },
};
