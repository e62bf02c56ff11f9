import { plainWords } from './plain-words.ts';

/*
 * What a question asks for by its words, where no chat may ask it: the number of a payment card or of an identity document, a PIN, a
 * security code. A document alone is no question for its number ("credit card or cash?"), so two words must come together in one
 * sentence, in a way that joins them. Words are as `plainWords` makes them: small, without accents.
 */

export interface Asked {
  readonly what: 'card' | 'code' | 'identity';
  /** False where it may be meant otherwise. */
  readonly sure: boolean;
}

/** The words of a language, as parts of patterns; a blank there may be a hyphen or nothing in the text. */
interface Words {
  /** Cards that pay, and cards that may be any. */
  readonly payment: string;
  readonly card: string;
  readonly identity: string;
  /** Numbers that belong to an identity document, whatever the words around them. */
  readonly identityNumber: string;
  readonly number: string;
  /** More that is asked of a document, right behind it: "card details". */
  readonly data: string;
  /** Between a number and its document: "number **on your** card". */
  readonly on: string;
  readonly your: string;
  readonly the: string;
  /** "numéro de carte": the number stands first. */
  readonly numberFirst?: boolean;
  readonly pin: string;
  readonly securityCode: string;
  /** What is no business of this check, and is cut out first. */
  readonly harmless?: string;
}

const things =
  'order|customer|client|student|employee|staff|personnel|ticket|booking|reservation|members?|membership|case|invoice|reference|phone|telephone|mobile|cell|fax|whatsapp|house|room|seat|flight|serial|model|product|article|item|vehicle|plate|vat|tax office|company|business|tracking|parcel|account|contract|policy|meter|table|confirmation|transaction|project|event|user|device|session|visitor|patient|race|store|shop|player|team|job|school|badge|voucher|coupon|supplier|partner|lucky|(?<!national )insurance|loyalty|gift';
const otherCards =
  'gift|loyalty|members?|membership|club|customer|client|bonus|library|store|points?|discount|student|employee|staff|sim|business|score|report|season|memory|sd|game|playing|trading|greeting|birthday|phone|fuel|insurance|health|key|access|post|invitation|stamp|reward|travel|transport|school';

