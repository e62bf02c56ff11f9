import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import type { FlowProblem } from '../../src/flow/flow-problem.ts';

const opener = 'Our shop opens on Thursday.';
const consent = { consent: 'You may mail me.', as: 'optin', purpose: 'news' };
const email = { ask: 'Your address?', type: 'email', as: 'email' };
/** What is told of a flow, but of what the chat cannot do yet. */
const check = (steps: readonly unknown[], more: object = {}): readonly FlowProblem[] =>
  checkFlow({ flow: 'x', ...more, parts: { hello: [opener, ...steps, 'Thanks.'] } }).problems.filter(
    ({ code }) => code !== 'unsupported',
  );
const told = (problems: readonly FlowProblem[]) =>
  problems.map(({ code, path, message }) => `${code} ${path} ${/^(".*) may/.exec(message)?.[1] ?? message}`);

describe('answers that leave without consent', () => {
  const ways: readonly (readonly [way: string, step: unknown, key?: string])[] = [
    ['the address of a request', { request: 'https://x.example/?m={email}' }, 'request'],
    ['the query of a request', { request: 'x', query: { m: '= email' } }, 'request'],
    ['a header', { request: 'x', headers: { 'X-From': '{email}' } }, 'request'],
    ['an address that is opened', { open: '/welcome?m={email}' }, 'open'],
    [
      'an address that an option opens',
      { ask: 'And?', options: [{ label: 'Go', open: 'https://x.example/{email}' }] },
      'options',
    ],
    ['the link of a picture', { image: 'a.png', alt: 'A', link: '/a?m={email}' }, 'link'],
    ['a link in a text', 'Look [here](https://x.example/?m={email}).', ''],
    ['a link in a text beside other languages', { say: { en: 'Look [here](/a?m={email}).' } }, 'say'],
    ['an embedded page', { embed: 'https://x.example/?m={email}', title: 'X' }, 'embed'],
    [
      'what a colleague is told',
      { handover: { channel: 'whatsapp', to: '+4712345678', text: 'From {email}' } },
      'handover',
    ],
    ['what a colleague reads', { handover: 'shop', send: ['email'] }, 'handover'],
    ['what is counted', { track: 'seen', data: { deep: ['{email}'] } }, 'track'],
    ['what a function of the page is given', { run: 'f', send: { m: '= email' } }, 'run'],
    ['the value of a goal', { goal: { id: 'joined', value: '= email' } }, 'goal'],
    ['a talk with a machine', { chat: 'advice', send: ['email'] }, 'chat'],
    ['all answers', { submit: true }, 'submit'],
    ['all answers, so called', { request: 'x', send: 'all' }, 'request'],
  ];
  for (const [way, step, key] of ways) {
    it(`by ${way}`, () =>
      assert.deepEqual(told(check([email, step])), [`no-consent /parts/hello/2${key && `/${key}`} "email"`]));
    it(`and with consent not by ${way}`, () => assert.deepEqual(told(check([consent, email, step])), []));
  }

  it('as a copy', () => {
    assert.deepEqual(told(check([email, { set: { m: '= email' } }, { submit: true, send: ['m'] }])), [
      'no-consent /parts/hello/3/submit "m"',
    ]);
    assert.deepEqual(
      told(
        check([
          email,
          { set: { m: 'To {email}' } },
          { set: { list: ['= m or 1'] } },
          { submit: true, send: { x: '= list' } },
        ]),
      ),
      ['no-consent /parts/hello/4/submit "list"'],
    );
    assert.deepEqual(told(check([email, consent, { set: { m: '= email' } }, { submit: true, send: ['m'] }])), []);
  });

  it('as the value of a goal on the question itself', () => {
    assert.deepEqual(told(check([{ ...email, goal: { id: 'given', value: '= email' } }])), [
      'no-consent /parts/hello/1/goal "email"',
    ]);
  });

  const fine: readonly (readonly [what: string, steps: readonly unknown[]])[] = [
    [
      'whether there is an answer',
      [
        email,
        { set: { known: '= email is set', ours: "= email contains '@x.example' ? 1 : 0" } },
        { submit: true, send: ['known', 'ours'] },
      ],
    ],
    ['an answer of somebody who then writes himself', [email, { open: 'mailto:shop@x.example?body={email}' }]],
    [
      'what is only shown',
      [
        email,
        'We wrote to {email}.',
        { image: 'a.png', alt: 'To {email}' },
        { track: 'seen' },
        { goal: 'joined' },
        { handover: 'shop', send: [] },
      ],
    ],
    [
      'a choice that speaks of e-mail',
      [{ ask: 'E-mail or phone?', as: 'phone', options: ['E-mail', 'Phone'] }, { submit: true }],
    ],
    [
      'a choice by its own address',
      [{ ask: 'Which?', as: 'size', options: ['S', 'M'] }, { open: '/jeans?size={size}' }],
    ],
  ];
  for (const [what, steps] of fine) it(`are not ${what}`, () => assert.deepEqual(told(check(steps)), []));

  const personal: Readonly<Record<string, readonly string[]>> = {
    en: [
      'Your e-mail address?',
      'First name',
      'Name',
      'What is your name?',
      'Nice to meet you! And your phone number?',
      'Street',
      'When is your birthday?',
      'Date of birth',
      'Can I have your phone number to call you?',
      'E-mail (optional)',
      'First and last name',
      'Home address',
      'Mobile',
    ],
    nl: [
      'Wat is je e-mailadres?',
      'Voornaam',
      'Hoe heet je?',
      'Mobiel',
      'Telefoonnummer',
      'Straat',
      'Straatnaam en huisnummer',
      'Geboortedatum',
      'En je achternaam?',
      'Wanneer ben je jarig?',
      'Op welk adres woon je? Adres:',
    ],
    de: [
      'Name',
      'Vorname',
      'Wie heißt du?',
      'Wie ist Ihr Name?',
      'Straße',
      'Deine E-Mail-Adresse?',
      'Handynummer',
      'Geburtstag',
      'Ihre Telefonnummer, bitte',
      'Anschrift',
    ],
    fr: ['Prénom', 'Quel est votre prénom ?', 'Votre adresse e-mail', 'Numéro de téléphone'],
    es: ['¿Cuál es su correo electrónico?', 'Apellidos', '¿Cómo te llamas?', 'Teléfono'],
    no: ['Fornavn', 'Hva heter du?', 'E-postadresse', 'Mobilnummer'],
  };
  const ofNobody: Readonly<Record<string, readonly string[]>> = {
    en: [
      'Your company name?',
      "What is your dog's name?",
      'Name of the product',
      'What do you think of our e-mails?',
      'Which phone do you have?',
      'Your size?',
      'What went wrong with your phone?',
      'Postcode',
      'City',
      'Which street do you like best?',
      'Web address',
      'Gate',
    ],
    nl: [
      'Naam van je bedrijf',
      'Hoe heet je hond?',
      'Wat vind je van onze e-mails?',
      'Je maat?',
      'Bedrijfsnaam',
      'Webadres',
      'Welke telefoon heb je?',
      'Postcode',
    ],
    de: [
      'Firmenname',
      'Wie heißt dein Hund?',
      'Produktname',
      'Welches Handy hast du?',
      'Deine Größe?',
      'Webadresse',
      'PLZ',
    ],
  };
  for (const [language, questions] of Object.entries(personal)) {
    for (const question of questions) {
      it(`${language}: ${question}`, () => {
        assert.deepEqual(told(check([{ ask: question, as: 'x' }, { submit: true }], { language })), [
          'no-consent /parts/hello/2/submit "x"',
        ]);
        assert.deepEqual(
          told(check([{ ask: 'Who?', fields: [{ as: 'x', label: question }] }, { submit: true }], { language })),
          ['no-consent /parts/hello/2/submit "x"'],
        );
      });
    }
  }
  for (const [language, questions] of Object.entries(ofNobody)) {
    for (const question of questions)
      it(`${language}, not: ${question}`, () =>
        assert.deepEqual(told(check([{ ask: question, as: 'x' }, { submit: true }], { language })), []));
  }

  for (const name of [
    'email',
    'eMail',
    'phone',
    'phoneNumber',
    'mobiel',
    'firstName',
    'first_name',
    'voornaam',
    'name',
    'Name',
    'friendName',
    'street',
    'straat',
    'birthday',
    'geboortedatum',
    'Vorname',
    'strasse',
    'prenom',
    'correo',
    'etternavn',
    'email2',
  ]) {
    it(`by the name "${name}"`, () =>
      assert.deepEqual(told(check([{ ask: 'Well?', as: name }, { submit: true }])), [
        `no-consent /parts/hello/2/submit "${name}"`,
      ]));
  }
  for (const name of [
    'size',
    'productName',
    'company_name',
    'bedrijfsnaam',
    'filename',
    'emailOk',
    'phoneBrand',
    'webAddress',
    'names',
    'gate',
    'nombre',
    'mailing',
  ]) {
    it(`not by the name "${name}"`, () =>
      assert.deepEqual(told(check([{ ask: 'Well?', as: name }, { submit: true }])), []));
  }
  it('not by the name of a choice or of a consent', () => {
    assert.deepEqual(
      told(
        check([
          { ask: 'Well?', as: 'email', options: ['Yes', 'No'] },
          { ask: 'How many?', type: 'rating', as: 'phone' },
          { submit: true },
        ]),
      ),
      [],
    );
  });
});
