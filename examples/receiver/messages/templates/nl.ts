import type { Language } from './template.ts';

export const nl: Language = {
  frame: {
    reason: {
      referrer: 'Je krijgt dit bericht omdat je meedoet aan “{title}” van {brand}.',
      friend: 'Je krijgt dit bericht omdat je je via de link van een vriend hebt aangemeld bij {brand}.',
      participant: 'Je krijgt dit bericht omdat je vragen van {brand} hebt beantwoord.',
      contact: 'Je krijgt dit bericht omdat {brand} je met jouw toestemming mag schrijven.',
      owner: 'Je krijgt dit bericht omdat dit adres bij “{title}” als eigenaar is ingevuld.',
    },
    unsubscribe: 'Geen berichten meer ontvangen',
    stop: 'Stoppen? Antwoord STOP.',
    moreByMail: 'Meer in je e-mail.',
    aFriend: 'iemand die je hebt uitgenodigd',
    someFriends: '{friends} mensen die je hebt uitgenodigd',
    when: 'Wanneer',
    where: 'Waar',
    until: 'Tot {until}',
    from: 'Vanaf {from}',
    monthOf: 'Maand {n} van {of}',
    codeFollows: 'De code volgt per mail, zodra er een is.',
    forMonths: '{of, plural, one {Gedurende # maand} other {Gedurende # maanden}}',
  },
  formalFrame: {
    moreByMail: 'Meer in uw e-mail.',
    reason: {
      referrer: 'U krijgt dit bericht omdat u meedoet aan “{title}” van {brand}.',
      friend: 'U krijgt dit bericht omdat u zich via de link van een bekende hebt aangemeld bij {brand}.',
      participant: 'U krijgt dit bericht omdat u vragen van {brand} hebt beantwoord.',
      contact: 'U krijgt dit bericht omdat {brand} u met uw toestemming mag schrijven.',
      owner: 'U krijgt dit bericht omdat dit adres bij “{title}” als eigenaar is ingevuld.',
    },
    aFriend: 'iemand die u hebt uitgenodigd',
    someFriends: '{friends} mensen die u hebt uitgenodigd',
  },
  friendly: {
    invitation: {
      subject: '{name|Jij} en een vriend: {gift}',
      preheader: 'Je eigen link zit erin. Deel hem en jullie krijgen allebei iets.',
      heading: 'Hoi {name}, neem iemand mee',
      body: `Stuur je eigen link naar wie je maar wilt. Zodra iemand zich daarmee aanmeldt, krijgen jullie allebei:

[rewards]

[event]

[button]

?most: Er tellen hoogstens {most} vrienden voor je mee. Jij bepaalt wie de link krijgt: wij schrijven niemand uit onszelf aan.`,
      button: 'Mijn link ophalen',
      sms: '{brand}: {gift} voor jou en een vriend. Jouw link: {link}',
    },
    'link-ready': {
      subject: 'Je link staat klaar',
      preheader: 'Geef hem door: meldt een vriend zich aan, dan krijgen jullie allebei iets.',
      heading: 'Hier is je link, {name}',
      body: `Deze link is alleen van jou. Stuur hem naar vrienden zoals jij dat wilt:

[link]

Meldt een van hen zich aan, dan krijgen jullie allebei dit, en laten we het je weten:

[rewards]

[button]`,
      button: 'Nu delen',
      sms: '{brand}: dit is je link voor vrienden: {link}',
    },
    'friend-joined': {
      subject:
        '{friends, plural, one {Een vriend van je heeft zich aangemeld} other {# vrienden van je hebben zich aangemeld}}',
      preheader: 'Je beloning ligt klaar. Je hoort het zodra die van jou is.',
      heading: '{friends, plural, one {Goed nieuws: er is een vriend bij} other {Goed nieuws: er zijn # vrienden bij}}',
      body: `Hoi {name}, {friend} {friends, plural, one {heeft} other {hebben}} zich zojuist via jouw link aangemeld.

Je hoeft niets meer te doen: je beloning ligt klaar en is definitief zodra aan hun kant alles rond is.

[rewards]

?left: {left, plural, one {Er kan nog één vriend voor je meetellen.} other {Er kunnen nog # vrienden voor je meetellen.}}

[button]`,
      button: 'Bekijk hoe het ervoor staat',
      sms: '{brand}: {friend} {friends, plural, one {heeft} other {hebben}} zich via jouw link aangemeld. Je beloning ligt klaar: {link}',
    },
    'reward-ready': {
      subject:
        '{friends, plural, one {Je vriend doet mee: hier is je beloning} other {# vrienden doen mee: hier is je beloning}}',
      preheader: 'Nu van jou: {gift}.',
      heading: 'Gelukt, {name}!',
      body: `?friend: Hoi {name}, {friend} {friends, plural, one {heeft} other {hebben}} zich via jouw link aangemeld. Bedankt voor het meenemen!

?onList: Jullie staan allebei op de gastenlijst.

?gift: Dit is voor jou:

[rewards]

[event]

?left: {left, plural, one {Er kan nog één vriend voor je meetellen.} other {Er kunnen nog # vrienden voor je meetellen.}}

?full: Je hebt zoveel vrienden meegebracht als er meetellen. Meer vrienden zijn net zo welkom en krijgen hun eigen beloning.

[button]`,
      button: 'Bekijk hoe het ervoor staat',
      sms: '{brand}: gelukt! {gift} voor jou. {link}',
    },
    reminder: {
      subject: 'Je link is nog niet gebruikt',
      preheader: 'Eén berichtje aan een vriend is genoeg.',
      heading: 'Eén herinnering, {name}',
      body: `Een paar dagen geleden kreeg je een link om met vrienden te delen. Niemand heeft hem nog gebruikt, en dit ligt nog voor jullie klaar:

[rewards]

[link]

[button]

Dit is de enige keer dat we je eraan herinneren.`,
      button: 'Mijn link delen',
    },
    'campaign-ending': {
      subject: 'Nog tot {until}: je link voor vrienden',
      preheader: 'Daarna tellen nieuwe aanmeldingen niet meer mee.',
      heading: 'Het is bijna voorbij, {name}',
      body: `Vrienden kunnen zich nog tot {until} via jouw link aanmelden. Heb je iemand in gedachten, dan is dit het moment:

[link]

[button]`,
      button: 'Mijn link delen',
    },
    welcome: {
      subject: 'Welkom: {title}',
      preheader: 'Alles wat je moet weten op een rij.',
      heading: 'Welkom, {name}!',
      body: `?onList: Je staat op de gastenlijst. We kijken ernaar uit je te zien.

?standby: Alle plaatsen zijn op dit moment bezet, dus je staat op de wachtlijst. Komt er een plaats vrij, dan schrijven we je.

?pending: Je bent aangemeld. Je beloning ligt klaar en gaat in zodra je aanmelding is bevestigd.

[rewards]

[event]

?invite: Jij mag zelf ook vrienden meenemen. Deze link voor hen is van jou alleen: {invite}

?cancel: Komt er iets tussen? Geef je plaats hier door aan iemand anders: {cancel}

[button]`,
      button: 'Alles op een rij',
      sms: '{brand}: welkom! Alles wat je moet weten: {link}',
    },
    'confirm-address': {
      subject: 'Bevestig je adres even',
      preheader: 'Eén klik en je doet mee.',
      heading: 'Is dit jouw adres, {name}?',
      body: `Met dit adres heeft iemand zich aangemeld voor “{title}”. Was jij dat, bevestig het dan met de knop. De link werkt 7 dagen.

[button]

Was jij het niet, dan hoef je niets te doen: zonder jouw klik gebeurt er niets, en schrijven we je niet meer.`,
      button: 'Ja, dat was ik',
    },
    'finish-registration': {
      subject: 'Nog één stap',
      preheader: 'Je beloning wacht tot je aanmelding compleet is.',
      heading: 'Je bent er bijna, {name}',
      body: `Je hebt je aangemeld bij {brand} en er staat nog één stap open. Is die gezet, dan gaat dit in voor jou en je vriend:

[rewards]

[button]`,
      button: 'Mijn aanmelding afronden',
      sms: '{brand}: nog één stap voor {gift}: {link}',
    },
    'reward-ready-friend': {
      subject: 'Nu van jou: {gift}',
      preheader: 'Je aanmelding is bevestigd.',
      heading: 'Hier is het, {name}!',
      body: `Je aanmelding is bevestigd, en dus ook wat we je hebben beloofd:

[rewards]

[button]`,
      button: 'Bekijk mijn beloning',
      sms: '{brand}: {gift} is nu van jou. {link}',
    },
    'code-ready': {
      subject: 'Hier is je code: {gift}',
      preheader: 'Bedankt voor het wachten.',
      heading: 'Hier is hij, {name}!',
      body: `We waren je nog een code schuldig. Hier is hij, bedankt voor het wachten:

[rewards]

[button]`,
      button: 'Bekijk mijn beloning',
      sms: '{brand}: je code voor {gift} is er. {link}',
    },
    'thanks-for-answers': {
      subject: 'Bedankt voor je antwoorden: {gift}',
      preheader: 'Hier is wat we hebben beloofd.',
      heading: 'Bedankt, {name|daar hebben we echt iets aan}!',
      body: `Bedankt dat je de tijd nam om onze vragen te beantwoorden. Dit is voor jou:

[rewards]

[button]`,
      button: 'Bekijk mijn beloning',
      sms: '{brand}: bedankt voor je antwoorden. {gift} is nu van jou. {link}',
    },
    'event-reminder': {
      subject: '{when}: tot ziens bij {title}',
      preheader: 'Waar, wanneer en wat je nodig hebt.',
      heading: 'Tot gauw, {name}!',
      body: `Je staat op de gastenlijst van “{title}”. Hier vind je alles op een rij:

[event]

[rewards]

?cancel: Kun je toch niet? Gun je plaats dan aan iemand van de wachtlijst: {cancel}`,
      sms: '{brand}: tot ziens {when}, {place}.',
    },
    'month-issued': {
      subject: '{gift} voor {month}',
      preheader: 'Bijgeschreven bij je abonnement. Je hoeft niets te doen.',
      heading: '{gift} voor {month}',
      body: `Hoi {name}, het extraatje van deze maand staat bij je abonnement:

[rewards]

[button]`,
      button: 'Bekijk hoe het ervoor staat',
      sms: '{brand}: {gift} voor {month} staat bij je abonnement.',
    },
    moved: {
      subject: 'Nieuwe datum: {title}',
      preheader: 'Het is nu op {when}.',
      heading: 'De datum is veranderd',
      body: `Hoi {name}, “{title}” is op een andere dag dan we je hadden gezegd. Je plaats blijft van jou.

[event]

?cancel: Komt de nieuwe datum niet uit? Geef je plaats hier terug: {cancel}`,
      sms: '{brand}: {title} is verplaatst naar {when}.',
    },
    cancelled: {
      subject: 'Er verandert iets aan je beloning',
      preheader: 'Een vriend heeft zich bedacht. Dit betekent dat voor jou.',
      heading: 'Een vriend heeft zich bedacht',
      body: `Hoi {name}, {friend} heeft zich afgemeld, en daarmee vervalt de beloning voor die aanmelding:

[rewards]

Al het andere wat je hebt verdiend, blijft van jou. Je link blijft gewoon werken.

[button]`,
      button: 'Bekijk hoe het ervoor staat',
    },
    'cancelled-friend': {
      subject: 'Je aanmelding is beëindigd',
      preheader: 'Je hoeft niets te doen.',
      heading: 'Je aanmelding is beëindigd',
      body: `Hoi {name}, zoals je wilde is je aanmelding beëindigd. De beloning die erbij hoorde, is vervallen.

Je bent altijd weer welkom.`,
    },
    'thank-you': {
      subject: 'Dank je wel, {name|en welkom}',
      preheader: 'Een paar woorden over je eerste bestelling.',
      heading: 'Dank je wel, {name}!',
      body: `Gisteren kocht je voor het eerst iets bij ons. Dat waarderen we, en we hopen dat je er plezier van hebt.

?gift: Een klein bedankje voor jou: {gift}

Is er iets niet zoals het hoort? Antwoord op deze mail, een mens leest hem.

[button]`,
      button: 'Vertel ons hoe het bevalt',
      sms: '{brand}: bedankt voor je eerste bestelling! Hoe bevalt het? {link}',
    },
    'near-shop': {
      subject: 'We openen in {shop}, op {distance} van jou',
      preheader: 'Kom eens kijken.',
      heading: 'We worden buren, {name}',
      body: `Onze nieuwe winkel in {shop} is maar {distance} bij je vandaan. Kom als een van de eersten kijken:

[event]

[button]`,
      button: 'Bekijk wat er te zien is',
      sms: '{brand} opent in {shop}, op {distance} van jou. {link}',
    },
    coupon: {
      subject: '{name|Jij}, dit is voor jou',
      preheader: 'Een bedankje dat alleen van jou is.',
      heading: 'Dank je wel, {name}!',
      body: `{thanks}

[rewards]

[button]`,
      button: 'Mijn bon bekijken',
      sms: '{brand}: bedankt! Je bon: {link}',
    },
    note: {
      subject: 'Een bedankje voor {name|jou}',
      preheader: 'Een paar woorden, alleen voor jou.',
      heading: 'Dank je wel, {name}!',
      body: `{thanks}

Wil je ons iets vertellen? Beantwoord deze mail: een mens leest hem.`,
      sms: '{brand}: {thanks}',
    },
    help: {
      subject: 'Berichten van {brand}',
      preheader: '',
      heading: 'Berichten van {brand}',
      body: '{brand}: nieuws over wat je hebt aangevraagd. Vragen: {contact}.',
      sms: '{brand}: nieuws over wat je hebt aangevraagd. Vragen: {contact}. Stoppen? Antwoord STOP.',
    },
  },
  formal: {
    invitation: {
      subject: 'Een uitnodiging voor u en een gast',
      preheader: 'Met uw persoonlijke link.',
      heading: 'Beste {name|klant}',
      body: `Graag maken we kennis met een gast van u. Stuur uw persoonlijke link naar wie u maar wilt. Zodra iemand zich daarmee aanmeldt, ontvangt u beiden:

[rewards]

[event]

[button]

?most: Er tellen hoogstens {most} gasten voor u mee. Wij benaderen niemand die u niet zelf hebt gevraagd.`,
      sms: '{brand}: {gift} voor u en een gast. Uw link: {link}',
    },
    'link-ready': {
      subject: 'Uw link staat klaar',
      preheader: 'Meldt een bekende zich daarmee aan, dan ontvangt u beiden iets.',
      heading: 'Beste {name|klant}, hier is uw link',
      body: `Deze link is persoonlijk. Stuur hem naar wie u maar wilt:

[link]

Meldt iemand zich daarmee aan, dan ontvangt u beiden dit en laten we het u weten:

[rewards]

[button]`,
      button: 'Link delen',
      sms: '{brand}: dit is uw link: {link}',
    },
    'friend-joined': {
      subject:
        '{friends, plural, one {Er heeft zich iemand via uw link aangemeld} other {Er hebben zich # mensen via uw link aangemeld}}',
      preheader: 'Uw beloning ligt klaar.',
      heading: 'Beste {name|klant}',
      body: `Met plezier laten we u weten dat {friend} zich via uw link {friends, plural, one {heeft} other {hebben}} aangemeld. Uw beloning ligt klaar en is definitief zodra de aanmelding is afgerond.

[rewards]

?left: {left, plural, one {Er kan nog één gast voor u meetellen.} other {Er kunnen nog # gasten voor u meetellen.}}

[button]`,
      sms: '{brand}: {friend} {friends, plural, one {heeft} other {hebben}} zich via uw link aangemeld. Uw beloning ligt klaar: {link}',
    },
    'reward-ready': {
      subject: 'Uw beloning staat klaar',
      heading: 'Beste {name|klant}',
      preheader: 'Nu voor u: {gift}.',
      body: `?friend: Hartelijk dank dat u {friend} bij ons hebt geïntroduceerd.

?onList: U staat beiden op de gastenlijst.

?gift: Dit is voor u:

[rewards]

[event]

?left: {left, plural, one {Er kan nog één gast voor u meetellen.} other {Er kunnen nog # gasten voor u meetellen.}}

[button]`,
      sms: '{brand}: {gift} voor u. {link}',
    },
    reminder: {
      subject: 'Uw link is nog niet gebruikt',
      preheader: 'Een herinnering, eenmalig.',
      heading: 'Beste {name|klant}',
      body: `Enkele dagen geleden ontving u een link om te delen. Niemand heeft hem nog gebruikt, en dit ligt nog voor u klaar:

[rewards]

[link]

[button]

Dit is de enige herinnering die u krijgt.`,
    },
    'campaign-ending': {
      subject: 'Nog tot {until}: uw link',
      heading: 'Beste {name|klant}',
      body: `Gasten kunnen zich nog tot {until} via uw link aanmelden:

[link]

[button]`,
    },
    welcome: {
      preheader: 'Alles wat u moet weten op een rij.',
      heading: 'Welkom, {name}',
      body: `?onList: U staat op de gastenlijst. We zien u graag.

?standby: Alle plaatsen zijn op dit moment bezet. U staat op de wachtlijst en hoort van ons zodra er een plaats vrijkomt.

?pending: Hartelijk dank voor uw aanmelding. Uw beloning ligt klaar en gaat in zodra uw aanmelding is bevestigd.

[rewards]

[event]

?invite: U mag zelf ook gasten uitnodigen. Dit is uw persoonlijke link daarvoor: {invite}

?cancel: Bent u verhinderd? Dan kunt u uw plaats hier teruggeven: {cancel}

[button]`,
      sms: '{brand}: welkom! Alles wat u moet weten: {link}',
    },
    'confirm-address': {
      subject: 'Wilt u uw adres bevestigen?',
      preheader: 'Eén klik is genoeg.',
      heading: 'Is dit uw adres?',
      body: `Met dit adres heeft iemand zich aangemeld voor “{title}”. Was u dat, bevestig het dan met de knop. De link werkt 7 dagen.

[button]

Was u het niet, dan hoeft u niets te doen: zonder uw klik gebeurt er niets.`,
    },
    'finish-registration': {
      preheader: 'Uw beloning wacht tot uw aanmelding compleet is.',
      heading: 'U bent er bijna, {name}',
      body: `U hebt zich aangemeld bij {brand} en er staat nog één stap open. Daarna gaat dit in:

[rewards]

[button]`,
    },
    'reward-ready-friend': {
      subject: 'Nu voor u: {gift}',
      preheader: 'Uw aanmelding is bevestigd.',
      heading: 'Beste {name|klant}',
      body: `Uw aanmelding is bevestigd, en dus ook wat we u hebben beloofd:

[rewards]

[button]`,
      sms: '{brand}: {gift} is nu van u. {link}',
    },
    'code-ready': {
      subject: 'Hier is uw code: {gift}',
      preheader: 'Dank voor uw geduld.',
      heading: 'Beste {name|klant}',
      body: `Wij waren u nog een code verschuldigd. Hierbij ontvangt u deze; dank voor uw geduld:

[rewards]

[button]`,
      sms: '{brand}: uw code voor {gift} is er. {link}',
    },
    'thanks-for-answers': {
      subject: 'Dank voor uw antwoorden: {gift}',
      heading: 'Beste {name|klant}',
      body: `Dank dat u de tijd nam om onze vragen te beantwoorden. Dit is voor u:

[rewards]

[button]`,
      sms: '{brand}: dank voor uw antwoorden. {gift} is nu van u. {link}',
    },
    'event-reminder': {
      subject: '{when}: {title}',
      preheader: 'Waar, wanneer en wat u nodig hebt.',
      heading: 'Tot ziens, {name}',
      body: `U staat op de gastenlijst van “{title}”:

[event]

[rewards]

?cancel: Bent u toch verhinderd? Dan kunt u uw plaats hier teruggeven: {cancel}`,
    },
    'month-issued': {
      preheader: 'Bijgeschreven bij uw abonnement.',
      body: `Beste {name|klant}, het extra tegoed van deze maand staat bij uw abonnement:

[rewards]

[button]`,
      sms: '{brand}: {gift} voor {month} staat bij uw abonnement.',
    },
    moved: {
      body: `Beste {name|gast}, “{title}” is op een andere dag dan we u hadden gemeld. Uw plaats blijft voor u gereserveerd.

[event]

?cancel: Schikt de nieuwe datum niet? Dan kunt u uw plaats hier teruggeven: {cancel}`,
    },
    cancelled: {
      subject: 'Er verandert iets aan uw beloning',
      preheader: 'Dit betekent het voor u.',
      heading: 'Beste {name|klant}',
      body: `{friend|Uw gast} heeft zich afgemeld, en daarmee vervalt de beloning voor die aanmelding:

[rewards]

Al het andere wat u hebt verdiend, blijft van u.

[button]`,
    },
    'cancelled-friend': {
      subject: 'Uw aanmelding is beëindigd',
      preheader: 'U hoeft niets te doen.',
      heading: 'Uw aanmelding is beëindigd',
      body: `Beste {name|klant}, zoals u wenste is uw aanmelding beëindigd. De beloning die erbij hoorde, is vervallen.

U bent altijd weer welkom.`,
    },
    'thank-you': {
      subject: 'Hartelijk dank voor uw bestelling',
      preheader: 'Een paar woorden over uw eerste bestelling.',
      heading: 'Beste {name|klant}',
      body: `Hartelijk dank voor uw eerste bestelling. We hopen dat die aan uw verwachtingen voldoet.

?gift: Als dank voor uw vertrouwen: {gift}

Is er iets niet naar wens, antwoord dan op deze mail.

[button]`,
      sms: '{brand}: hartelijk dank voor uw eerste bestelling. Hoe bevalt het? {link}',
    },
    'near-shop': {
      subject: 'Wij openen in {shop}, op {distance} van u',
      preheader: 'U bent van harte welkom.',
      heading: 'Beste {name|klant}',
      button: 'Meer bekijken',
      body: `Onze nieuwe winkel in {shop} ligt op maar {distance} van u. Graag ontvangen wij u als een van de eersten:

[event]

[button]`,
      sms: '{brand} opent in {shop}, op {distance} van u. {link}',
    },
    coupon: {
      subject: 'Voor u, met dank',
      preheader: 'Een bedankje, persoonlijk voor u.',
      heading: 'Beste {name|klant}',
      sms: '{brand}: hartelijk dank! Uw bon: {link}',
    },
    note: {
      subject: 'Met dank',
      preheader: 'Een paar woorden, persoonlijk voor u.',
      heading: 'Beste {name|klant}',
      body: `{thanks}

Wilt u ons iets vertellen? Beantwoord deze mail: een medewerker leest hem.`,
    },
    help: {
      body: '{brand}: nieuws over wat u hebt aangevraagd. Vragen: {contact}.',
      sms: '{brand}: nieuws over wat u hebt aangevraagd. Vragen: {contact}. Stoppen? Antwoord STOP.',
    },
  },
  playful: {
    invitation: { heading: 'Psst, {name}: samen is leuker', button: 'Kom maar op met die link' },
    'link-ready': { heading: 'Jouw toverlink, {name}', preheader: 'Geef hem door en kijk wat er gebeurt.' },
    'friend-joined': { heading: 'Klop, klop! Er staat een vriend voor de deur' },
    'reward-ready': { heading: 'Tadaa! Het is je gelukt, {name}', subject: 'Tadaa: je beloning is er' },
    welcome: { heading: 'Je bent binnen, {name}! Dansje?' },
    'reward-ready-friend': { heading: 'Tadaa, {name}!' },
    'thank-you': { heading: 'Onze dag kan niet meer stuk, {name}' },
    coupon: { heading: 'Een kleinigheidje, {name}' },
  },
  owner: {
    'new-sign-up': {
      subject: '{what}: {who}',
      preheader: '{preview}',
      heading: '{what}: {who}',
      body: `[facts]

[answers]

[consents]

[links]

?replies: Een antwoord op deze mail gaat naar {replies}.`,
    },
    'needs-review': {
      subject: 'Je beslissing is nodig',
      preheader: '{reason}',
      heading: 'Er wacht iets op je beslissing',
      body: `[facts]

Er wordt niets gegeven voordat jij hebt beslist.

[button]`,
      button: 'Beslissen',
    },
    'low-stock': {
      subject: 'Weinig codes over: {reward}',
      preheader: '{left, plural, =0 {Er is er geen meer.} one {Er is er nog één.} other {Er zijn er nog #.}}',
      heading: '{left, plural, =0 {Er is geen code meer} one {Er is nog één code} other {Er zijn nog # codes}}',
      body: `De codes voor “{reward}” raken op. Zijn ze op, dan gaat de actie zonder deze beloning verder tot je nieuwe invult.

[button]`,
      button: 'Codes invullen',
    },
    'delivery-failing': {
      subject: 'Doorgeven aan {system} lukt niet',
      preheader: 'Er gaat niets verloren: alles wordt bewaard en opnieuw geprobeerd.',
      heading: 'Doorgeven aan {system} lukt niet',
      body: `Sinds {since} neemt {system} niet aan wat we sturen. Alles wordt bewaard en gestuurd zodra het weer antwoordt.

?reason: Dit zegt het: {reason}

[button]`,
      button: 'Bekijk wat er wacht',
    },
    urgent: {
      subject: 'Dringend: {who} wil iemand spreken',
      preheader: 'Referentie {reference}',
      heading: 'Dringend: {who} wil iemand spreken',
      body: `[facts]

[answers]

[links]

?replies: Een antwoord op deze mail gaat naar {replies}.`,
    },
    'seat-cancelled': {
      subject: '{who} heeft de plaats teruggegeven',
      preheader: '{seats}',
      heading: '{who} heeft de plaats teruggegeven',
      body: `[facts]

[links]`,
    },
    digest: {
      subject:
        '{signUps, plural, =0 {Geen nieuwe aanmelding} one {Eén nieuwe aanmelding} other {# nieuwe aanmeldingen}}: {title}',
      preheader: 'Wat er sinds gisteren is gebeurd.',
      heading: 'Je dag in cijfers',
      body: `[facts]

[signUps]

[links]`,
    },
  },
  labels: {
    answers: 'Antwoorden',
    consents: 'Toestemmingen',
    facts: 'In het kort',
    yes: 'ja',
    no: 'nee',
    name: 'Naam',
    email: 'E-mail',
    phone: 'Telefoon',
    invitedBy: 'Uitgenodigd door',
    source: 'Kwam via',
    status: 'Status',
    seats: 'Plaatsen',
    list: 'Gastenlijst',
    export: 'Exporteren als CSV',
    result: 'Deze aanmelding',
    received: 'Ontvangen',
    reason: 'Reden',
    signUps: 'Nieuwe aanmeldingen',
    review: 'Wacht op beoordeling',
    reference: 'Referentie',
    newGuest: 'Nieuwe gast',
    newLead: 'Nieuwe lead',
    newReferrer: 'Nieuwe aanbrenger',
    newForm: 'Nieuw formulier',
    wantsPerson: 'Iemand wil contact',
    left: 'Over',
  },
  reasons: {
    self: 'heeft zich via de eigen link aangemeld',
    'already-customer': 'was al klant, en alleen nieuwe klanten tellen mee',
    'already-referred': 'was al door iemand anders aangebracht',
    circular: 'heeft de persoon aangebracht van wie de link is',
    'disposable-address': 'gaf een wegwerpadres op',
    'same-device': 'gebruikte hetzelfde apparaat als de persoon van wie de link is',
    'same-network':
      'gebruikte hetzelfde netwerk en hetzelfde soort browser als de persoon van wie de link is; dat komt bij gezinnen en kantoren voor',
    'corrected-before': 'had al een code en heeft het adres daarna verbeterd',
    'many-sign-ups': 'een van veel aanmeldingen via deze link binnen een uur',
    'paid-click': 'kwam via een betaalde advertentie met de link van een vriend',
    'banned-source': 'kwam van een plek die de campagne niet meetelt',
    expired: 'de link was te oud',
    'too-late': 'de laatste stap kwam te laat',
    ended: 'na het einde van de campagne',
    soon: 'voor het begin van de campagne',
    paused: 'terwijl de campagne was gepauzeerd',
    full: 'geen plaats meer',
    limit: 'boven het maximumaantal vrienden dat meetelt',
    'month-limit': 'boven het maximumaantal vrienden dat per maand meetelt',
    'fewer-friends': 'er tellen minder vrienden mee dan nodig is',
    corrected: 'door de bezoeker gecorrigeerd',
    withdrawn: 'de vriend heeft zich teruggetrokken',
    refunded: 'de aankoop is terugbetaald',
    'seat-given-back': 'de plaats is teruggegeven',
    owner: 'door jou besloten',
    approval: 'wacht op je goedkeuring',
    'time-to-withdraw': 'wacht tot de vriend zich niet meer kan terugtrekken',
    'waiting-for-code': 'wacht op een code: vul de voorraad aan',
    'being-fulfilled': 'wordt gemaakt of gekocht',
    'fulfil-failed': 'kon niet automatisch worden gemaakt of gekocht',
    'bought-but-cancelled': 'is gekocht nadat het was ingetrokken: de code staat bij de beloning',
    'not-used': 'is niet op tijd gebruikt',
  },
  standings: {
    waiting: 'wacht op een vriend',
    confirmed: 'heeft een plaats',
    standby: 'wacht op een plaats',
    signed_up: 'aangemeld',
    held: 'wacht op jouw beoordeling',
    qualified: 'telt mee',
    rewarded: 'telt mee, beloningen gegeven',
    rejected: 'telt niet mee',
    expired: 'kwam te laat',
    cancelled: 'geannuleerd',
  },
};