const languages: readonly Words[] = [
  {
    payment:
      'credit cards?|debit cards?|bank cards?|payment cards?|mastercard|maestro|amex|american express|visa cards?',
    card: '(?<!(?:id|identity|identification|green) )card',
    identity:
      "passport|driv(?:er|ing)'?s? licen[cs]e|licen[cs]e to drive|identity cards?|id cards?|identity document|id document|residence permit|green card|travel document|document",
    identityNumber:
      'id number|identification number|identity number|national id(?: number)?|social security number|national insurance number|ssn',
    number: 'numbers?|digits?',
    data: 'details|info|information|data',
    on: 'on |of |from |for ',
    your: "your |my |their |the holder's ",
    the: 'the |an? |this ',
    pin: 'pin code|pin number|(?:your|my) (?:secret )?pin(?=$|,| (?:for|of|please|here))|(?:card|bank) pin',
    securityCode: 'security code|card verification (?:code|value|number)|cvn',
    harmless: `(?:${otherCards}) cards?(?:'s)?(?: (?:id )?(?:numbers?|id|code))?|(?:${things})(?:'?s'?)?(?: id| identification| identity)?(?: card)? (?:numbers?|id|code)|(?:id|identification) (?:numbers?|code) (?:of|on|from|for) (?:your|the|an?) (?:${things})`,
  },
  {
    payment:
      'credit ?(?:card|kaart)|bank ?pas|betaal ?(?:pas|kaart)|pin ?pas|bank ?kaart|debet ?kaart|mastercard|visakaart|visa card',
    card: '(?<!id )kaart|(?<=(?:je|jouw|uw|mijn|jullie) )pas',
    identity:
      'paspoort|rijbewijs|identiteits(?:kaart|bewijs)|id kaart|verblijfsvergunning|legitimatie(?:bewijs)?|reisdocument|document',
    identityNumber: 'burgerservicenummer|bsn(?: nummer)?|sofi nummer|rijksregisternummer|identificatienummer|id nummer',
    number: 'nummer|cijfers',
    data: 'gegevens',
    on: 'op |van |bij ',
    your: 'je |jouw |uw |mijn |jullie ',
    the: 'de |het |een ',
    pin: 'pin code|pin nummer|(?:je|jouw|uw) pin(?=$|,)',
    securityCode: 'veiligheidscode|beveiligingscode|cvc code',
  },
  {
    payment:
      'kredit karten?|ec karten?|giro ?(?:cards?|karten?)|bank karten?|debit karten?|zahlungs karten?|mastercard|visa karten?',
    card: '(?<!id )karten?',
    identity:
      '(?:personal ?)?ausweis(?:es)?|reisepass(?:es)?|pass(?:es)?|f(?:u|ue)hrerscheins?|identitats ?karten?|aufenthalts ?titels?|ausweis ?dokuments?|dokuments?|dokumenten',
    identityNumber:
      'sozialversicherungs nummer|rentenversicherungs nummer|steuer (?:id|nummer|identifikationsnummer)|identifikationsnummer|ahv nummer|id nummer',
    number: 'nummer|ziffern',
    data: 'daten|angaben',
    on: 'auf |von |aus |',
    your: 'deiner |deines |deinem |ihrer |ihres |ihrem |eurer |eures |eurem |meiner |meines ',
    the: 'der |des |dem |einer |eines ',
    pin: 'pin code|pin nummer|geheimzahl|(?:deine|ihre) pin(?=$|,)',
    securityCode: 'sicherheits ?code|pr(?:u|ue)f ?(?:nummer|ziffer|code)|kartenpr(?:u|ue)f ?(?:nummer|ziffer)',
  },
  {
    payment: 'carte bancaire|carte bleue|carte de (?:credit|debit|paiement)|carte visa|mastercard',
    card: "carte(?! ?(?:d'|de |cadeau|membre|vitale|sim|grise|fidelite|client|etudiant))",
    identity: "passeport|carte (?:nationale )?d'identite|piece d'identite|permis de conduire|titre de sejour|document",
    identityNumber: "numero de securite sociale|cni|numero d'identite",
    number: 'numeros?|n°|chiffres',
    data: 'coordonnees',
    on: "de |du |d'|sur |figurant sur ",
    your: 'votre |ta |ton |ma |mon ',
    the: "la |le |l'|une? ",
    numberFirst: true,
    pin: 'code pin|code secret|code confidentiel',
    securityCode: 'code de securite|cryptogramme|code de verification',
  },
  {
    payment: 'tarjeta (?:de (?:credito|debito)|bancaria)|tarjeta visa|mastercard',
    card: 'tarjeta(?! (?:de |regalo|sanitaria|sim|cliente))',
    identity:
      'pasaporte|documento(?: (?:nacional )?de identidad)?|carne(?:t)? de (?:conducir|identidad)|permiso de conducir|cedula|tarjeta de identidad',
    identityNumber: 'dni|numero de (?:la )?seguridad social|numero de identificacion|numero de identidad',
    number: 'numeros?|n°|digitos|cifras',
    data: 'datos',
    on: 'de |del |en |sobre ',
    your: 'su |tu |mi ',
    the: 'la |el |una? ',
    numberFirst: true,
    pin: 'codigo pin|numero pin|clave secreta|(?:tu|su) pin(?=$|,)',
    securityCode: 'codigo de seguridad|codigo de verificacion',
  },
  {
    payment: '(?:kreditt|bank|debet|betalings|visa) ?kort(?:et)?|mastercard',
    card: 'kort(?=nummer|-nummer)|kortet',
    identity:
      'pass(?:et)?|forerkort(?:et)?|foererkort(?:et)?|legitimasjon(?:en)?|id kort(?:et)?|identitetskort(?:et)?|oppholdstillatelse',
    identityNumber: 'fodselsnummer(?:et)?|foedselsnummer(?:et)?|personnummer(?:et)?|d nummer',
    number: 'nummer(?:et)?|siffer|sifrene',
    data: 'opplysninger',
    on: 'pa |av |fra |til |i ',
    your: 'ditt |din |mitt |',
    the: 'et |en |',
    pin: 'pin kode(?:n)?',
    securityCode: 'sikkerhetskode(?:n)?|kontrollkode(?:n)?',
  },
];

