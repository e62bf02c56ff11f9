import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive, type DriveOptions } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

type Chat = ReturnType<typeof drive>;

/** Presses the answer that stands in the transcript as `said`. */
function change(chat: Chat, said: string): Chat {
  const entry = chat.state.transcript
    .flat()
    .findLast((each) => each.kind === 'answer' && (each.typed === said || each.labels?.includes(said)));
  chat.send({ type: 'change', entry: entry!.id });
  return chat;
}

const shop = [
  { ask: 'Size?', as: 'size', options: ['S', 'M', { label: 'L', then: [{ ask: 'How tall?', as: 'tall' }] }] },
  { ask: 'Colour?', as: 'colour', options: ['red', 'blue'] },
  'A {colour} one in {size}.',
  { ask: 'Mail?', as: 'email', type: 'email' },
  { submit: true },
  'Thank you.',
];
const bought = (options: DriveOptions = {}) => drive(steps(...shop), options).answer('S', 'red', 'anna@example.com');

describe('changing an earlier answer', () => {
  it('opens its question with what was answered, and undoes nothing before there is another answer', () => {
    const chat = drive(steps(...shop)).answer('S', 'red');
    const before = chat.lines;
    change(chat, 'S');
    expect(chat.question).to.deep.include({ kind: 'field', change: { entry: 2, asked: 'Size?' } });
    expect(chat.question).to.have.nested.property('field.value', 'S');
    expect(chat.lines).to.deep.equal(before);
    chat.send({ type: 'change', entry: null });
    expect(chat.question).to.have.nested.property('field.name', 'email');
    expect(chat.question?.change).to.equal(undefined);
  });

  it('keeps the later answers that still hold, and reads on as if it had always been so', () => {
    const chat = drive(steps(...shop)).answer('S', 'red');
    change(chat, 'S').answer('M');
    expect(chat.lines).to.deep.equal(['Size?', '> M', 'Colour?', '> red', 'A red one in M.', 'Mail?']);
    expect(chat.state.vars).to.deep.include({ size: 'M', colour: 'red' });
    expect(chat.state.answered).to.deep.equal(['size', 'colour']);
    expect(chat.events('change')).to.deep.equal([{ step: 'main/0', names: ['size'], kept: ['colour'], dropped: [] }]);
    expect(chat.events('answer').map(({ name, value }) => `${name} ${value}`)).to.deep.equal([
      'size S',
      'colour red',
      'size M',
    ]);
  });

  it('asks what only the new answer leads to, and drops what no longer comes up', () => {
    const chat = drive(steps(...shop)).answer('L', '1.92', 'red');
    change(chat, 'L').answer('S');
    expect(chat.state.vars).not.to.have.property('tall', '1.92');
    expect(chat.state.answered).to.deep.equal(['size', 'colour']);
    expect(chat.events('change')).to.deep.equal([
      { step: 'main/0', names: ['size'], kept: ['colour'], dropped: ['tall'] },
    ]);
    change(chat, 'S').answer('L');
    expect(chat.question).to.have.nested.property('field.name', 'tall');
    expect(chat.events('change').at(-1)).to.deep.include({ kept: [], dropped: ['colour'] });
  });

  it('drops an answer that its question does not take any more', () => {
    const chat = drive(
      steps(
        ...[
          { ask: 'Most?', as: 'most', type: 'number' },
          { ask: 'How many?', as: 'many', type: 'number', check: 'value <= most' },
          'Done.',
        ],
      ),
    ).answer('10', '8');
    change(chat, '10').answer('5');
    expect(chat.question).to.have.nested.property('field.name', 'many');
    expect(chat.question?.problems).to.deep.equal([]);
    expect(chat.events('change').at(-1)).to.deep.include({ kept: [], dropped: ['many'] });
  });

  it('sends the result out anew, as a replacement of the one that was sent', () => {
    const chat = bought();
    const [first] = chat.envelopes.filter(({ type }) => type === 'form.submitted');
    change(chat, 'red').answer('blue');
    const sent = chat.envelopes.filter(({ type }) => type === 'form.submitted');
    expect(sent).to.have.length(2);
    expect(sent[1]).to.deep.include({ replaces: first!.id });
    expect(sent[1]!.answers).to.deep.equal({ size: 'S', colour: 'blue', email: 'anna@example.com' });
    expect(chat.lines.at(-1)).to.equal('Thank you.');
    expect(chat.lines.filter((line) => line === 'Thank you.')).to.have.length(1);
  });

  it('reaches no goal twice, opens no page twice, tells the page of nothing twice', () => {
    const chat = drive(
      steps(
        { ask: 'Name?', as: 'name' },
        { goal: 'met', celebrate: 'hearts' },
        { track: 'seen' },
        { open: 'https://example.com/' },
        { ask: 'And?', as: 'more' },
      ),
    ).answer('Anna', 'Fine');
    change(chat, 'Anna').answer('Ben');
    expect(chat.events('goal')).to.have.length(1);
    expect(chat.events('track')).to.have.length(1);
    expect(chat.effects.filter(({ type }) => type === 'open')).to.have.length(1);
    expect(chat.effects.filter(({ type }) => type === 'celebrate')).to.have.length(1);
  });

  it('leaves chance as it fell', () => {
    const arms = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => ({ name, share: 1, then: [`Arm ${name}`] }));
    const chat = drive(
      steps({ ask: 'Name?', as: 'name' }, { split: arms, name: 'test' }, { ask: 'And?', as: 'more' }),
    ).answer('Anna');
    const arm = chat.state.vars['test'];
    for (const name of ['Ben', 'Cas', 'Dot']) {
      change(chat, String(chat.state.vars['name'])).answer(name);
      expect(chat.state.vars['test']).to.equal(arm);
    }
  });

  it('undoes sums that were made from it', () => {
    const chat = drive(
      steps(
        { set: { score: 0 } },
        { ask: 'One?', as: 'one', options: ['right', 'wrong'] },
        { set: { score: "= score + (one = 'right' ? 1 : 0)" } },
        { ask: 'Two?', as: 'two', options: ['right', 'wrong'] },
        { set: { score: "= score + (two = 'right' ? 1 : 0)" } },
        'You have {score}.',
        { ask: 'Name?', as: 'name' },
      ),
    ).answer('right', 'right');
    const first = chat.state.transcript.flat().find(({ kind }) => kind === 'answer')!;
    chat.send({ type: 'change', entry: first.id });
    chat.answer('wrong');
    expect(chat.lines).to.include('You have 1.');
    expect(chat.lines).not.to.include('You have 2.');
  });

  it('is refused where the author says so, and for what is no answer', () => {
    for (const flow of [
      steps(
        ...[
          { ask: 'Size?', as: 'size', change: false },
          { ask: 'Colour?', as: 'colour' },
        ],
      ),
      {
        ...steps(
          ...[
            { ask: 'Size?', as: 'size' },
            { ask: 'Colour?', as: 'colour' },
          ],
        ),
        change: false,
      },
    ]) {
      const chat = drive(flow as Parameters<typeof drive>[0]).answer('S');
      const { state } = chat;
      change(chat, 'S');
      expect(chat.state).to.equal(state);
    }
    const chat = drive(steps(...shop)).answer('S');
    const { state } = chat;
    chat.send({ type: 'change', entry: 1 });
    chat.send({ type: 'change', entry: 99 });
    expect(chat.state).to.equal(state);
  });

  it('passes a card as it was passed before', () => {
    const chat = drive(
      steps(
        { ask: 'Name?', as: 'name' },
        { share: 'https://example.com/?r={name}', via: ['copy'], as: 'how' },
        { ask: 'And?', as: 'more' },
        'Bye.',
      ),
    ).answer('Anna');
    const card = chat.state.transcript.flat().find(({ kind }) => kind === 'share')!;
    chat.send({ type: 'used', entry: card.id, value: 'copy' });
    chat.answer('Fine');
    change(chat, 'Anna').answer('Ben');
    expect(chat.lines.at(-1)).to.equal('Bye.');
    expect(chat.state.vars).to.deep.include({ name: 'Ben', how: 'copy', more: 'Fine' });
    expect(chat.events('share')).to.have.length(1);
    const again = chat.state.transcript.flat().find(({ kind }) => kind === 'share');
    expect(again).to.deep.include({ url: 'https://example.com/?r=Ben' });
  });

  it('goes back over and over, and a long way', () => {
    const names = Array.from({ length: 30 }, (_, index) => `q${index}`);
    const chat = drive(steps(...names.map((name) => ({ ask: `${name}?`, as: name })), 'Bye.'));
    chat.answer(...names.map((name) => `answer ${name}`));
    for (const name of ['q0', 'q29', 'q15']) {
      change(chat, `answer ${name}`).answer(`other ${name}`);
      expect(chat.state.pending?.kind).to.equal('end');
    }
    expect(chat.state.answered).to.have.length(30);
    expect(Object.values(chat.state.vars).filter((value) => String(value).startsWith('other'))).to.have.length(3);
    expect(chat.lines.filter((line) => line.startsWith('>'))).to.have.length(30);
  });

  it('asks for a proof again when what it proved is changed, and lets nobody change the proof', () => {
    const chat = drive(
      steps(
        { ask: 'Mail?', as: 'email', type: 'email' },
        { ask: 'Code?', as: 'code', type: 'code', max: 4 },
        { ask: 'And?' },
      ),
    ).answer('anna@example.com', '1234');
    expect(chat.state.trail?.map(({ isFixed }) => isFixed)).to.deep.equal([undefined, true]);
    change(chat, 'anna@example.com').answer('ben@example.com');
    expect(chat.question).to.have.nested.property('field.name', 'code');
    expect(chat.state.vars['code'] ?? null).to.equal(null);
    expect(chat.events('change').at(-1)).to.deep.include({ kept: [], dropped: ['code'] });
  });

  it('lets nobody change what was paid for, nor what was said before', () => {
    const chat = drive(
      steps(
        { ask: 'How many?', as: 'count', type: 'number' },
        { ask: 'Pay, please.', as: 'payment', type: 'payment', amount: '= count * 10' },
        { ask: 'Name?', as: 'name' },
        'Bye.',
      ),
    ).answer('2');
    expect(chat.state.trail).to.have.length(1);
    chat.answer({ id: 'p1', status: 'paid' }, 'Anna');
    const { state } = chat;
    change(chat, '2');
    expect(chat.state).to.equal(state);
    change(chat, 'Anna').answer('Ben');
    expect(chat.lines.at(-1)).to.equal('Bye.');
    expect(chat.state.vars).to.deep.include({ count: 2, name: 'Ben' });
  });

  it('asks for a card again where others are on offer, and goes the way of the button where they are the same', () => {
    const flow = flowOf({
      flow: 'cards',
      parts: {
        main: [
          { ask: 'For whom?', as: 'who', options: ['men', 'women'] },
          { ask: 'Name?', as: 'name' },
          { set: { title: "= who = 'men' ? 'Trousers' : 'Skirt'" } },
          { cards: [{ title: '{title}', price: 9, options: [{ label: 'Buy', then: 'buy' }] }], as: 'item' },
          'Not bought.',
        ],
        buy: ['Bought.', { ask: 'Mail?', as: 'mail' }],
      },
    });
    const chat = drive(flow).answer('men', 'Anna');
    const card = chat.entries.find(({ kind }) => kind === 'cards')!;
    chat.send({ type: 'used', entry: card.id, value: { news: 'pressed', card: 0, button: 0 } });
    expect(chat.lines).to.include('Bought.');
    change(chat, 'Anna').answer('Ben');
    expect(chat.lines).to.include('Bought.').and.not.to.include('Not bought.');
    change(chat, 'men').answer('women');
    expect(chat.lines).not.to.include('Bought.');
    expect(chat.question?.kind).to.equal('card');
    expect(chat.state.vars['item'] ?? null).to.equal(null);
  });

  it('leaves the question that was open alone when the new answer is wrong too often', () => {
    const chat = drive(
      steps(
        { ask: 'Mail?', as: 'mail', type: 'email', tries: 2, fail: ['Never mind.'] },
        { ask: 'Phone?', as: 'phone' },
        'Bye.',
      ),
    ).answer('a@example.com');
    change(chat, 'a@example.com').answer('x', 'y', 'z');
    expect(chat.lines).not.to.include('Never mind.');
    chat.send({ type: 'change', entry: null });
    expect(chat.question).to.have.nested.property('field.name', 'phone');
  });

  it('does nothing twice however often an answer is changed', () => {
    const chat = drive(steps({ ask: 'Name?', as: 'name' }, { track: 'seen' }, { ask: 'And?', as: 'more' })).answer('A');
    for (const [from, to] of [
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'D'],
    ] as const)
      change(chat, from).answer(to);
    expect(chat.events('track')).to.have.length(1);
  });

  it('asks for a consent again where its words have become others, and keeps the time of one that stands', () => {
    const chat = drive(
      steps(
        { ask: 'Name?', as: 'name' },
        { ask: 'Mail?', as: 'mail', type: 'email' },
        { consent: 'You may write to {mail}.', as: 'ok', required: true },
        { submit: true },
        'Bye.',
      ),
    ).answer('Anna', 'a@example.com', true);
    const [given] = chat.state.consents;
    change(chat, 'Anna').answer('Ben');
    expect(chat.state.consents).to.deep.equal([given]);
    change(chat, 'a@example.com').answer('b@example.com');
    expect(chat.question).to.have.nested.property('field.type', 'consent');
    expect(chat.state.consents).to.deep.equal([]);
  });

  it('sends out what was mended when that, or what was said before, is changed', () => {
    const submit = ({ id, answers }: { id: string; answers: Readonly<Record<string, unknown>> }) =>
      answers['mail'] === 'bad@example.com'
        ? ({ type: 'refused', id, status: 422, reply: { fieldErrors: { mail: 'Nobody there.' } } } as const)
        : ({ type: 'delivered', id, reply: {} } as const);
    const begin = () =>
      drive(
        steps({ ask: 'Name?', as: 'name' }, { ask: 'Mail?', as: 'mail', type: 'email' }, { submit: true }, 'Thanks.'),
        {
          submit: submit as DriveOptions['submit'] & {},
        },
      ).answer('Anna', 'bad@example.com', 'good@example.com');
    const last = (chat: Chat) => chat.envelopes.filter(({ type }) => type === 'form.submitted').at(-1)!;
    const first = begin();
    change(first, 'Anna').answer('Bea');
    expect(last(first).answers).to.deep.equal({ name: 'Bea', mail: 'good@example.com' });
    const second = begin();
    change(second, 'good@example.com').answer('better@example.com');
    expect(last(second).answers).to.deep.include({ mail: 'better@example.com' });
  });

  it('leaves what the page has set', () => {
    const chat = drive(steps({ ask: 'Name?', as: 'name' }, { ask: 'And?', as: 'more' })).answer('Anna');
    chat.send({ type: 'set', values: { cart: 'X' } });
    change(chat, 'Anna').answer('Ben');
    expect(chat.state.vars['cart']).to.equal('X');
  });

  it('keeps a reward that came meanwhile by an earlier submission, with what was done with it', () => {
    const chat = drive(
      steps(
        { ask: 'Mail?', as: 'email', type: 'email' },
        { submit: true },
        { goal: 'joined', say: 'You are in.' },
        { reward: 'A day early', code: 'VIP' },
        { ask: 'Colour?', as: 'colour', options: ['red', 'blue'] },
        'So {colour}.',
        { ask: 'More?' },
      ),
      { submit: ({ id }) => ({ type: 'kept', id }) },
    ).answer('anna@example.com', 'red');
    const [envelope] = chat.envelopes.filter(({ type }) => type === 'form.submitted');
    chat.send({ type: 'delivered', id: envelope!.id, reply: {} });
    expect(chat.lines.slice(-2)).to.deep.equal(['You are in.', '[reward A day early  ]']);
    const reward = chat.entries.at(-1)!;
    chat.send({ type: 'used', entry: reward.id, value: 'copied' });
    for (const [before, after] of [
      ['red', 'blue'],
      ['blue', 'red'],
    ] as const) {
      change(chat, before).answer(after);
      expect(chat.lines.slice(-6)).to.deep.equal([
        'Colour?',
        `> ${after}`,
        'You are in.',
        '[reward A day early  ]',
        `So ${after}.`,
        'More?',
      ]);
    }
    expect(chat.events('goal')).to.have.length(1);
  });

  it('takes nothing from the late answer to a result that was sent before it', () => {
    const chat = drive(
      steps(
        { ask: 'Size?', as: 'size', options: ['S', 'M'] },
        { submit: true, save: { code: 'code' } },
        { ask: 'More?', as: 'more' },
      ),
      { submit: ({ id }) => ({ type: 'kept', id }) },
    ).answer('S');
    const [first] = chat.envelopes.filter(({ type }) => type === 'form.submitted');
    change(chat, 'S').answer('M');
    chat.send({ type: 'delivered', id: first!.id, reply: { code: 'OLD', set: { size: 'S', level: 1 } } });
    expect(chat.state.vars).to.include({ size: 'M' });
    expect([chat.state.vars.code, chat.state.vars.level]).to.deep.equal([null, undefined]);
    expect(chat.events('submitted')).to.deep.equal([]);
  });

  it('offers and takes what was on offer when it was asked', () => {
    const chat = drive(
      steps(
        { set: { most: 3, isMember: true } },
        {
          ask: 'Seat?',
          as: 'seat',
          options: ['hall', { label: 'box', when: 'isMember' }],
        },
        { ask: 'How many?', as: 'count', type: 'number', max: '= most' },
        { set: { most: 1, isMember: false } },
        { ask: 'More?' },
      ),
    ).answer('hall', 2);
    change(chat, 'hall');
    expect(chat.question).to.have.nested.property('field.choices.length', 2);
    expect(chat.question).to.have.nested.property('field.value', 'hall');
    chat.answer('box');
    expect(chat.state.vars.seat).to.equal('box');
    change(chat, '2').answer(3);
    expect([chat.problems, chat.state.vars.count]).to.deep.equal([[], 3]);
  });
});
