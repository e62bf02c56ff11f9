/* Flows that the checker has nothing against, each with what is special about it; and the pieces that tests of the checker make flows of. */

export const opener = 'Our shop opens on Thursday.';
export const flow = (steps: readonly unknown[], more: object = {}, parts: object = {}) => ({
  flow: 'x',
  ...more,
  parts: { hello: [opener, ...steps], ...parts },
});
const email = { ask: 'Your address?', type: 'email', as: 'email' };
const consent = { consent: 'You may mail me.', as: 'optin', purpose: 'news' };

/** What looks wrong and is not. */
export const fineFlows: readonly (readonly [what: string, flow: object])[] = [
  ['a text with a default', flow(['Hi {name|there}!', { ask: 'Name?', as: 'name' }, 'Bye, {name}.'])],
  [
    'a plural of a value that may be missing',
    flow([{ request: 'friends', save: { n: 'n' }, fail: [] }, '{n, plural, one {# friend} other {# friends}} came.']),
  ],
  [
    "texts in ICU's own words",
    flow(
      [
        "{n, number, ::currency/EUR} {n, number, integer} {launch, date, ::EEEEdMMMM} {launch, time, ::jmm} '{'{n}'}'.",
        '{n, selectordinal, offset:1 one {#st} other {#th}} {g, select, a {{n, plural, =0 {Note: none} one {#} other {a: b}}} other {}}',
      ],
      { vars: { n: 3, g: 'a', launch: '2027-03-04' } },
    ),
  ],
  ['a text with escaped braces', flow(['Write \\{name\\} for a name.'])],
  [
    'a variable that is set on every way',
    flow([{ if: 'query.a is set', then: [{ set: { x: 1 } }], else: [{ set: { x: 2 } }] }, 'It is {x}.']),
  ],
  [
    'a variable that the step asks for itself',
    flow([{ say: 'It is {x}.', when: 'x is set' }, { ask: 'Which?', as: 'x' }, 'It is {x}.', { go: 'hello' }]),
  ],
  [
    'a variable behind a test of it, in another part',
    flow(
      [{ request: 'a', save: { x: 'x' }, fail: [] }, { if: 'x is set', then: 'known' }, 'Bye.'],
      {},
      { known: ['It is {x}.'] },
    ),
  ],
  [
    'a variable that comes together with the one that is tested',
    flow([
      { request: 'a', save: { x: 'x', y: 'y' }, fail: [] },
      { say: '{x} and {y}.', when: 'x is set' },
    ]),
  ],
  ['a variable that only the page sets, and that says so', flow(['Hi {customer|you}.'], { vars: { customer: null } })],
  [
    'what the page and the chat always know',
    flow(['{brand} {lang} {today:date} {page.title} {query.a} {context.b} {device.language}']),
  ],
  [
    'names of items in cards',
    flow([
      { request: 'items', save: { items: 'items' } },
      { cards: '= items', card: { title: '{name}', price: '{price}', image: '{photo}' } },
      'Good choice.',
    ]),
  ],
  [
    'an answer that is spoken of in its own words',
    flow([{ ask: 'Age?', as: 'age', type: 'number', check: 'value > 17 and age > 0', error: 'Not {age}.' }, 'Good.']),
  ],
  [
    'a field that depends on another one',
    flow([
      {
        ask: 'Who?',
        fields: [
          { as: 'kind', options: ['A', 'B'] },
          { as: 'other', when: "kind = 'B'", label: 'More on {kind}' },
        ],
      },
      'Good.',
    ]),
  ],
  [
    'a part that returns',
    flow(
      [
        {
          ask: 'Help?',
          options: [
            { label: 'Yes', then: 'help' },
            { label: 'No', then: 'bye' },
          ],
        },
        'Back again, {topic}.',
      ],
      {},
      { help: [{ ask: 'With what?', as: 'topic' }, { return: true }], bye: ['Bye.'] },
    ),
  ],
  ['a place that is worked out', flow([{ go: '{query.part}' }], {}, { a: ['A.'], b: [{ say: 'B.', id: 'inside' }] })],
  [
    'a jump into a list inside a step',
    flow(
      [
        { if: 'query.a is set', then: ['One.', { say: 'Two.', id: 'two' }] },
        {
          ask: 'Again?',
          options: [
            { label: 'Yes', then: 'two' },
            { label: 'No', then: 'bye' },
          ],
        },
      ],
      {},
      { bye: ['Bye.'] },
    ),
  ],
  [
    'parts that only handlers and questions at any moment lead to',
    flow(
      [],
      { intents: { stop: ['stop'] }, on: { stop: 'bye' }, faq: [{ phrases: ['hours'], then: 'hours' }] },
      { bye: ['Bye.'], hours: ['Nine to five.'] },
    ),
  ],
  [
    'a question at the end, where that is meant',
    flow([{ ask: 'How was it?', type: 'rating', as: 'stars' }, { end: true }]),
  ],
  [
    'a question at the end of steps in a step, after which it goes on',
    flow([{ if: 'query.a is set', then: [{ ask: 'Sure?', options: ['Yes'] }] }, 'Good.']),
  ],
  [
    'a question at the end of a handler, after which the open one comes again',
    flow([], { on: { idle: [{ ask: 'Still there?', options: ['Yes'] }] } }),
  ],
  [
    'options without a way of their own, where others have one',
    flow([{ ask: 'In?', options: [{ label: 'Yes', then: 'yes' }, 'No'] }, 'Maybe later.'], {}, { yes: ['Welcome.'] }),
  ],
  [
    'what follows options that all depend',
    flow(
      [{ ask: 'In?', options: [{ label: 'Yes', then: 'yes', when: 'query.a is set' }] }, 'There is nothing for you.'],
      {},
      { yes: ['Welcome.'] },
    ),
  ],
  [
    'a loop with a question',
    flow(
      [
        {
          ask: 'Again?',
          options: [
            { label: 'Yes', then: 'hello' },
            { label: 'No', then: 'bye' },
          ],
        },
      ],
      {},
      { bye: ['Bye.'] },
    ),
  ],
  [
    'a loop that counts',
    flow([{ set: { n: '= n + 1' }, id: 'again' }, { if: 'n < 3', then: 'again' }, 'Done.'], { vars: { n: 0 } }),
  ],
  [
    'a loop that asks the server until it is ready',
    flow(
      [
        { request: 'state', save: { state: 'state' }, id: 'again' },
        { if: "state = 'ready'", then: 'ready' },
        { wait: 5 },
        { go: 'again' },
      ],
      {},
      { ready: ['Ready.'] },
    ),
  ],
  ['a tone that changes one text', flow(['Bye.'], { texts: { 'en~playful': { 'Bye.': 'Ta-ta!' } } })],
  [
    'a country that changes one text of its language',
    flow(['Bye.'], {
      texts: { nl: { [opener]: 'Donderdag gaan we open.', 'Bye.': 'Dag.' }, 'nl-BE': { 'Bye.': 'Daag.' } },
    }),
  ],
  [
    'a country that changes one text of a language in its script',
    flow(['Bye.'], {
      texts: { 'zh-Hant': { [opener]: '星期四開門。', 'Bye.': '再見。' }, 'zh-Hant-HK': { 'Bye.': '拜拜。' } },
    }),
  ],
  [
    'a language that is the flow’s own by another name',
    flow(['Bye.'], { language: 'no', texts: { 'nb-NO': { 'Bye.': 'Ha det.' } } }),
  ],
  [
    'the flow’s own language by its old name',
    flow(['Bye.'], { language: 'he', texts: { iw: { 'Bye.': 'להתראות.' } } }),
  ],
  [
    'a language in two tones, which are whole',
    flow([], { texts: { 'nl~je': { [opener]: 'Kom je donderdag?' }, 'nl~u': { [opener]: 'Komt u donderdag?' } } }),
  ],
  ['a language in a file of its own', flow(['Bye.'], { texts: { nl: 'nl.json', 'nl~u': { 'Bye.': 'Tot ziens.' } } })],
  [
    'sizes, numbers and values, which read the same everywhere',
    flow([{ ask: '{launch:date}?', options: ['XS', 'XXL', '42'] }, { end: true }], {
      vars: { launch: '2027-03-04' },
      texts: { nl: { [opener]: 'Donderdag gaan we open.' } },
    }),
  ],
  [
    'a translated default and a translated value',
    flow(['From {from|a friend}.'], {
      vars: { from: 'Somebody' },
      texts: {
        nl: {
          [opener]: 'Donderdag.',
          'From {from|a friend}.': 'Van {from|een vriend}.',
          'a friend': 'een vriend',
          Somebody: 'Iemand',
        },
      },
    }),
  ],
  [
    'a picture that only decorates',
    flow([
      { image: 'line.svg', alt: '' },
      { image: 'door.webp', alt: 'A door' },
    ]),
  ],
  [
    'a picture that its own label or title tells',
    flow([
      { ask: 'Which?', options: [{ label: 'Red', image: 'red.webp' }] },
      { cards: [{ title: 'Jeans', image: 'jeans.webp' }] },
      'Good.',
    ]),
  ],
  [
    'consent in the same bubble',
    flow([
      {
        ask: 'Who?',
        fields: [
          { as: 'email', type: 'email' },
          { as: 'optin', type: 'consent', label: 'Mail me' },
        ],
      },
      { submit: true },
      'Thanks.',
    ]),
  ],
  ['consent that was asked before the address', flow([consent, email, { submit: true }, 'Thanks.'])],
  [
    'consent on every way',
    flow([
      email,
      { if: 'query.a is set', then: [consent], else: [{ ...consent, as: 'other' }] },
      { submit: true },
      'Thanks.',
    ]),
  ],
  [
    'consent that is asked once',
    flow(
      [
        email,
        { ...consent, when: 'optin is empty' },
        { submit: true },
        {
          ask: 'More?',
          options: [
            { label: 'Yes', then: 'hello' },
            { label: 'No', then: 'bye' },
          ],
        },
      ],
      {},
      { bye: ['Bye.'] },
    ),
  ],
  [
    "answers that are nobody's, sent without consent",
    flow([
      { ask: 'Size?', as: 'size', options: ['S', 'M'] },
      email,
      { request: 'stock', send: ['size'] },
      { submit: true, send: { size: '= size' } },
      'Thanks.',
    ]),
  ],
  [
    'a visitor who begins anew at the question for consent',
    flow([email, consent, { submit: true }, 'Thanks.'], {
      intents: { restart: ['again'] },
      on: { restart: 'hello' },
    }),
  ],
  [
    'a token that the page brings',
    flow([
      {
        request: 'a',
        headers: {
          Authorization: 'Bearer {context.token}',
          'X-Api-Key': '= context.key',
          Accept: 'application/json',
        },
      },
    ]),
  ],
  [
    'what only the page knows in a body, and an address that is the page’s own',
    flow([
      { request: '{context.api}/stock', send: { token: '= context.token' } },
      { request: '= context.api', query: { page: '= page.title', word: 'context.token' } },
    ]),
  ],
  [
    'headers whose names only sound like keys',
    flow([
      {
        request: 'a',
        headers: { 'Idempotency-Key': 'join', 'X-Monkey': 'see', 'X-Turkey': 'yes', 'Cache-Key': 'a' },
      },
    ]),
  ],
  [
    'words that only sound like keys',
    flow(
      [
        {
          request: '/find?q=keys&password=forgot&token=red',
          send: {
            token: 'red',
            plan: 'Basic membership',
            key: 'c-minor',
            nested: { topic: 'key-features-of-jeans' },
          },
        },
      ],
      { vars: { plan: 'Basic membership', sleutel: 'Onder de mat 12', Schlüssel: 'key-figures' } },
    ),
  ],
  [
    'keys that are made for pages',
    flow([
      { image: 'https://maps.example/a.png?access_token=pk.eyJ1IjoiYSJ9.abc123', alt: 'A map' },
      {
        embed: 'https://www.google.com/maps/embed/v1/place?key=AIzaSyA1234567890123456789012345678901',
        title: 'The way',
      },
    ]),
  ],
  [
    "a token that a variable takes from the page's address",
    flow([{ request: 'a', headers: { Authorization: 'Bearer {token}' }, query: { token: '= token' } }], {
      vars: { token: { query: 'token', max: 64 } },
    }),
  ],
  [
    'addresses in data that are safe',
    flow(
      [
        { recommend: [{ name: 'A', open: '/a', image: 'data:image/png;base64,AAAA' }], as: 'pick' },
        { handover: { channel: 'whatsapp', to: '+4712345678' } },
        { open: '= page2' },
        { flow: '/flows/b.json' },
      ],
      { vars: { page2: 'https://shop.example' } },
    ),
  ],
  [
    'people to hand over to, with hours and a way for who comes outside of them',
    flow(
      [
        { handover: 'shop', hours: { 'mon-fri': '9-12, 13-17', zone: 'Europe/Oslo' }, else: ['We are closed.'] },
        { handover: true, answer: 'Usually within {minutes|five} minutes.' },
        {
          handover: { channel: 'whatsapp', to: 'https://wa.me/message/ABC', ref: true },
          hours: 'fri 18-2 Europe/Amsterdam',
          else: 'bye',
        },
        { handover: { channel: 'Telegram', to: '@nordlys' } },
        { handover: { channel: 'page', to: '/help' } },
        { handover: { channel: 'sms', to: '= number' } },
        { handover: { channel: 'mail', to: 'mailto:a@b.example' } },
        { handover: false },
      ],
      { contact: { email: 'shop@example.com', answer: 'The same day.' }, vars: { minutes: null, number: null } },
      { bye: ['Bye.'] },
    ),
  ],
  [
    'words that look like a scheme',
    flow(['See https://shop.example, or Bestand: file: a.pdf, or Profil: javascript: yes.']),
  ],
  [
    'fields and options of which only one is shown',
    flow([
      {
        ask: 'Who?',
        fields: [
          { as: 'x', label: 'A', when: 'query.a is set' },
          { as: 'x', label: 'B', when: 'query.a is empty' },
        ],
      },
      {
        ask: 'In?',
        options: [
          { label: 'Yes', when: 'query.a is set' },
          { label: 'Yes', value: 'sure', when: 'query.a is empty' },
          'No',
        ],
      },
      'Good.',
    ]),
  ],
  [
    'options that are alike in part',
    flow([
      {
        ask: 'Welke?',
        options: [
          '1',
          { label: '1 plus', value: 10 },
          { label: 'Eén', value: 'één' },
          { image: 'a.png', alt: 'A' },
          { image: 'b.png', alt: 'B' },
        ],
      },
      { ask: 'Wie viele?', options: ['Keine', 'Eine'] },
      'Good.',
    ]),
  ],
  [
    'limits that leave one answer, or depend',
    flow([
      { ask: 'How many?', type: 'number', min: 3, max: 3 },
      { ask: 'When?', type: 'date', min: '2027-01-01', max: '2027-01-01' },
      { ask: 'And?', type: 'date', min: '= today', max: '2020-01-01' },
      { ask: 'Which?', many: { min: 1, max: 2 }, options: ['A', 'B'] },
      'Good.',
    ]),
  ],
  [
    "the chat's own words in other words",
    flow([], {
      messages: { send: 'Go', assistant: 'Your robot', errEmail: { en: 'Hm.', nl: 'Tja.' } },
      texts: { nl: { [opener]: 'Donderdag.', Go: 'Hup', 'Your robot': 'Je robot' } },
    }),
  ],
  [
    'names that are near those of the page',
    flow([{ ask: 'Which?', as: 'devices' }, { set: { pages: 1, my_value: '= device.language' } }, 'Good.']),
  ],
  ["an address on the author's own machine", flow([{ image: 'http://localhost:8080/a.png', alt: 'A' }])],
  ['a picture inside the flow', flow([{ image: 'data:image/png;base64,AAAA', alt: 'A' }])],
  ['links to write and to call', flow(['[Write](mailto:a@example.com), [call](tel:+4712345678) or [look](/faq).'])],
  ['a wait as long as there may be', flow([{ wait: 10 }, { wait: '= query.seconds' }])],
  [
    'the number of a gift card',
    flow([
      { ask: 'What is your gift card number?', as: 'giftCardNumber' },
      { ask: 'And your membership card number?', as: 'member' },
      'Good.',
    ]),
  ],
  ['a choice of ways to pay', flow([{ ask: 'How do you pay?', options: ['Credit card', 'Invoice'] }, 'Good.'])],
  ['a payment', flow([{ ask: 'Please pay by credit card', type: 'payment', amount: 10 }, 'Good.'])],
  [
    'an option of two lines',
    flow([
      { ask: 'In?', options: ['Yes, and I would like to hear from you as soon as the doors are open for everybody'] },
      'Good.',
    ]),
  ],
  ['a greeting before what it is about', { flow: 'x', parts: { hello: ['Hi there!', 'The sale ends on Sunday.'] } }],
  [
    'an opener that shows something',
    { flow: 'x', parts: { hello: ['Hi there!', { cards: [{ title: 'Jeans' }] }, 'Bye!'] } },
  ],
  ...[
    'shop@example.com',
    'tel:+31201234567',
    'https://shop.example/help',
    '/help',
    { phone: '020 123 45 67' },
    { phone: '112' },
    { whatsapp: 'https://wa.me/31612345678' },
    { whatsapp: '+31 6 1234 5678', hours: 'Mondays' },
  ].map((contact): [string, object] => [
    `the contact ${JSON.stringify(contact)}`,
    { flow: 'x', contact, parts: { hello: ['Our shop opens on Thursday.'] } },
  ]),
  ...[
    { assistant: false },
    { assistant: true },
    { assistant: 'A machine' },
    { assistant: '{brand}' },
    { assistant: '🤖' },
    { messages: { assistant: '{brand}’s machine' } },
  ].map((more): [string, object] => [`the line ${JSON.stringify(more)}`, flow([], more)]),
  // Rounds in which somebody is asked in any case, or which end.
  [
    'a loop of which one question is asked once',
    flow(
      [
        { ask: 'Name?', as: 'name', when: 'name is empty' },
        {
          ask: 'Again?',
          options: [
            { label: 'Yes', then: 'hello' },
            { label: 'No', then: 'bye' },
          ],
        },
      ],
      {},
      { bye: ['Bye.'] },
    ),
  ],
  [
    'a loop out of which the answer to its question leads',
    flow(
      [{ ask: 'Name?', as: 'name', when: 'name is empty' }, { if: 'name is set', then: 'bye' }, { go: 'hello' }],
      {},
      { bye: ['Bye.'] },
    ),
  ],
  [
    'a loop with two questions of which one is always asked',
    flow([
      { ask: 'First?', as: 'n', when: 'n is empty' },
      { ask: 'Second?', as: 'm', when: 'n is set' },
      { go: 'hello' },
    ]),
  ],
  [
    'a loop that empties what its question depends on',
    flow([{ ask: 'Name?', as: 'name', when: 'name is empty' }, { set: { name: null } }, { go: 'hello' }]),
  ],
  [
    'a loop over fields of which one is hidden',
    flow([
      {
        ask: 'Who?',
        fields: [
          { as: 'source', type: 'hidden', default: 'page' },
          { as: 'name', label: 'Name' },
        ],
      },
      { go: 'hello' },
    ]),
  ],
  [
    'een lus met een vraag, in het Nederlands',
    flow(
      [
        {
          ask: 'Nog een?',
          options: [
            { label: 'Ja', then: 'hello' },
            { label: 'Nee', then: 'dag' },
          ],
        },
      ],
      { language: 'nl' },
      { dag: ['Tot ziens.'] },
    ),
  ],
  [
    'eine Schleife, die zählt',
    flow([{ set: { runde: '= runde + 1' }, id: 'weiter' }, { if: 'runde < 3', then: 'weiter' }, 'Fertig.'], {
      language: 'de',
      vars: { runde: 0 },
    }),
  ],
  // What may follow a question without a word of its own.
  [
    'a part without words after which something is said',
    flow(
      [
        {
          ask: 'In?',
          options: [
            { label: 'Yes', then: 'yes' },
            { label: 'No', then: 'yes' },
          ],
        },
      ],
      {},
      { yes: [{ set: { x: 1 } }, { go: 'bye' }], bye: ['Bye.'] },
    ),
  ],
  [
    'answers that tests lead on, each in its own way',
    flow(
      [
        { ask: 'Size?', as: 'size', options: ['S', 'M'] },
        { if: "size = 'S'", then: 'bye' },
        { if: "size = 'M'", then: 'bye' },
      ],
      {},
      { bye: ['Bye.'] },
    ),
  ],
  ['a part that only sends', flow([{ ask: 'Colour?', as: 'colour', options: ['Red', 'Blue'] }, { submit: true }])],
  [
    'a part without words that ends on purpose',
    flow([{ ask: 'In?', options: ['Yes', 'No'] }, { set: { x: 1 } }, { end: true }]),
  ],
  // Formats, as people write them in three languages.
  [
    'formats with a length, a time zone or both',
    flow(
      [
        '{d:date} {d:date short} {d:relative Europe/Oslo} {d:datetime medium America/Argentina/Buenos_Aires} {d:time UTC} {d, date, full}',
      ],
      { vars: { d: '2027-03-04' } },
    ),
  ],
  [
    'bedragen en lijsten',
    flow(['Dat kost {p:money} of {p:money USD}, {p:money gbp}, korting {p:percent}: {l:list}.'], {
      language: 'nl',
      vars: { p: 5, l: ['a'] },
    }),
  ],
  [
    'Datum und Uhrzeit',
    flow(['Am {d:date long Europe/Berlin} um {d:time short}.'], { language: 'de', vars: { d: '2027-03-04' } }),
  ],
  // Waits, labels and pictures.
  [
    'waits that are short, or that the conversation works out',
    flow(
      [
        { wait: '= 2 * 5' },
        { wait: '5' },
        { wait: '= pause' },
        { wait: '= long' },
        { set: { long: 3 } },
        { wait: '= unknown.value' },
      ],
      { vars: { pause: 4, long: 60, unknown: { query: 'unknown' } } },
    ),
  ],
  [
    'een titel van een link',
    flow(
      [
        {
          open: 'https://shop.example/',
          title: 'Bekijk hier alles wat er op de eerste dag in onze nieuwe winkel te zien en te beleven is',
        },
      ],
      { language: 'nl' },
    ),
  ],
  [
    'eine Karte mit zwei Knöpfen',
    flow(
      [
        {
          cards: [
            {
              title: 'Eine ganz gewöhnliche Hose aus fester Baumwolle, in vier Farben',
              options: ['Zeig mir mehr davon', 'Lieber nicht'],
            },
          ],
        },
        'Bis bald.',
      ],
      { language: 'de' },
    ),
  ],
  [
    'a part that is called like cards',
    flow(
      [{ go: 'cards' }],
      {},
      {
        cards: [
          {
            ask: 'In?',
            options: ['Yes, and I would like to hear from you as soon as the doors are open for everybody'],
          },
          'Good.',
        ],
      },
    ),
  ],
  // Contacts whose words read the same everywhere.
  ...['Noa', 'Noa van Dijk', 'Jan de Vries', 'Anna von der Heide', 'Tuut', 'MARTHA & CO'].map(
    (name): [string, object] => [
      `the contact ${name}, who is called so in all languages`,
      flow([], {
        contact: { name, email: 'a@example.com', hours: '9:00-17:00 Europe/Amsterdam' },
        texts: { nl: { [opener]: 'Donderdag gaan we open.' }, de: { [opener]: 'Am Donnerstag öffnen wir.' } },
      }),
    ],
  ),
  [
    'a contact whose words are translated',
    flow([], {
      contact: {
        name: 'The shop',
        phone: '020 123 45 67',
        hours: { en: 'Mondays', nl: 'Maandag' },
        text: 'Call us.',
      },
      texts: { nl: { [opener]: 'Donderdag gaan we open.', 'The shop': 'De winkel', 'Call us.': 'Bel ons.' } },
    }),
  ],
  ['an opener in a language that is not judged', { flow: 'x', language: 'fi', parts: { hello: ['Hei!', 'Moi!'] } }],
];
