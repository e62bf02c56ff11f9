import { plural, type TermsWords } from './terms-words.ts';

const days = (many: number) => plural(many, 'één dag', 'dagen');
const friends = (many: number) => plural(many, 'één vriend', 'vrienden');

/** Je and jouw, or u and uw. */
export const dutch = (isFormal: boolean): TermsWords => {
  const form = (informal: string, formal: string) => (isFormal ? formal : informal);
  return {
    title: (brand) => `Voorwaarden van de actie van ${brand}`,
    intro: (brand) =>
      form(
        `Dit zijn de regels van de actie van ${brand}. Ze zijn geschreven uit de instellingen waarmee de actie zelf draait, dus ze zeggen wat er gebeurt.`,
        `Voor de actie van ${brand} gelden deze regels. Ze zijn opgesteld uit de instellingen waarmee de actie zelf wordt uitgevoerd.`,
      ),

    who: 'Wie kan meedoen',
    anybody: 'Iedereen die van ons een eigen link heeft, mag vrienden uitnodigen.',
    friendsToo: form(
      'Vrienden die zich hebben aangemeld, krijgen daarbij een eigen link en mogen volgens dezelfde regels hun vrienden uitnodigen. Die tellen voor hen mee, niet voor jou.',
      'Vrienden die zich hebben aangemeld, krijgen daarbij een eigen link en mogen volgens dezelfde regels hun vrienden uitnodigen. Die tellen voor hen mee, niet voor u.',
    ),
    newCustomers: (brand) => `Een vriend telt alleen mee als nieuwe klant: niet als die al klant is bij ${brand}.`,
    anyCustomers: 'Een vriend mag ook al klant zijn.',
    ownAddress: `${form('Je', 'Uw')} eigen adres telt niet als vriend, hoe het ook geschreven is: met hoofdletters, met een +label of met de punten van Gmail.`,
    invite: form(
      'Jij bepaalt wie je link krijgt en wat je schrijft. Zeg er wel bij dat jij ook iets krijgt, en stuur hem alleen aan mensen die je kent.',
      'U bepaalt wie uw link krijgt en wat u schrijft. Vermeldt u erbij dat u ook iets krijgt, en stuurt u hem alleen aan mensen die u kent.',
    ),
    free: form('Meedoen kost niets, en je hoeft niets te kopen.', 'Deelname is kosteloos en verplicht u tot niets.'),

    counting: 'Wanneer een vriend meetelt',
    on: {
      'sign-up': () => `Een vriend telt mee zodra die zich via ${form('jouw', 'uw')} link heeft aangemeld.`,
      confirmation: (brand) =>
        `Een vriend telt mee zodra ${brand} die als klant heeft bevestigd. Aanmelden via ${form('jouw', 'uw')} link is de eerste stap.`,
      purchase: () =>
        `Een vriend telt mee met de eerste aankoop na het aanmelden via ${form('jouw', 'uw')} link. Wordt die terugbetaald, dan telt de vriend niet meer mee.`,
    },
    within: (many) => `Dat moet binnen ${days(many)} na het aanmelden gebeuren.`,
    confirmAddress: `Daarvoor bevestigt ${form('je', 'uw')} vriend het adres met de link in een mail van ons.`,
    link: (many) =>
      `${form('Je', 'Uw')} link telt ${days(many)} nadat ${form('je', 'uw')} vriend die voor het eerst heeft geopend.`,
    lastLink: 'Heeft een vriend links van meer mensen, dan telt de laatste geldige vóór het aanmelden.',
    firstCredit: 'Een vriend wordt één keer toegekend, en blijft bij degene die hem of haar heeft.',

    rewards: `Wat ${form('jullie', 'u')} allebei ${form('krijgen', 'krijgt')}`,
    forReferrer: form('Jij', 'U'),
    forFriend: form('Je vriend', 'Uw vriend'),
    nothing: 'niets',
    forAnswers: isFormal
      ? 'Voor uw antwoorden op onze vragen'
      : 'Voor je antwoorden op onze vragen, zonder iemand mee te brengen',
    oncePerPerson: 'Eén keer per persoon.',
    mostAnswers: (many) => `Hiervan zijn er in totaal ${many}, voor wie het eerst antwoordt.`,
    once: `Eén keer, hoeveel vrienden ${form('je', 'u')} ook meebrengt.`,
    perFriend: 'Voor elke vriend die meetelt.',
    eachMonth: (months) =>
      months === undefined
        ? `Elke maand, zolang ${form('jullie', 'u')} allebei klant ${form('zijn', 'bent')}.`
        : `Elke maand, ${plural(months, 'één maand', 'maanden')} lang.`,
    atMilestone: (many) => `Eén keer, als er ${friends(many)} ${many === 1 ? 'meetelt' : 'meetellen'}.`,
    most: (many) => `Hiervan zijn er in totaal ${many}, op volgorde van aanmelden.`,
    validDays: (many) => `Te gebruiken binnen ${days(many)}.`,
    from: (date) => `Te gebruiken vanaf ${date}.`,
    until: (date) => `Te gebruiken tot ${date}.`,

    limits: 'Grenzen',
    maxFriends: (many) =>
      `${many === 1 ? 'Eén vriend levert' : `Hoogstens ${many} vrienden leveren`} ${form('je', 'u')} iets op. Wie daarna komt, krijgt nog wel de beloning voor vrienden.`,
    maxFriendsPerMonth: (many) => `Daarvan hoogstens ${friends(many)} in één kalendermaand.`,
    seats: (many) =>
      `Er ${many === 1 ? 'is één plek' : `zijn ${many} plekken`}, op volgorde van aanmelden. Wie later komt, staat op de wachtlijst.`,
    hold: (many) =>
      `Beloningen worden gegeven ${days(many)} nadat de vriend is gaan meetellen, als de bedenktijd voorbij is.`,
    manual: 'Wij bekijken elke beloning voordat wij die geven.',
    looked: 'Aanmeldingen die verzonnen lijken, bekijkt eerst een mens.',

    time: 'Van wanneer tot wanneer',
    event: (title, date, place) => `${title}: ${date}, ${place}.`,
    eventSoon: (title, place) => `${title}: op de datum die in ${form('je', 'uw')} uitnodiging staat, ${place}.`,
    endsBefore: (many, at) =>
      many === 0 ? `Aanmelden kan tot ${at} uur op de dag zelf.` : `Aanmelden kan tot ${days(many)} ervoor, ${at} uur.`,
    starts: (date) => `Aanmelden kan vanaf ${date}.`,
    ends: (date) => `Aanmelden kan tot ${date}.`,
    moved: 'Als wij de datum moeten verzetten, schrijven wij iedereen op de lijst.',
    clock: (zone) => `Alle tijden zijn die van ${zone}.`,

    plan: 'Het abonnement',
    samePlan: `${form('Je', 'Uw')} vriend neemt het abonnement dat ${form('jij hebt', 'u hebt')}.`,
    replacedPlan: (name, replacement) =>
      `${name} wordt niet meer verkocht; ${form('je', 'uw')} vriend krijgt in plaats daarvan ${replacement}.`,

    cancelling: 'Als iemand afzegt',
    seatBack: 'Wie niet kan komen, geeft de plek terug met de link in onze mail; die gaat naar de wachtlijst.',
    seatKept: form(
      'Geeft je vriend de plek terug, dan houd jij die van jou, met wat je hebt verdiend.',
      'Geeft uw vriend de plek terug, dan behoudt u de uwe, met wat u hebt verdiend.',
    ),
    seatLost: form(
      'Geeft je vriend de plek terug, dan vervalt wat die je heeft opgeleverd, ook je plek.',
      'Geeft uw vriend de plek terug, dan vervalt wat die u heeft opgeleverd, ook uw plek.',
    ),
    withdrawn: `Trekt een vriend zich terug voordat de beloningen zijn gegeven, dan krijgt geen van ${form('jullie', 'u')} beiden ze.`,
    monthsEnd: form(
      'Zeg je zelf op, dan stoppen je volgende maanden, en houdt je vriend de eigen maanden. Zegt je vriend op, dan stoppen ook de volgende maanden die je voor die vriend krijgt.',
      'Zegt u zelf op, dan stoppen uw volgende maanden, en houdt uw vriend de eigen maanden. Zegt uw vriend op, dan stoppen ook de volgende maanden die u voor die vriend krijgt.',
    ),

    contact: 'Wie erachter zit',
    whoWrites: (name, postal, email) => `${name}, ${postal}. Vragen kunnen naar ${email}.`,
  };
};