/** Numbers that are cut short are written out, since their dot ends no sentence. */
const plain = (text: string): string =>
  plainWords(text)
    .replace(
      /\b(cards?|licen[cs]e|passport|id|carte|tarjeta|kort|karte|kaart|pass?) (?:no|nr)\.?(?=\W*$|:)/gm,
      '$1 number',
    )
    .replace(/\b(?:nr|no)\. /g, 'number ');

/** Quick test whether a text could contain such a question at all; hardly any does. Takes lower case. */
export const maySound = (text: string): boolean =>
  /card|kaart|kart|kort|carte|tarjeta|visa|maestro|amex|american ex|pin|cv[cv]|pas|ausweis|licen[cs]e|schein|rijbewijs|permi|conduc|c[eé]dula|identi|legitima|dokument|document|verblijf|aufenthalt|titre|opphold|forerkort|f(?:ø|oe)rer|\bid\b|\bid[ -]|security|sicherheit|veiligheid|beveilig|sikkerhet|s[eé]curit|seguridad|kontrollkode|pr(?:ü|ue)f|cryptogramm|ssn|bsn|dni|cni|insurance|versicherung|steuer|burgerservice|rijksregister|sofi|nummer|ahv|geheimzahl|secret|confidentiel/.test(
    text,
  );

/** A word of a language that stands by itself, as a pattern. */
const alone = (source: string) => `(?<![a-z]|[a-z]-)(?:${source.replace(/(?<=[a-z]) (?=[a-z(])/g, '[ -]?')})`;
const end = '(?![a-z])';

interface Patterns {
  readonly harmless: RegExp | undefined;
  readonly payment: RegExp;
  readonly paymentNumber: RegExp;
  readonly paymentAlone: RegExp;
  readonly number: RegExp;
  readonly anyCard: RegExp;
  readonly cardNumber: RegExp;
  readonly cardLinked: RegExp;
  readonly visa: RegExp;
  readonly identityNumber: RegExp;
  readonly identityAlone: RegExp;
  readonly pin: RegExp;
  readonly securityCode: RegExp;
}

