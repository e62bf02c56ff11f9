import type { Language } from '../language.ts';

/** German: warm and playful say "du", formal says "Sie". */

const real =
  '(?:echt(?:e[rnsm]?)?|richtige[rnsm]?|wirkliche[rnsm]?|reale[rnsm]?|lebendige[rnsm]?|lebende[rnsm]?|menschliche[rnsm]?|live)';
const machine =
  '(?:(?:chat ?)?(?:ro)?bot|(?:chat ?)?roboter|maschine|computer|(?:computer ?)?programm|s[ck]ript|automat(?:en)?|(?:chat ?)?gpt|ki|ai|kunstlichen? intelligenz|(?:virtuelle|digitale|automatische)[rn]? assistent(?:en|in)?|sprachmodell)';
const automatic = '(?:automatisch|automatisiert)(?:e[rnsm]?)?(?: (?:system|assistent(?:en)?))?';
/** "Mitarbeiter:in" comes with a blank for the colon. */
const official =
  '(?:mitarbeiter(?:s|n)?(?: ?in(?:nen)?)?|mitarbeitende[rnm]?|(?:kunden ?)?berater(?: ?in)?|(?:kunden ?)?betreuer(?: ?in)?|kundenservice|kundendienst|kundensupport|ansprechpartner(?: ?in)?|sachbearbeiter(?: ?in)?|verkaufer(?: ?in)?|vorgesetzte[rnm]?|kolleg(?:e|en|in)|filialleiter(?: ?in)?|chef(?:in)?|manager(?: ?in)?|agent(?:en|in)?|operator)';
const somebody = '(?:irgend ?)?jemand(?:e[nm])?';
const human = `(?:(?:${real} )*mensch(?:en)?|(?:${real} )+(?:person|agent(?:en|in)?|(?:kunden ?)?berater(?: ?in)?|mitarbeiter(?: ?in)?))`;
const person = `(?:${real} )*(?:mensch(?:en)?|person|${somebody}|support|${official})`;
/** What one may be taken for. */
const kind = `(?:(?:${real} )?${machine}|${automatic}|${person}|${real})`;
const or = (other: string) => ` oder (?:mit )?(?:${other}|nicht)`;
const speak = '(?:sprech|red|schreib|chatt|telefonier|unterhalt)e?';
const verb =
  '(?:sprechen|reden|chatten|schreiben|telefonieren|unterhalten|kontaktieren|kontakt|erreichen?|verbinden?|verbunden|weiterverbinden|weiterleiten|weitergeleitet|durchstellen|anrufen|anruft|zuruckrufen|zuruckruft|ruckruf|am (?:telefon|apparat)|ans telefon)';
const before = `(?:${verb}|ich|wir|du|sie|ihr|man|es|mich|mir|uns|wie|wo|kann|kannst|konnen?|konnt|konnte|konntest|konnten|darf|durfte|mochte|mochten|will|wollte|wollen|wurde|hatte|brauche|muss|ist|gibt|da|von|mit|zu|zum|zur|an|bei|ihnen|ihre[nrm]?|eure[nrm]?|deine[nrm]?|gib|geben|lass|lassen|stellen?|leiten?|hol|holen|haben|bekommen|werden|aufnehmen)`;
const after = `(?:${verb}|ich|wir|du|sie|mich|mir|uns|mit|von|zu|an|im chat|da|dran|bei|ihnen|euch|dir|leitung|kann|konnen|konnte|konnten|mochte|durfen|darf|will|haben|bekommen|werden|lassen|aufnehmen|erreichbar|verfugbar|anwesend|weiter|durch)`;

