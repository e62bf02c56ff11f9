import { exampleFlows } from '../flow/example-flow.ts';
import { flowOf } from './flow-of.ts';

/* Whole flows to walk through: the examples, and one with everything that the engine does. */
export const vipFlow = flowOf(JSON.parse(exampleFlows.get('vip-launch')!));
export const jeansFlow = flowOf(JSON.parse(exampleFlows.get('jeans-advice')!));

export const everything = flowOf({
  flow: 'everything',
  language: 'en',
  vars: {
    from: { query: 'from', max: 8, default: 'somebody' },
    sizes: ['S', { label: 'Middle', value: 'M' }],
    launch: '2027-03-04',
    count: 1,
  },
  parts: {
    main: [
      { say: 'Hello {from}, we open on {launch:date}.', image: '/door.webp?for={from}', alt: 'A door', wait: 1 },
      {
        split: [
          { share: 1, name: 'a', then: ['Arm A.'] },
          { share: 1, name: 'b', then: ['Arm B.'] },
        ],
        name: 'opener',
      },
      {
        ask: 'What next?',
        id: 'menu',
        as: 'menu',
        options: [
          { label: 'Form', then: 'form' },
          { label: 'Sizes', then: ['Fine.', { go: 'sizes' }] },
          { label: 'Loop', then: [{ set: { count: '= count + 1' } }, { go: 'menu' }] },
          { label: 'Never', when: 'count > 99' },
          { label: 'Bye', then: 'bye' },
        ],
        other: true,
      },
      {
        if: [
          { when: "menu = 'Form'", then: ['Odd.'] },
          { when: 'menu is set', then: ['You wrote {menu}.'] },
        ],
        else: ['Nothing.'],
      },
      { go: 'menu' },
    ],
    sizes: [
      { ask: 'Which sizes?', as: 'size', options: '= sizes', many: { min: 1, max: 2 }, other: 'Another', skip: true },
      {
        ask: 'How old are you?',
        as: 'age',
        type: 'number',
        min: 18,
        max: 99,
        skip: 'Rather not',
        tries: 3,
        fail: ['Never mind.'],
      },
      { say: '{size} it is, {count, plural, one {# round} other {# rounds}}.', when: 'size is set' },
      { ask: 'Rate us', type: 'rating', as: 'stars' },
      { return: true },
    ],
    form: [
      {
        ask: 'Who are you?',
        fields: [
          { as: 'first', label: 'First name', autocomplete: 'given-name' },
          { as: 'mail', type: 'email', label: 'E-mail', error: 'Not that one.' },
          { as: 'tel', type: 'phone', label: 'Phone', skip: true },
          { as: 'sms', type: 'consent', label: 'Text me, {first}', when: 'tel is set', purpose: 'sms' },
          { as: 'source', type: 'hidden', default: '= query.from' },
        ],
        button: 'Join',
        skip: 'Not now',
      },
      { consent: 'Mail me, {first}.', as: 'news', no: 'No mail' },
      { request: 'lookup', query: { mail: '= mail' }, save: { known: 'person.known' }, fail: ['No lookup.'] },
      { submit: 'join', send: ['first', 'mail', 'query.from'], save: { code: 'code', link: 'link' }, fail: 'oops' },
      { goal: { id: 'joined', value: '= count * 10', currency: 'EUR' }, celebrate: true, say: 'You are in, {first}!' },
      { reward: '{code}', title: 'Your pass', until: '{launch}' },
      { share: '{link}', text: 'Come along', as: 'shared', skip: 'Later' },
      { track: 'done', data: { count: '= count' } },
      { open: '/shop?size={size}', title: 'To the shop' },
      { go: 'bye' },
    ],
    oops: ['Sorry.', { go: 'bye' }],
    bye: ['Bye, {first|friend}.', { end: true }],
  },
  texts: {
    nl: {
      'Which sizes?': 'Welke maten?',
      'You are in, {first}!': 'Je staat erop, {first} ({code})!',
      Middle: 'Midden',
      Form: 'Formulier',
      'Bye, {first|friend}.': 'Dag, {first|vriend}.',
    },
    'nl~formal': { 'Bye, {first|friend}.': 'Tot ziens, {first|gast}.' },
  },
});