function patternsOf(of: Words): Patterns {
  const { number, data, on, your, the, numberFirst } = of;
  const numbers = `(?<![a-z])(?:${number})${end}`;
  /** Number and document, one right beside the other. */
  const beside = (document: string) =>
    numberFirst
      ? `${numbers} (?:${on})(?:${the}|${your})?${alone(document)}${end}|(?<![a-z])(?:${data}) (?:${on})(?:${the}|${your})?${alone(document)}${end}`
      : `${alone(document)}(?:'s)?[ -]?(?:${number}|${data})${end}`;
  /** "the number that is printed on your card" */
  const linked = (document: string, whose: string) =>
    `${numbers}.{0,60}?(?<![a-z])(?:${on})(?:${whose})(?:[a-z]+ )?${alone(document)}${end}`;
  const single = (document: string) =>
    `^\\W*(?:(?:please |enter |your |the |my |je |jouw |uw |deine? |ihre? |votre |ta |tu |su )*)${alone(document)}\\W*$`;
  return {
    harmless: of.harmless === undefined ? undefined : new RegExp(alone(of.harmless) + end, 'g'),
    payment: new RegExp(alone(of.payment) + end),
    paymentNumber: new RegExp(`${beside(of.payment)}|${linked(of.payment, `${your}|${the}`)}`),
    paymentAlone: new RegExp(single(of.payment)),
    number: new RegExp(`${numbers}(?! (?:${on.replace(/\|$/, '')}))`),
    anyCard: new RegExp(alone(`${of.payment}|${of.card}`) + end),
    cardNumber: new RegExp(beside(of.card)),
    cardLinked: new RegExp(linked(of.card, your)),
    visa: new RegExp(`${beside('visa')}|${linked('visa', your)}`),
    identityNumber: new RegExp(
      `${alone(of.identityNumber)}${end}|${beside(of.identity)}|${linked(of.identity, `${your}|${the}`)}`,
    ),
    identityAlone: new RegExp(single(of.identity.replace(/\|?documento?(?=\||$|\()/, ''))),
    pin: new RegExp(alone(of.pin) + end),
    securityCode: new RegExp(alone(of.securityCode) + end),
  };
}
let patterns: readonly Patterns[] | undefined;

/** A negation earlier in the clause makes it a warning not to reveal something. */
const never =
  /(?<![a-z])(?:never|not|without|nobody|nooit|niet|geen|zonder|niemand|nie|niemals|nicht|keine[nrm]?|ohne|niemandem|jamais|ne|sans|nunca|jamas|sin|nadie|no (?:nos|me|des|envies?|compartas?|escribas?)|aldri|ikke|uten|ingen)(?![a-z])|n't(?![a-z])/;
const verification = /(?<![a-z])c(?:vc|vv)2?(?![a-z])/;

/** Codes that somebody was just sent, and what India calls its postal code, are no secret. */
const codeSent =
  /\b(?:sent|send|sms|e-?mail|mail|text(?:ed)?|app|gestuurd|verstuurd|stuurden|geschickt|gesendet|schickten|envoye|enviado|enviamos|sendt|sendte)\b/;
const postal = /\b(?:postal|area|delivery|city|town|address|shipping|ship|region|district)\b/;

/** Questions are read so far, in characters; the longest message of real flows has 637. */
const LONGEST = 4_000;

/** What the words of a question ask for, the worst of it; `free`: it wants an answer in many words. */
export function askedFor(text: string, free = false): Asked | undefined {
  patterns ??= languages.map(patternsOf);
  let found: Asked | undefined;
  const worse = (what: Asked['what'], sure: boolean) => {
    if (!found || (sure && !found.sure) || (found.what === 'identity' && what !== 'identity')) found = { what, sure };
  };
  for (const sentence of plain(text.slice(0, LONGEST)).split(/[.!?;\n]+/)) {
    for (const words of patterns) {
      const said = words.harmless ? sentence.replace(words.harmless, ' … ') : sentence;
      /** It is there, and no clause says "never" before it. */
      const has = (pattern: RegExp) => {
        const at = said.search(pattern);
        return at >= 0 && !never.test(said.slice(0, at).split(',').pop()!);
      };
      if (has(verification)) worse('code', true);
      if (has(words.securityCode)) {
        if (words.anyCard.test(said)) worse('code', true);
        else if (!codeSent.test(said)) worse('code', false);
      }
      if (has(words.pin) && !postal.test(said)) worse('code', words.payment.test(said));
      if (has(words.paymentNumber) || has(words.cardNumber)) worse('card', true);
      else if (
        has(words.cardLinked) ||
        has(words.visa) ||
        (has(words.payment) && has(words.number)) ||
        (!free && words.paymentAlone.test(said))
      )
        worse('card', false);
      else if (has(words.identityNumber) || (!free && words.identityAlone.test(said))) worse('identity', true);
    }
    if (found?.sure && found.what !== 'identity') break;
  }
  return found;
}