export const language: Language = {
  address: { warm: 'du', formal: 'Sie' },
  chat: {
    warm: {
      skip: 'Überspringen',
      assistant: 'Automatischer Assistent von {brand}',
      chat: 'Chat mit {brand}',
      opensNew: 'öffnet sich in einem neuen Tab',
      missing: 'Ein Teil dieses Chats ist noch nicht geladen. Wir versuchen es weiter.',
      loadAgain: 'Noch einmal versuchen',
      reload: 'Seite neu laden',
      unavailable: 'Unser Chat ist gerade leider nicht erreichbar.',
      restart: 'Neu beginnen',
      restartSure: 'Wirklich neu beginnen? Noch einmal drücken',
      storageNote: 'Dieser Browser speichert nichts: Bleib auf dieser Seite, bis du fertig bist.',
      preview: 'Vorschau: Es wird nichts gesendet oder gespeichert.',
      latest: 'Neue Nachrichten',
      below: 'Unten geht es weiter',
      send: 'Senden',
      sending: 'Wird gesendet …',
      sent: 'Gesendet',
      kept: 'Noch nicht gesendet. Deine Antworten sind gespeichert und gehen von selbst raus.',
      awaited: 'Gespeichert. Wir bestätigen es hier, sobald es angekommen ist.',
      unclear: 'Wir wissen nicht sicher, ob das angekommen ist. Es ist hier gespeichert.',
      retry: 'Noch einmal versuchen',
      refused: 'Das ließ sich nicht senden. Kopiere deine Antworten, dann geht nichts verloren.',
      copyAnswers: 'Meine Antworten kopieren',
      placeholder: 'Schreib deine Antwort',
      placeholderLong: 'Nimm dir Zeit',
      other: 'Etwas anderes',
      otherPlaceholder: 'Sag uns, was',
      declined: 'Nein, danke',
      pick: 'Wähle eine Antwort',
      gone: 'Gesendet und hier nicht mehr gespeichert',
      done: 'Fertig',
      next: 'Weiter',
      choose: 'Wähle eine oder mehrere Antworten',
      optional: 'freiwillig',
      more: 'Mehr lesen',
      botSays: '{name} sagt',
      youSay: 'Du hast gesagt',
      copy: 'Kopieren',
      copied: 'Kopiert',
      share: 'Teilen',
      shareBy: 'Teilen per {channel}',
      email: 'E-Mail',
      sms: 'SMS',
      code: 'Code',
      qr: 'QR-Code',
      until: 'Gültig bis {date}',
      celebrate: 'Hurra!',
      required: 'Das fehlt noch.',
      errText: 'Das ist etwas zu lang: Es passen {max} Zeichen.',
      short: 'Gern etwas mehr: mindestens {min} Zeichen.',
      errEmail: 'Das ist noch keine E-Mail-Adresse.',
      errPhone: 'Das ist noch keine Telefonnummer.',
      errUrl: 'Das ist noch keine Webadresse.',
      errNumber: 'Das ist noch keine Zahl.',
      min: 'Bitte {min} oder mehr.',
      max: 'Bitte höchstens {max}.',
      errPattern: 'Das stimmt noch nicht ganz.',
      errCheck: 'Das stimmt noch nicht ganz.',
      few: 'Wähle mindestens {min}.',
      many: 'Wähle höchstens {max}.',
      exact: 'Wähle {min}.',
      errOption: 'Wähle eine der Antworten.',
    },
    playful: {
      unavailable: 'Unser Chat macht gerade ein Nickerchen. Sorry!',
      missing: 'Ein Stück dieses Chats ist unterwegs hängen geblieben. Wir ziehen weiter daran.',
      loadAgain: 'Anschubsen',
      restart: 'Alles auf Anfang',
      restartSure: 'Sicher? Noch einmal drücken',
      storageNote: 'Dieser Browser hat ein kurzes Gedächtnis: Bleib auf dieser Seite, bis wir fertig sind.',
      latest: 'Da kommt noch was',
      below: 'Psst, unten kommt noch was',
      sending: 'Und ab damit …',
      sent: 'Gelandet!',
      kept: 'Die Leitung ist noch müde. Deine Antworten sind hier sicher und schlüpfen von selbst hinaus.',
      awaited: 'Sicher verwahrt. Ich rufe hier, sobald es gelandet ist.',
      unclear: 'Hm, kein Echo: vielleicht gelandet, vielleicht nicht. Hier liegt es sicher.',
      retry: 'Auf ein Neues',
      placeholder: 'Du bist dran',
      placeholderLong: 'Immer raus damit',
      otherPlaceholder: 'Überrasch uns',
      declined: 'Lieber nicht',
      pick: 'Such dir was aus',
      gone: 'Sicher gesendet, hier liegt nichts mehr herum',
      done: 'Das war’s',
      choose: 'Nimm so viele, wie du magst',
      copied: 'Hab ich',
      share: 'Weitersagen',
      celebrate: 'Juhu!',
      required: 'Psst, hier ist noch nichts.',
      errText: 'Wow, ein Roman! Es passen {max} Zeichen.',
      short: 'Nicht so schüchtern: mindestens {min} Zeichen.',
      errEmail: 'Hm, unter dieser E-Mail-Adresse kommt nichts an.',
      errPhone: 'Hm, bei dieser Nummer klingelt nichts.',
      errUrl: 'Hm, diese Webadresse führt ins Leere.',
      errNumber: 'Nur Ziffern, bitte.',
      min: 'Etwas höher: {min} oder mehr.',
      max: 'Etwas niedriger: {max} oder weniger.',
      errPattern: 'Fast richtig. Noch ein Versuch?',
      errCheck: 'Fast richtig. Noch ein Versuch?',
      few: 'Nimm mindestens {min}.',
      many: 'Halt! Höchstens {max}.',
      errOption: 'Nimm eine der Antworten da oben.',
    },
    formal: {
      unavailable: 'Wir bitten um Entschuldigung: Der Chat ist zurzeit nicht erreichbar.',
      missing: 'Ein Teil dieses Chats konnte nicht geladen werden. Wir versuchen es weiter.',
      restartSure: 'Wirklich neu beginnen? Bitte erneut drücken',
      storageNote:
        'Dieser Browser speichert Ihre Antworten nicht. Bitte bleiben Sie auf dieser Seite, bis Sie fertig sind.',
      kept: 'Ihre Antworten wurden noch nicht gesendet. Sie sind gespeichert und werden automatisch übermittelt.',
      awaited: 'Ihre Antworten sind gespeichert. Wir bestätigen hier, sobald sie angekommen sind.',
      unclear: 'Wir konnten nicht feststellen, ob Ihre Antworten angekommen sind. Sie sind hier gespeichert.',
      retry: 'Erneut senden',
      refused: 'Das konnte nicht gesendet werden. Bitte kopieren Sie Ihre Antworten, damit nichts verloren geht.',
      copyAnswers: 'Antworten kopieren',
      placeholder: 'Ihre Antwort',
      placeholderLong: 'Ihre Antwort',
      other: 'Sonstiges',
      otherPlaceholder: 'Bitte geben Sie Näheres an',
      declined: 'Nicht zugestimmt',
      pick: 'Bitte wählen Sie',
      gone: 'Gesendet; auf diesem Gerät nicht mehr gespeichert',
      choose: 'Bitte wählen Sie eine oder mehrere Antworten',
      youSay: 'Ihre Antwort',
      celebrate: 'Herzlichen Glückwunsch',
      required: 'Bitte füllen Sie dieses Feld aus.',
      errText: 'Bitte geben Sie höchstens {max} Zeichen ein.',
      short: 'Bitte geben Sie mindestens {min} Zeichen ein.',
      errEmail: 'Bitte geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
      errPhone: 'Bitte geben Sie eine gültige Telefonnummer ein.',
      errUrl: 'Bitte geben Sie eine gültige Webadresse ein.',
      errNumber: 'Bitte geben Sie eine Zahl ein.',
      min: 'Bitte geben Sie {min} oder mehr ein.',
      max: 'Bitte geben Sie höchstens {max} ein.',
      errPattern: 'Bitte geben Sie Ihre Antwort in der gewünschten Form ein.',
      errCheck: 'Bitte überprüfen Sie diese Antwort.',
      few: 'Bitte wählen Sie mindestens {min}.',
      many: 'Bitte wählen Sie höchstens {max}.',
      exact: 'Bitte wählen Sie {min}.',
      errOption: 'Bitte wählen Sie eine der Antworten.',
    },
  },
  launcher: {
    warm: {
      open: 'Chatte mit uns',
      named: 'Chat mit {brand}',
      close: 'Chat schließen',
      unread: { one: '{n} neue Nachricht', other: '{n} neue Nachrichten' },
    },
    formal: { open: 'Chatten Sie mit uns' },
  },
  person: {
    warm: {
      contact: 'Kontakt',
      person: 'Mit einem Menschen sprechen',
      isBot: 'Ich bin der automatische Assistent von {brand}, kein Mensch.',
      reachPerson: 'Möchtest du lieber mit jemandem sprechen? Das geht hier:',
      noPerson: 'Von hier aus kann ich dich leider nicht verbinden.',
    },
    formal: {
      person: 'Mit einem Mitarbeiter sprechen',
      reachPerson: 'Unsere Mitarbeiter erreichen Sie hier:',
      noPerson: 'Von hier aus kann ich Sie leider nicht mit einem Mitarbeiter verbinden.',
    },
  },
  handover: {
    warm: {
      personTold: 'Ich gebe das ans Team weiter.',
      personAway: 'Gerade ist leider niemand da.',
      personBack: 'Ab {day}, {time} Uhr, sind wir wieder für dich da.',
      reference: 'Vorgangsnummer: {reference}',
    },
    formal: {
      personTold: 'Ich informiere unsere Mitarbeiter.',
      personAway: 'Zurzeit ist leider kein Mitarbeiter erreichbar.',
      personBack: 'Ab {day}, {time} Uhr, sind unsere Mitarbeiter wieder für Sie da.',
    },
  },
  rating: { warm: { grade: '{grade} von {last}' } },
  ranking: {
    warm: {
      how: 'Ziehen oder die Pfeile drücken: das Wichtigste nach oben.',
      grip: '{label}, Platz {rank} von {last}: mit den Pfeiltasten verschieben',
      rank: 'Platz {rank} von {last}',
      up: '{label} nach oben',
      down: '{label} nach unten',
    },
  },
  player: {
    warm: {
      video: 'Video',
      audio: 'Ton',
      play: 'Abspielen',
      loads: 'Wird erst beim Drücken von {host} geladen',
      openAt: 'Bei {host} öffnen',
      transcript: 'Gesprochenes nachlesen',
      notPlayed: 'Das ließ sich hier nicht abspielen.',
      openFile: 'Datei öffnen',
    },
  },
  asks: {
    fillers:
      'ein(?:e[nrm]?)?|der|die|den|dem|hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|sorry|entschuldigung|ok|okay|ja|nee|aber|und|also|dann|denn|doch|mal|nun|nur|jetzt|gerade|eigentlich|uberhaupt|etwa|wohl|vielleicht|auch|eher|lieber|einfach|direkt|sofort|kurz|hier|danke|tatsachlich|wirklich',
    pleas: 'bitte|gerne?',
    bot: [
      // "Ist das automatisch?" may be asked about a thing.
      `(?!ist (?:es|das) automat)(?:bist|bin|sind|seid|ist|sitzt|steckt) (?:du|sie|ihr|ich|das|dies|es|da)(?: echt)?(?: mit)? ${kind}(?:${or(kind)})?(?: (?:dahinter|dran|verbunden|am (?:telefon|apparat)))?`,
      `${speak} ich(?: mich)?(?: da)?(?: echt)? mit ${kind}(?:${or(kind)})?`,
      `(?:du bist|sie sind|ihr seid) (?:${machine}|kein(?:e|en)? ${human})(?: (?:oder(?: nicht)?|nicht wahr|richtig|stimmts|ne|gell))?`,
      `mit wem ${speak} ich|w(?:er|as) (?:bist du|sind sie|seid ihr)`,
      `${machine}${or(person)}|${person}${or(machine)}`,
    ],
    person: [
      // Words of wishing around a person, one of which says what for; a human being is wish enough.
      `(?!kontakt ?person)(?=.*\\b(?:${verb}\\b|(?:ist|gibt es|ist da) ${person}(?: da)?$))(?:${before} )*${person}(?: ${after})*`,
      `(?:ich (?:will|mochte|brauche|hatte|wunsche mir)|gib mir|geben sie mir|kann ich|(?:ich (?:will|mochte|brauche)|kann ich) hilfe von) ${human}(?: haben)?`,
      // To be put through, whoever it is to.
      `(?:${before} )*(?:(?:verbinden?|leiten?|stellen?) (?:sie )?mich(?: (?:weiter|durch))?|mich (?:weiter)?verbinden|(?:mich )?(?:weiterverbinden|weiterleiten|durchstellen)|(?:verbunden|weitergeleitet) werden)`,
    ],
    bareBot: [machine, human],
    barePerson: [human, `(?:${real} )*(?:${somebody}|${official})`],
    anyone: [`${somebody}(?: da)?`],
  },
};
