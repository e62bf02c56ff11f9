import { plural, type TermsWords } from './terms-words.ts';

const days = (many: number) => plural(many, 'einem Tag', 'Tagen');
const daysLong = (many: number) => plural(many, 'einen Tag', 'Tage');

/** Du and dein, or Sie and Ihr. */
export const german = (isFormal: boolean): TermsWords => {
  const form = (informal: string, formal: string) => (isFormal ? formal : informal);
  return {
    title: (brand) => `Bedingungen der Aktion von ${brand}`,
    intro: (brand) =>
      form(
        `Das sind die Regeln der Aktion von ${brand}. Sie sind aus den Einstellungen geschrieben, mit denen die Aktion selbst läuft; sie sagen also, was geschieht.`,
        `Für die Aktion von ${brand} gelten diese Regeln. Sie sind aus den Einstellungen geschrieben, mit denen die Aktion selbst durchgeführt wird.`,
      ),

    who: 'Wer mitmachen kann',
    anybody: 'Wer von uns einen eigenen Link hat, darf Freunde einladen.',
    friendsToo: form(
      'Freunde, die sich angemeldet haben, bekommen dabei einen eigenen Link und dürfen nach denselben Regeln ihre Freunde einladen. Diese zählen für sie, nicht für dich.',
      'Freunde, die sich angemeldet haben, erhalten dabei einen eigenen Link und dürfen nach denselben Regeln ihre Freunde einladen. Diese zählen für sie, nicht für Sie.',
    ),
    newCustomers: (brand) => `Ein Freund zählt nur als neuer Kunde: nicht, wenn er schon Kunde von ${brand} ist.`,
    anyCustomers: 'Ein Freund darf auch schon Kunde sein.',
    ownAddress: `${form('Deine', 'Ihre')} eigene Adresse zählt nicht als Freund, wie auch immer sie geschrieben ist: mit Großbuchstaben, mit einem +Zusatz oder mit den Punkten von Gmail.`,
    invite: form(
      'Du entscheidest, wer deinen Link bekommt und was du schreibst. Sag bitte dazu, dass du auch etwas bekommst, und schick ihn nur Leuten, die du kennst.',
      'Sie entscheiden, wer Ihren Link bekommt und was Sie schreiben. Sagen Sie bitte dazu, dass auch Sie etwas bekommen, und senden Sie ihn nur an Menschen, die Sie kennen.',
    ),
    free: form(
      'Mitmachen kostet nichts, und du musst nichts kaufen.',
      'Die Teilnahme ist kostenlos und verpflichtet Sie zu nichts.',
    ),

    counting: 'Wann ein Freund zählt',
    on: {
      'sign-up': () => `Ein Freund zählt, sobald er sich über ${form('deinen', 'Ihren')} Link angemeldet hat.`,
      confirmation: (brand) =>
        `Ein Freund zählt, sobald ${brand} ihn als Kunden bestätigt hat. Die Anmeldung über ${form('deinen', 'Ihren')} Link ist der erste Schritt dazu.`,
      purchase: () =>
        `Ein Freund zählt mit seinem ersten Kauf nach der Anmeldung über ${form('deinen', 'Ihren')} Link. Wird der Kauf erstattet, zählt er nicht mehr.`,
    },
    within: (many) => `Das muss innerhalb von ${days(many)} nach der Anmeldung geschehen.`,
    confirmAddress: `Davor bestätigt ${form('dein', 'Ihr')} Freund seine Adresse über den Link in einer Mail von uns.`,
    link: (many) =>
      `${form('Dein', 'Ihr')} Link zählt ${daysLong(many)} lang, nachdem ${form('dein', 'Ihr')} Freund ihn zum ersten Mal geöffnet hat.`,
    lastLink: 'Hat ein Freund Links von mehreren, so zählt der letzte gültige vor der Anmeldung.',
    firstCredit: 'Ein Freund wird einmal gutgeschrieben, und das bleibt so.',

    rewards: form('Was ihr beide bekommt', 'Was Sie beide bekommen'),
    forReferrer: form('Du', 'Sie'),
    forFriend: form('Dein Freund', 'Ihr Freund'),
    nothing: 'nichts',
    forAnswers: form(
      'Für deine Antworten auf unsere Fragen, ohne jemanden mitzubringen',
      'Für Ihre Antworten auf unsere Fragen',
    ),
    oncePerPerson: 'Einmal pro Person.',
    mostAnswers: (many) => `Davon gibt es insgesamt ${many}, für alle, die zuerst antworten.`,
    once: `Einmal, wie viele Freunde ${form('du', 'Sie')} auch ${form('mitbringst', 'mitbringen')}.`,
    perFriend: 'Für jeden Freund, der zählt.',
    eachMonth: (months) =>
      months === undefined
        ? form('Jeden Monat, solange ihr beide Kunden seid.', 'Jeden Monat, solange Sie beide Kunden sind.')
        : `Jeden Monat, ${plural(months, 'einen Monat', 'Monate')} lang.`,
    atMilestone: (many) => `Einmal, wenn ${many === 1 ? 'ein Freund zählt' : `${many} Freunde zählen`}.`,
    most: (many) => `Davon gibt es insgesamt ${many}, in der Reihenfolge der Anmeldung.`,
    validDays: (many) => `Innerhalb von ${days(many)} einzulösen.`,
    from: (date) => `Einzulösen ab ${date}.`,
    until: (date) => `Einzulösen bis ${date}.`,

    limits: 'Grenzen',
    maxFriends: (many) =>
      `${many === 1 ? 'Ein Freund bringt' : `Höchstens ${many} Freunde bringen`} ${form('dir', 'Ihnen')} etwas ein. Wer danach kommt, bekommt trotzdem, was Freunde bekommen.`,
    maxFriendsPerMonth: (many) => `Davon höchstens ${plural(many, 'einer', 'Freunde')} in einem Kalendermonat.`,
    seats: (many) =>
      `Es gibt ${plural(many, 'einen Platz', 'Plätze')}, in der Reihenfolge der Anmeldung. Wer später kommt, steht auf der Warteliste.`,
    hold: (many) =>
      `Was ${form('ihr verdient habt', 'Sie verdient haben')}, gibt es ${daysLong(many)} nachdem der Freund zählt, wenn die Widerrufsfrist vorbei ist.`,
    manual: 'Wir sehen uns jede Prämie an, bevor wir sie geben.',
    looked: 'Anmeldungen, die erfunden aussehen, sieht sich erst ein Mensch an.',

    time: 'Von wann bis wann',
    event: (title, date, place) => `${title}: ${date}, ${place}.`,
    eventSoon: (title, place) => `${title}: an dem Tag, der in ${form('deiner', 'Ihrer')} Einladung steht, ${place}.`,
    endsBefore: (many, at) =>
      many === 0
        ? `Anmelden kann man sich bis ${at} Uhr am Tag selbst.`
        : `Anmelden kann man sich bis ${daysLong(many)} davor, ${at} Uhr.`,
    starts: (date) => `Anmelden kann man sich ab ${date}.`,
    ends: (date) => `Anmelden kann man sich bis ${date}.`,
    moved: 'Wenn wir den Termin verlegen müssen, schreiben wir allen auf der Liste.',
    clock: (zone) => `Alle Zeiten sind die von ${zone}.`,

    plan: 'Der Tarif',
    samePlan: `${form('Dein', 'Ihr')} Freund nimmt den Tarif, den ${form('du hast', 'Sie haben')}.`,
    replacedPlan: (name, replacement) =>
      `${name} wird nicht mehr verkauft; ${form('dein', 'Ihr')} Freund bekommt stattdessen ${replacement}.`,

    cancelling: 'Wenn jemand absagt',
    seatBack: 'Wer nicht kommen kann, gibt den Platz über den Link in unserer Mail zurück; er geht an die Warteliste.',
    seatKept: form(
      'Gibt dein Freund seinen Platz zurück, behältst du deinen und was du verdient hast.',
      'Gibt Ihr Freund seinen Platz zurück, behalten Sie Ihren und was Sie verdient haben.',
    ),
    seatLost: form(
      'Gibt dein Freund seinen Platz zurück, verfällt, was er dir eingebracht hat, auch dein Platz.',
      'Gibt Ihr Freund seinen Platz zurück, verfällt, was er Ihnen eingebracht hat, auch Ihr Platz.',
    ),
    withdrawn: form(
      'Zieht sich ein Freund zurück, bevor es die Prämien gibt, bekommt sie keiner von euch.',
      'Zieht sich ein Freund zurück, bevor es die Prämien gibt, bekommt sie keiner von Ihnen.',
    ),
    monthsEnd: form(
      'Kündigst du, enden deine weiteren Monate, und dein Freund behält seine. Kündigt dein Freund, enden auch die weiteren Monate, die du für ihn bekommst.',
      'Kündigen Sie, enden Ihre weiteren Monate, und Ihr Freund behält seine. Kündigt Ihr Freund, enden auch die weiteren Monate, die Sie für ihn bekommen.',
    ),

    contact: 'Wer dahintersteht',
    whoWrites: (name, postal, email) => `${name}, ${postal}. Fragen gehen an ${email}.`,
  };
};
