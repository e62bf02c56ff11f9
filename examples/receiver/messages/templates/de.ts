import type { Language } from './template.ts';

export const de: Language = {
  frame: {
    reason: {
      referrer: 'Du bekommst diese Nachricht, weil du bei „{title}“ von {brand} mitmachst.',
      friend:
        'Du bekommst diese Nachricht, weil du dich über den Link einer befreundeten Person bei {brand} angemeldet hast.',
      participant: 'Du bekommst diese Nachricht, weil du Fragen von {brand} beantwortet hast.',
      contact: 'Du bekommst diese Nachricht, weil {brand} dir mit deiner Einwilligung schreiben darf.',
      owner: 'Du bekommst diese Nachricht, weil diese Adresse bei „{title}“ als Inhaber eingetragen ist.',
    },
    unsubscribe: 'Keine Nachrichten mehr bekommen',
    stop: 'Abmelden: STOP antworten.',
    moreByMail: 'Mehr in deiner E-Mail.',
    aFriend: 'jemand, den du eingeladen hast,',
    someFriends: '{friends} Leute, die du eingeladen hast,',
    when: 'Wann',
    where: 'Wo',
    until: 'Bis {until}',
    from: 'Ab dem {from}',
    monthOf: 'Monat {n} von {of}',
    codeFollows: 'Der Code folgt per Mail, sobald es einen gibt.',
    forMonths: '{of, plural, one {Für # Monat} other {Für # Monate}}',
  },
  formalFrame: {
    moreByMail: 'Mehr in Ihrer E-Mail.',
    reason: {
      referrer: 'Sie erhalten diese Nachricht, weil Sie an „{title}“ von {brand} teilnehmen.',
      friend:
        'Sie erhalten diese Nachricht, weil Sie sich über den Link einer bekannten Person bei {brand} angemeldet haben.',
      participant: 'Sie erhalten diese Nachricht, weil Sie Fragen von {brand} beantwortet haben.',
      contact: 'Sie erhalten diese Nachricht, weil {brand} Ihnen mit Ihrer Einwilligung schreiben darf.',
      owner: 'Sie erhalten diese Nachricht, weil diese Adresse bei „{title}“ als Inhaber eingetragen ist.',
    },
    aFriend: 'jemand, den Sie eingeladen haben,',
    someFriends: '{friends} Personen, die Sie eingeladen haben,',
  },
  friendly: {
    invitation: {
      subject: '{name|Du} und jemand, den du magst: {gift}',
      preheader: 'Mit deinem persönlichen Link. Teile ihn, und ihr bekommt beide etwas.',
      heading: 'Hallo {name}, bring jemanden mit',
      body: `Schick deinen persönlichen Link, an wen du willst. Sobald sich jemand darüber anmeldet, bekommt ihr beide:

[rewards]

[event]

[button]

?most: Bis zu {most} Anmeldungen zählen für dich. Wer den Link bekommt, entscheidest du: Von uns aus schreiben wir niemandem.`,
      button: 'Meinen Link holen',
      sms: '{brand}: {gift} für dich und jemanden, den du magst. Dein Link: {link}',
    },
    'link-ready': {
      subject: 'Dein Link ist fertig',
      preheader: 'Gib ihn weiter: Meldet sich jemand an, bekommt ihr beide etwas.',
      heading: 'Hier ist dein Link, {name}',
      body: `Dieser Link gehört nur dir. Schick ihn deinen Freunden, wie du magst:

[link]

Meldet sich jemand darüber an, bekommt ihr beide das hier, und wir sagen dir Bescheid:

[rewards]

[button]`,
      button: 'Jetzt teilen',
      sms: '{brand}: Dein Link für Freunde: {link}',
    },
    'friend-joined': {
      subject:
        '{friends, plural, one {Über deinen Link hat sich jemand angemeldet} other {Über deinen Link haben sich # Leute angemeldet}}',
      preheader: 'Deine Belohnung liegt bereit. Du hörst von uns, sobald sie dir gehört.',
      heading: '{friends, plural, one {Gute Nachricht: Jemand ist dabei} other {Gute Nachricht: # sind dabei}}',
      body: `Hallo {name}, {friend} {friends, plural, one {hat} other {haben}} sich gerade über deinen Link angemeldet.

Du musst nichts weiter tun: Was dir zusteht, liegt bereit und gehört dir, sobald die Anmeldung vollständig ist.

[rewards]

?left: {left, plural, one {Noch eine Anmeldung kann für dich zählen.} other {Noch # Anmeldungen können für dich zählen.}}

[button]`,
      button: 'Stand ansehen',
      sms: '{brand}: {friend} {friends, plural, one {hat} other {haben}} sich über deinen Link angemeldet. Deine Belohnung liegt bereit: {link}',
    },
    'reward-ready': {
      subject:
        '{friends, plural, one {Es hat geklappt: Hier ist deine Belohnung} other {# Anmeldungen: Hier ist deine Belohnung}}',
      preheader: 'Jetzt für dich: {gift}.',
      heading: 'Es hat geklappt, {name}!',
      body: `?friend: Hallo {name}, {friend} {friends, plural, one {hat} other {haben}} sich über deinen Link angemeldet. Danke fürs Mitbringen!

?onList: Ihr steht beide auf der Gästeliste.

?gift: Das ist für dich:

[rewards]

[event]

?left: {left, plural, one {Noch eine Anmeldung kann für dich zählen.} other {Noch # Anmeldungen können für dich zählen.}}

?full: Mehr Anmeldungen zählen für dich nicht. Wer noch kommt, ist genauso willkommen und bekommt die eigene Belohnung.

[button]`,
      button: 'Stand ansehen',
      sms: '{brand}: Es hat geklappt! {gift} für dich. {link}',
    },
    reminder: {
      subject: 'Dein Link wurde noch nicht benutzt',
      preheader: 'Eine Nachricht an jemanden, den du magst, genügt.',
      heading: 'Eine Erinnerung, {name}',
      body: `Vor ein paar Tagen hast du einen Link zum Teilen bekommen. Noch hat ihn niemand benutzt, und das hier liegt weiter für euch bereit:

[rewards]

[link]

[button]

Daran erinnern wir dich nur dieses eine Mal.`,
      button: 'Meinen Link teilen',
    },
    'campaign-ending': {
      subject: 'Nur noch bis {until}: dein Link',
      preheader: 'Danach zählen neue Anmeldungen nicht mehr.',
      heading: 'Bald ist Schluss, {name}',
      body: `Noch bis {until} kann man sich über deinen Link anmelden. Fällt dir jemand ein? Dann jetzt:

[link]

[button]`,
      button: 'Meinen Link teilen',
    },
    welcome: {
      subject: 'Willkommen: {title}',
      preheader: 'Alles, was du wissen musst, auf einen Blick.',
      heading: 'Willkommen, {name}!',
      body: `?onList: Du stehst auf der Gästeliste. Wir freuen uns auf dich.

?standby: Im Moment sind alle Plätze vergeben, du stehst auf der Warteliste. Sobald einer frei wird, schreiben wir dir.

?pending: Du bist angemeldet. Was dir zusteht, liegt bereit und beginnt, sobald deine Anmeldung bestätigt ist.

[rewards]

[event]

?invite: Auch du darfst Freunde mitbringen. Dieser Link für sie gehört dir allein: {invite}

?cancel: Kommt etwas dazwischen? Hier gibst du deinen Platz weiter: {cancel}

[button]`,
      button: 'Alles auf einen Blick',
      sms: '{brand}: Willkommen! Alles, was du wissen musst: {link}',
    },
    'confirm-address': {
      subject: 'Bitte bestätige deine Adresse',
      preheader: 'Ein Klick, und du bist dabei.',
      heading: 'Ist das deine Adresse, {name}?',
      body: `Mit dieser Adresse hat sich jemand für „{title}“ angemeldet. Warst du das? Dann bestätige es bitte mit dem Knopf. Der Link gilt 7 Tage.

[button]

Warst du es nicht, musst du nichts tun: Ohne deinen Klick passiert nichts, und wir schreiben dir nicht noch einmal.`,
      button: 'Ja, das war ich',
    },
    'finish-registration': {
      subject: 'Ein Schritt fehlt noch',
      preheader: 'Deine Belohnung wartet, bis deine Anmeldung vollständig ist.',
      heading: 'Fast geschafft, {name}',
      body: `Du hast dich bei {brand} angemeldet, und ein Schritt ist noch offen. Danach beginnt das hier für euch beide:

[rewards]

[button]`,
      button: 'Anmeldung abschließen',
      sms: '{brand}: Noch ein Schritt bis zu {gift}: {link}',
    },
    'reward-ready-friend': {
      subject: 'Jetzt für dich: {gift}',
      preheader: 'Deine Anmeldung ist bestätigt.',
      heading: 'Da ist es, {name}!',
      body: `Deine Anmeldung ist bestätigt, und damit auch, was wir dir versprochen haben:

[rewards]

[button]`,
      button: 'Meine Belohnung ansehen',
      sms: '{brand}: {gift} gehört jetzt dir. {link}',
    },
    'code-ready': {
      subject: 'Hier ist dein Code: {gift}',
      preheader: 'Danke fürs Warten.',
      heading: 'Da ist er, {name}!',
      body: `Einen Code waren wir dir noch schuldig. Hier ist er, danke fürs Warten:

[rewards]

[button]`,
      button: 'Meine Belohnung ansehen',
      sms: '{brand}: Dein Code für {gift} ist da. {link}',
    },
    'thanks-for-answers': {
      subject: 'Danke für deine Antworten: {gift}',
      preheader: 'Hier ist, was wir versprochen haben.',
      heading: 'Danke, {name|das hilft uns}!',
      body: `Danke, dass du dir Zeit für unsere Fragen genommen hast. Dafür bekommst du:

[rewards]

[button]`,
      button: 'Meine Belohnung ansehen',
      sms: '{brand}: Danke für deine Antworten. {gift} gehört jetzt dir. {link}',
    },
    'event-reminder': {
      subject: '{when}: bis bald bei {title}',
      preheader: 'Wo, wann und was du brauchst.',
      heading: 'Bis bald, {name}!',
      body: `Du stehst auf der Gästeliste von „{title}“. Hier ist alles, was du brauchst:

[event]

[rewards]

?cancel: Du kannst doch nicht? Dann überlass deinen Platz jemandem von der Warteliste: {cancel}`,
      sms: '{brand}: Bis bald, {when}, {place}.',
    },
    'month-issued': {
      subject: '{gift} für {month}',
      preheader: 'Deinem Tarif gutgeschrieben. Du musst nichts tun.',
      heading: '{gift} für {month}',
      body: `Hallo {name}, das Extra für diesen Monat ist deinem Tarif gutgeschrieben:

[rewards]

[button]`,
      button: 'Stand ansehen',
      sms: '{brand}: {gift} für {month} ist deinem Tarif gutgeschrieben.',
    },
    moved: {
      subject: 'Neuer Termin: {title}',
      preheader: 'Es ist jetzt am {when}.',
      heading: 'Der Termin hat sich geändert',
      body: `Hallo {name}, „{title}“ findet an einem anderen Tag statt, als wir dir gesagt haben. Dein Platz bleibt deiner.

[event]

?cancel: Der neue Termin passt dir nicht? Hier gibst du deinen Platz zurück: {cancel}`,
      sms: '{brand}: {title} ist verlegt auf {when}.',
    },
    cancelled: {
      subject: 'Deine Belohnung ändert sich',
      preheader: 'Jemand hat sich anders entschieden. Das heißt für dich:',
      heading: 'Jemand hat sich anders entschieden',
      body: `Hallo {name}, {friend} hat sich wieder abgemeldet, und damit entfällt die Belohnung für diese Anmeldung:

[rewards]

Alles andere, was du dir verdient hast, bleibt dir. Dein Link gilt weiter.

[button]`,
      button: 'Stand ansehen',
    },
    'cancelled-friend': {
      subject: 'Deine Anmeldung ist beendet',
      preheader: 'Du musst nichts tun.',
      heading: 'Deine Anmeldung ist beendet',
      body: `Hallo {name}, wie gewünscht ist deine Anmeldung beendet. Die Belohnung, die dazugehörte, entfällt.

Du bist jederzeit wieder willkommen.`,
    },
    'thank-you': {
      subject: 'Danke, {name|und willkommen}',
      preheader: 'Ein paar Worte zu deiner ersten Bestellung.',
      heading: 'Danke, {name}!',
      body: `Gestern hast du zum ersten Mal bei uns gekauft. Das freut uns sehr, und wir hoffen, dass du Freude daran hast.

?gift: Ein kleines Dankeschön für dich: {gift}

Stimmt etwas nicht? Antworte einfach auf diese Mail, ein Mensch liest sie.

[button]`,
      button: 'Sag uns, wie es dir gefällt',
      sms: '{brand}: Danke für deine erste Bestellung! Wie gefällt es dir? {link}',
    },
    'near-shop': {
      subject: 'Wir eröffnen in {shop}, {distance} von dir',
      preheader: 'Schau doch mal vorbei.',
      heading: 'Wir werden Nachbarn, {name}',
      body: `Unser neuer Laden in {shop} ist nur {distance} von dir entfernt. Gehöre zu den Ersten, die ihn sehen:

[event]

[button]`,
      button: 'Ansehen, was dich erwartet',
      sms: '{brand} eröffnet in {shop}, {distance} von dir. {link}',
    },
    coupon: {
      subject: '{name|Du}, das ist für dich',
      preheader: 'Ein Dankeschön, das nur dir gehört.',
      heading: 'Danke, {name}!',
      body: `{thanks}

[rewards]

[button]`,
      button: 'Gutschein ansehen',
      sms: '{brand}: Danke! Dein Gutschein: {link}',
    },
    note: {
      subject: 'Ein Dankeschön für {name|dich}',
      preheader: 'Ein paar Worte nur für dich.',
      heading: 'Danke, {name}!',
      body: `{thanks}

Möchtest du uns etwas sagen? Antworte auf diese Mail: Ein Mensch liest sie.`,
      sms: '{brand}: {thanks}',
    },
    help: {
      subject: 'Nachrichten von {brand}',
      preheader: '',
      heading: 'Nachrichten von {brand}',
      body: '{brand}: Neues zu dem, wofür du dich angemeldet hast. Fragen: {contact}.',
      sms: '{brand}: Neues zu dem, wofür du dich angemeldet hast. Fragen: {contact}. Abmelden: STOP antworten.',
    },
  },
  formal: {
    invitation: {
      subject: 'Eine Einladung für Sie und eine Begleitung',
      preheader: 'Mit Ihrem persönlichen Link.',
      heading: 'Guten Tag {name}',
      body: `Gern lernen wir jemanden kennen, den Sie uns empfehlen. Geben Sie Ihren persönlichen Link weiter, an wen Sie möchten. Sobald sich jemand darüber anmeldet, erhalten Sie beide:

[rewards]

[event]

[button]

?most: Bis zu {most} Anmeldungen zählen für Sie. Wir schreiben niemandem, den Sie nicht selbst gefragt haben.`,
      sms: '{brand}: {gift} für Sie und eine Begleitung. Ihr Link: {link}',
    },
    'link-ready': {
      subject: 'Ihr Link ist fertig',
      preheader: 'Meldet sich jemand darüber an, erhalten Sie beide etwas.',
      heading: 'Guten Tag {name}, hier ist Ihr Link',
      body: `Dieser Link ist persönlich. Geben Sie ihn weiter, an wen Sie möchten:

[link]

Meldet sich jemand darüber an, erhalten Sie beide das Folgende, und wir geben Ihnen Bescheid:

[rewards]

[button]`,
      button: 'Link teilen',
      sms: '{brand}: Ihr Link: {link}',
    },
    'friend-joined': {
      preheader: 'Ihre Belohnung liegt bereit.',
      subject:
        '{friends, plural, one {Über Ihren Link hat sich jemand angemeldet} other {Über Ihren Link haben sich # Personen angemeldet}}',
      heading: 'Guten Tag {name}',
      body: `Wir freuen uns, Ihnen mitzuteilen: {friend} {friends, plural, one {hat} other {haben}} sich über Ihren Link angemeldet. Ihre Belohnung liegt bereit und gehört Ihnen, sobald die Anmeldung vollständig ist.

[rewards]

?left: {left, plural, one {Noch eine Anmeldung kann für Sie zählen.} other {Noch # Anmeldungen können für Sie zählen.}}

[button]`,
      sms: '{brand}: {friend} {friends, plural, one {hat} other {haben}} sich über Ihren Link angemeldet. Ihre Belohnung liegt bereit: {link}',
    },
    'reward-ready': {
      subject: 'Ihre Belohnung ist da',
      preheader: 'Jetzt für Sie: {gift}.',
      heading: 'Guten Tag {name}',
      body: `?friend: Herzlichen Dank für Ihre Empfehlung: {friend} {friends, plural, one {hat} other {haben}} sich über Ihren Link angemeldet.

?onList: Sie stehen beide auf der Gästeliste.

?gift: Das ist für Sie:

[rewards]

[event]

?left: {left, plural, one {Noch eine Anmeldung kann für Sie zählen.} other {Noch # Anmeldungen können für Sie zählen.}}

[button]`,
      sms: '{brand}: {gift} für Sie. {link}',
    },
    reminder: {
      subject: 'Ihr Link wurde noch nicht benutzt',
      preheader: 'Eine einmalige Erinnerung.',
      heading: 'Guten Tag {name}',
      body: `Vor einigen Tagen haben Sie einen Link zum Weitergeben erhalten. Noch hat ihn niemand benutzt, und das Folgende liegt weiter bereit:

[rewards]

[link]

[button]

Daran erinnern wir Sie nur dieses eine Mal.`,
    },
    'campaign-ending': {
      subject: 'Nur noch bis {until}: Ihr Link',
      heading: 'Guten Tag {name}',
      body: `Noch bis {until} kann man sich über Ihren Link anmelden:

[link]

[button]`,
    },
    welcome: {
      preheader: 'Alles, was Sie wissen müssen, auf einen Blick.',
      heading: 'Willkommen, {name}',
      body: `?onList: Sie stehen auf der Gästeliste. Wir freuen uns auf Sie.

?standby: Im Moment sind alle Plätze vergeben. Sie stehen auf der Warteliste und hören von uns, sobald ein Platz frei wird.

?pending: Vielen Dank für Ihre Anmeldung. Ihre Belohnung liegt bereit und beginnt, sobald Ihre Anmeldung bestätigt ist.

[rewards]

[event]

?invite: Auch Sie können Gäste einladen. Das ist Ihr persönlicher Link dafür: {invite}

?cancel: Sind Sie verhindert? Hier geben Sie Ihren Platz zurück: {cancel}

[button]`,
      sms: '{brand}: Willkommen! Alles, was Sie wissen müssen: {link}',
    },
    'confirm-address': {
      subject: 'Bitte bestätigen Sie Ihre Adresse',
      preheader: 'Ein Klick genügt.',
      heading: 'Ist das Ihre Adresse?',
      body: `Mit dieser Adresse hat sich jemand für „{title}“ angemeldet. Waren Sie das? Dann bestätigen Sie es bitte mit dem Knopf. Der Link gilt 7 Tage.

[button]

Waren Sie es nicht, müssen Sie nichts tun: Ohne Ihren Klick passiert nichts.`,
    },
    'finish-registration': {
      preheader: 'Ihre Belohnung wartet, bis Ihre Anmeldung vollständig ist.',
      heading: 'Fast geschafft, {name}',
      body: `Sie haben sich bei {brand} angemeldet, und ein Schritt ist noch offen. Danach beginnt das Folgende:

[rewards]

[button]`,
    },
    'reward-ready-friend': {
      subject: 'Jetzt für Sie: {gift}',
      preheader: 'Ihre Anmeldung ist bestätigt.',
      heading: 'Guten Tag {name}',
      body: `Ihre Anmeldung ist bestätigt, und damit auch, was wir Ihnen versprochen haben:

[rewards]

[button]`,
      sms: '{brand}: {gift} gehört jetzt Ihnen. {link}',
    },
    'code-ready': {
      subject: 'Hier ist Ihr Code: {gift}',
      preheader: 'Vielen Dank für Ihre Geduld.',
      heading: 'Guten Tag {name}',
      body: `Einen Code waren wir Ihnen noch schuldig. Hier ist er; vielen Dank für Ihre Geduld:

[rewards]

[button]`,
      sms: '{brand}: Ihr Code für {gift} ist da. {link}',
    },
    'thanks-for-answers': {
      subject: 'Vielen Dank für Ihre Antworten: {gift}',
      heading: 'Guten Tag {name}',
      body: `Danke, dass Sie sich Zeit für unsere Fragen genommen haben. Dafür erhalten Sie:

[rewards]

[button]`,
      sms: '{brand}: Vielen Dank für Ihre Antworten. {gift} gehört jetzt Ihnen. {link}',
    },
    'event-reminder': {
      subject: '{when}: {title}',
      preheader: 'Wo, wann und was Sie brauchen.',
      heading: 'Bis bald, {name}',
      body: `Sie stehen auf der Gästeliste von „{title}“:

[event]

[rewards]

?cancel: Sind Sie doch verhindert? Hier geben Sie Ihren Platz zurück: {cancel}`,
    },
    'month-issued': {
      preheader: 'Ihrem Tarif gutgeschrieben.',
      body: `Guten Tag {name}, das Extra für diesen Monat ist Ihrem Tarif gutgeschrieben:

[rewards]

[button]`,
      sms: '{brand}: {gift} für {month} ist Ihrem Tarif gutgeschrieben.',
    },
    moved: {
      body: `Guten Tag {name}, „{title}“ findet an einem anderen Tag statt, als wir Ihnen mitgeteilt haben. Ihr Platz bleibt für Sie reserviert.

[event]

?cancel: Der neue Termin passt nicht? Hier geben Sie Ihren Platz zurück: {cancel}`,
    },
    cancelled: {
      subject: 'Ihre Belohnung ändert sich',
      preheader: 'Das heißt für Sie:',
      heading: 'Guten Tag {name}',
      body: `Leider hat sich {friend} wieder abgemeldet, und damit entfällt die Belohnung für diese Anmeldung:

[rewards]

Alles andere, was Sie sich verdient haben, bleibt Ihnen.

[button]`,
    },
    'cancelled-friend': {
      subject: 'Ihre Anmeldung ist beendet',
      preheader: 'Sie müssen nichts tun.',
      heading: 'Ihre Anmeldung ist beendet',
      body: `Guten Tag {name}, wie gewünscht ist Ihre Anmeldung beendet. Die Belohnung, die dazugehörte, entfällt.

Sie sind jederzeit wieder willkommen.`,
    },
    'thank-you': {
      subject: 'Vielen Dank für Ihre Bestellung',
      preheader: 'Ein paar Worte zu Ihrer ersten Bestellung.',
      heading: 'Guten Tag {name}',
      body: `Vielen Dank für Ihre erste Bestellung. Wir hoffen, dass Sie damit zufrieden sind.

?gift: Als kleines Dankeschön: {gift}

Sollte etwas nicht stimmen, antworten Sie einfach auf diese Mail.

[button]`,
      button: 'Ihre Meinung sagen',
      sms: '{brand}: Vielen Dank für Ihre erste Bestellung. Sind Sie zufrieden? {link}',
    },
    'near-shop': {
      subject: 'Wir eröffnen in {shop}, {distance} von Ihnen',
      preheader: 'Besuchen Sie uns.',
      heading: 'Guten Tag {name}',
      body: `Unser neuer Laden in {shop} ist nur {distance} von Ihnen entfernt. Gern begrüßen wir Sie unter den Ersten:

[event]

[button]`,
      button: 'Mehr erfahren',
      sms: '{brand} eröffnet in {shop}, {distance} von Ihnen. {link}',
    },
    coupon: {
      subject: 'Für Sie, mit Dank',
      preheader: 'Ein Dankeschön, das nur Ihnen gehört.',
      heading: 'Guten Tag {name}',
      sms: '{brand}: Vielen Dank! Ihr Gutschein: {link}',
    },
    note: {
      subject: 'Mit herzlichem Dank',
      preheader: 'Ein paar Worte, persönlich für Sie.',
      heading: 'Guten Tag {name}',
      body: `{thanks}

Möchten Sie uns etwas mitteilen? Antworten Sie auf diese Mail; sie wird von einem Menschen gelesen.`,
    },
    help: {
      body: '{brand}: Neues zu dem, wofür Sie sich angemeldet haben. Fragen: {contact}.',
      sms: '{brand}: Neues zu dem, wofür Sie sich angemeldet haben. Fragen: {contact}. Abmelden: STOP antworten.',
    },
  },
  playful: {
    invitation: { heading: 'Psst, {name}: Zu zweit ist es schöner', button: 'Her mit dem Link' },
    'link-ready': { heading: 'Dein Zauberlink, {name}', preheader: 'Gib ihn weiter und schau, was passiert.' },
    'friend-joined': { heading: 'Klopf, klopf! Da steht jemand vor der Tür' },
    'reward-ready': { heading: 'Tadaa! Du hast es geschafft, {name}', subject: 'Tadaa: Deine Belohnung ist da' },
    welcome: { heading: 'Du bist drin, {name}! Tänzchen?' },
    'reward-ready-friend': { heading: 'Tadaa, {name}!' },
    'thank-you': { heading: 'Du hast uns den Tag gerettet, {name}' },
    coupon: { heading: 'Eine Kleinigkeit, {name}' },
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

?replies: Eine Antwort auf diese Mail geht an {replies}.`,
    },
    'needs-review': {
      subject: 'Deine Entscheidung ist gefragt',
      preheader: '{reason}',
      heading: 'Etwas wartet auf deine Entscheidung',
      body: `[facts]

Es wird nichts vergeben, bevor du entschieden hast.

[button]`,
      button: 'Entscheiden',
    },
    'low-stock': {
      subject: 'Wenige Codes übrig: {reward}',
      preheader: '{left, plural, =0 {Es ist keiner mehr da.} one {Einer ist noch da.} other {# sind noch da.}}',
      heading: '{left, plural, =0 {Kein Code ist mehr da} one {Ein Code ist noch da} other {# Codes sind noch da}}',
      body: `Die Codes für „{reward}“ gehen zur Neige. Sind sie verbraucht, läuft die Aktion ohne diese Belohnung weiter, bis du neue einträgst.

[button]`,
      button: 'Codes eintragen',
    },
    'delivery-failing': {
      subject: 'Zustellung an {system} klappt nicht',
      preheader: 'Nichts geht verloren: Alles wird aufgehoben und wieder versucht.',
      heading: 'Zustellung an {system} klappt nicht',
      body: `Seit {since} nimmt {system} nicht an, was wir schicken. Alles wird aufgehoben und geschickt, sobald es wieder antwortet.

?reason: Die Antwort: {reason}

[button]`,
      button: 'Zustellungen ansehen',
    },
    urgent: {
      subject: 'Dringend: {who} möchte mit jemandem sprechen',
      preheader: 'Kennung {reference}',
      heading: 'Dringend: {who} möchte mit jemandem sprechen',
      body: `[facts]

[answers]

[links]

?replies: Eine Antwort auf diese Mail geht an {replies}.`,
    },
    'seat-cancelled': {
      subject: '{who} hat den Platz zurückgegeben',
      preheader: '{seats}',
      heading: '{who} hat den Platz zurückgegeben',
      body: `[facts]

[links]`,
    },
    digest: {
      subject:
        '{signUps, plural, =0 {Keine neue Anmeldung} one {Eine neue Anmeldung} other {# neue Anmeldungen}}: {title}',
      preheader: 'Was seit gestern geschehen ist.',
      heading: 'Dein Tag in Zahlen',
      body: `[facts]

[signUps]

[links]`,
    },
  },
  labels: {
    answers: 'Antworten',
    consents: 'Einwilligungen',
    facts: 'Kurz gesagt',
    yes: 'ja',
    no: 'nein',
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    invitedBy: 'Eingeladen von',
    source: 'Kam über',
    status: 'Status',
    seats: 'Plätze',
    list: 'Gästeliste',
    export: 'Als CSV exportieren',
    result: 'Diese Anmeldung',
    received: 'Eingegangen',
    reason: 'Grund',
    signUps: 'Neue Anmeldungen',
    review: 'Wartet auf Prüfung',
    reference: 'Kennung',
    newGuest: 'Neuer Gast',
    newLead: 'Neuer Lead',
    newReferrer: 'Neue Empfehlung',
    newForm: 'Neues Formular',
    wantsPerson: 'Jemand möchte sprechen',
    left: 'Übrig',
  },
  reasons: {
    self: 'hat sich über den eigenen Link angemeldet',
    'already-customer': 'war schon Kunde, und nur neue zählen',
    'already-referred': 'wurde schon von jemand anderem geworben',
    circular: 'hat die Person geworben, von der der Link stammt',
    'disposable-address': 'hat eine Wegwerfadresse angegeben',
    'same-device': 'hat dasselbe Gerät benutzt wie die Person, von der der Link stammt',
    'same-network':
      'hat dasselbe Netz und die gleiche Art von Browser benutzt wie die Person, von der der Link stammt; das kommt in Familien und Büros vor',
    'corrected-before': 'hatte schon einen Code und hat die Adresse danach berichtigt',
    'many-sign-ups': 'eine von vielen Anmeldungen über diesen Link innerhalb einer Stunde',
    'paid-click': 'kam über eine bezahlte Anzeige mit dem Link eines Freundes',
    'banned-source': 'kam von einer Stelle, die in der Kampagne nicht zählt',
    expired: 'der Link war zu alt',
    'too-late': 'der letzte Schritt kam zu spät',
    ended: 'nach dem Ende der Kampagne',
    soon: 'vor dem Beginn der Kampagne',
    paused: 'während die Kampagne angehalten war',
    full: 'kein Platz mehr frei',
    limit: 'mehr Freunde, als insgesamt zählen',
    'month-limit': 'mehr Freunde, als in einem Monat zählen',
    'fewer-friends': 'es zählen weniger Freunde, als dafür nötig sind',
    corrected: 'vom Besucher berichtigt',
    withdrawn: 'der Freund hat widerrufen',
    refunded: 'der Kauf wurde erstattet',
    'seat-given-back': 'der Platz wurde zurückgegeben',
    owner: 'von dir entschieden',
    approval: 'wartet auf deine Freigabe',
    'time-to-withdraw': 'wartet, bis der Freund nicht mehr widerrufen kann',
    'waiting-for-code': 'wartet auf einen Code: bitte den Vorrat auffüllen',
    'being-fulfilled': 'wird gerade erstellt oder gekauft',
    'fulfil-failed': 'ließ sich nicht automatisch erstellen oder kaufen',
    'bought-but-cancelled': 'wurde gekauft, nachdem sie zurückgenommen war: der Code steht bei der Belohnung',
    'not-used': 'wurde nicht rechtzeitig eingelöst',
  },
  standings: {
    waiting: 'wartet auf einen Freund',
    confirmed: 'hat einen Platz',
    standby: 'wartet auf einen Platz',
    signed_up: 'angemeldet',
    held: 'wartet auf deine Prüfung',
    qualified: 'zählt',
    rewarded: 'zählt, Belohnungen vergeben',
    rejected: 'zählt nicht',
    expired: 'kam zu spät',
    cancelled: 'abgesagt',
  },
};
