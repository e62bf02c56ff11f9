import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Json } from '../../src/shared/json.ts';
import type { Answer, ChatInput } from '../../src/engine/input.ts';
import type { Envelope } from '../../src/engine/envelope.ts';
import { drive, START, type DriveOptions } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';
import { vipFlow } from './flows.ts';

const form = [
  { ask: 'Name?', as: 'name', autocomplete: 'given-name' },
  { ask: 'Mail?', as: 'email', type: 'email' },
  { submit: 'vip', save: { code: 'code', link: 'deep.link' }, fail: ['Oops.'] },
  'Code {code}.',
];
const filled = (options: DriveOptions = {}, list: unknown[] = form) =>
  drive(steps(...list), options).answer('Anna', 'anna@example.com');
const submitted = (chat: ReturnType<typeof drive>) => chat.envelopes.filter(({ type }) => type === 'form.submitted');

describe('a submission', () => {
  it('goes to its endpoint with all answers, is announced before, and brings facts back', () => {
    const chat = filled({
      submit: ({ id }) => ({ type: 'delivered', id, reply: { code: 'C1', deep: { link: 'L1' }, set: { extra: 5 } } }),
    });
    expect(chat.lines).to.deep.equal([
      'Name?',
      '> Anna',
      'Mail?',
      '> anna@example.com',
      '[delivery delivered]',
      'Code C1.',
    ]);
    expect(chat.state.vars).to.deep.include({ code: 'C1', link: 'L1', extra: 5 });
    const [envelope] = submitted(chat),
      order = chat.effects.filter(({ type }) => type === 'emit' || type === 'deliver');
    const at = order.findIndex((effect) => effect.type === 'deliver' && effect.envelope === envelope);
    expect(order[at]).to.deep.include({ endpoint: 'vip' });
    expect(order[at - 1]).to.deep.equal({
      type: 'emit',
      event: 'submit',
      detail: { id: envelope!.id, step: 'main/2', answers: { name: 'Anna', email: 'anna@example.com' } },
    });
    expect(chat.events('submitted')).to.deep.equal([
      {
        id: envelope!.id,
        step: 'main/2',
        answers: envelope!.answers,
        reply: { code: 'C1', deep: { link: 'L1' }, set: { extra: 5 } },
      },
    ]);
    expect(chat.state.submission).to.equal(envelope!.id);
  });

  it('says everything that a receiver needs', () => {
    const context = {
      query: { ref: 'R1' },
      page: { url: 'https://x.example/p', title: 'P' },
      device: { language: 'nl-NL', timeZone: 'Europe/Amsterdam' },
      referral: { code: 'R1', capturedAt: '2027-01-01T00:00:00.000Z', source: 'whatsapp' },
      campaign: { id: 'spring', role: 'friend' },
      visitor: { first: { utm_source: 'mail' } },
      visit: { last: { referrer: 'https://y.example' } },
    };
    const chat = filled({ context, lang: 'nl', tone: 'formal' });
    const { id, occurredAt, meta, ...rest } = submitted(chat)[0]!;
    expect(id).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(Date.parse(occurredAt) - START).to.equal(meta.durationMs + 1000);
    expect(meta).to.deep.include({ honeypot: '' });
    expect(meta.widgetVersion).to.match(/^\d+\.\d+\.\d+$/);
    expect(rest).to.deep.equal({
      schema: 1,
      type: 'form.submitted',
      flow: {
        id: 'test',
        version: 1,
        variant: null,
        locale: 'nl',
        tone: 'formal',
        phase: null,
        campaign: 'spring',
        role: 'friend',
      },
      session: { id: 'session-1', startedAt: new Date(START + 1000).toISOString() },
      step: 'main/2',
      answers: { name: 'Anna', email: 'anna@example.com' },
      contact: { firstName: 'Anna', lastName: null, email: 'anna@example.com', phone: null },
      consents: [],
      referral: context.referral,
      goal: null,
      attribution: { first: { utm_source: 'mail' }, last: { referrer: 'https://y.example' } },
      page: context.page,
      client: context.device,
    });
  });

  it('needs no context at all', () => {
    const { referral, attribution, page, client, flow } = submitted(filled())[0]!;
    expect({ referral, attribution, page, client }).to.deep.equal({
      referral: null,
      attribution: { first: {}, last: {} },
      page: { url: '', title: '' },
      client: { language: '', timeZone: '' },
    });
    expect(flow).to.deep.include({ phase: null, campaign: null, role: null });
  });

  it('says what the flow says of itself: its campaign, its side of it, the phase that it is for', () => {
    const own = { campaign: 'autumn', role: 'referrer', phase: 'retention' };
    const chat = drive(flowOf({ flow: 'test', parts: { main: form }, ...own })).answer('Anna', 'anna@example.com');
    expect(submitted(chat)[0]!.flow).to.deep.include(own);
  });

  it('says the page on which it was said, also where the site has walked on since the start', () => {
    const at = (path: string, title: string) => ({ url: `https://shop.example/${path}`, title });
    const list = [{ consent: 'News?', as: 'news', purpose: 'news' }, ...form];
    const chat = drive(flowOf({ flow: 'test', parts: { main: list } }), { context: { page: at('start', 'Start') } });
    chat.page = at('offer', 'Offer');
    chat.answer(true);
    chat.page = at('bag', 'Your bag');
    chat.answer('Anna', 'anna@example.com');
    const [{ page, consents }] = submitted(chat) as [Envelope, ...Envelope[]];
    expect(page).to.deep.equal(at('bag', 'Your bag'));
    expect(consents[0]?.url).to.equal('https://shop.example/offer');
  });

  it('sends with "all" the answers and what the flow declares, but no list or object as it stands in the file', () => {
    const vars = {
      plan: 'Basic',
      score: 0,
      empty: null,
      sizes: ['S', 'M'],
      cart: [],
      bag: null,
      name: null,
      from: { query: 'from' },
      box: { query: 'box', default: 'small' },
    };
    const list = [
      { set: { score: '= score + 5', cart: '= bag', aside: 'mine' } },
      ...form.map((step) => (typeof step === 'object' && 'submit' in step ? { ...step, send: 'all' } : step)),
    ];
    const chat = drive(flowOf({ flow: 'test', parts: { main: list }, vars }), {
      context: { query: { from: 'anna' } },
      values: { pageKnows: 1, bag: ['Ravn'] },
    }).answer('Anna', 'anna@example.com');
    const [{ answers }] = submitted(chat) as [Envelope, ...Envelope[]];
    expect(answers).to.deep.include({
      name: 'Anna',
      email: 'anna@example.com',
      plan: 'Basic',
      score: 5,
      from: 'anna',
      box: 'small',
      cart: ['Ravn'],
    });
    expect(answers).not.to.have.any.keys('sizes', 'aside', 'pageKnows', 'empty');
  });

  for (const [send, answers, contact] of [
    [undefined, { name: 'Anna', email: 'anna@example.com' }, ['Anna', 'anna@example.com']],
    ['all', { name: 'Anna', email: 'anna@example.com' }, ['Anna', 'anna@example.com']],
    [
      ['email', 'query.ref', 'gone', 'nested.0.x'],
      { email: 'anna@example.com', 'query.ref': 'R1', 'nested.0.x': 1 },
      [null, 'anna@example.com'],
    ],
    [
      { first: '= name', n: '= 1 + 1', text: 'Hi {name}', flag: true },
      { first: 'Anna', n: 2, text: 'Hi Anna', flag: true },
      ['Anna', null],
    ],
    [[], {}, [null, null]],
  ] as const) {
    it(`sends ${JSON.stringify(send)}, and no more of the contact than that`, () => {
      const list = form.map((step) =>
        typeof step === 'object' && 'submit' in step ? { ...step, ...(send && { send }) } : step,
      );
      const [envelope] = submitted(filled({ context: { query: { ref: 'R1' } }, values: { nested: [{ x: 1 }] } }, list));
      expect(envelope!.answers).to.deep.equal(answers);
      expect([envelope!.contact.firstName, envelope!.contact.email]).to.deep.equal(contact);
    });
  }

  it('knows a person by what the fields ask for', () => {
    const fields = [
      { as: 'n', autocomplete: 'name' },
      { as: 't', type: 'phone' },
      { as: 'm', autocomplete: 'email' },
    ];
    const chat = drive(steps({ ask: 'Who?', fields }, { submit: true })).answer({
      n: 'Anna Maria de Vries',
      t: '+31612345678',
      m: 'a@b.c',
    });
    expect(submitted(chat)[0]!.contact).to.deep.equal({
      firstName: 'Anna',
      lastName: 'Maria de Vries',
      email: 'a@b.c',
      phone: '+31612345678',
    });
  });

  it('carries the consents of the conversation', () => {
    const chat = drive(steps({ consent: 'Mail me', as: 'news' }, { submit: true })).answer(true);
    expect(submitted(chat)[0]!.consents).to.deep.equal(chat.state.consents);
    expect(submitted(chat)[0]!.answers).to.deep.equal({ news: true });
  });

  it('waits visibly, takes only news of itself, and each piece of news once', () => {
    const chat = filled({ submit: () => undefined });
    const { id } = submitted(chat)[0]!,
      { state } = chat;
    expect(state.pending).to.deep.equal({ kind: 'submit', id, step: 'main/2' });
    expect(chat.lines.at(-1)).to.equal('[delivery sending]');
    chat.send({ type: 'delivered', id: 'other', reply: {} });
    chat.send({ type: 'kept', id: 'constructor' });
    chat.send({ type: 'answer', value: 'x' });
    chat.send({ type: 'elapsed', key: 1 });
    expect(chat.state).to.equal(state);
    chat.send({ type: 'delivered', id, reply: { code: 'C1' } });
    const done = chat.state;
    chat.send({ type: 'delivered', id, reply: { code: 'C2' } });
    chat.send({ type: 'kept', id });
    chat.send({ type: 'refused', id, status: 400, reply: {} });
    expect(chat.state).to.equal(done);
  });

  it('that does not come through is kept, the talk goes on, and what it brings later is still taken', () => {
    const chat = filled({ submit: ({ id }) => ({ type: 'kept', id }), values: { code: 'old' } }, [
      ...form,
      { ask: 'More?' },
    ]);
    const { id } = submitted(chat)[0]!;
    expect(chat.lines.slice(4)).to.deep.equal(['[delivery kept]', 'Code.', 'More?']);
    expect(chat.events('submit-error')).to.deep.equal([{ id, step: 'main/2', status: 0, kept: true }]);
    chat.send({ type: 'delivered', id, reply: { code: 'C1', say: 'Late', go: 'main', set: { x: 1 } } });
    expect(chat.lines.slice(4)).to.deep.equal(['[delivery delivered]', 'Code.', 'More?']);
    expect(chat.state.vars).to.deep.include({ code: 'C1', x: 1 });
    expect(chat.events('submitted')).to.deep.equal([
      {
        id,
        step: 'main/2',
        answers: { name: 'Anna', email: 'anna@example.com' },
        reply: { code: 'C1', say: 'Late', go: 'main', set: { x: 1 } },
      },
    ]);
    expect(chat.question?.step).to.equal('main/4');
  });

  it('lets the endpoint speak, in plain words, and lead on', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [{ ask: 'Name?', as: 'name' }, { submit: true }, 'never'], other: ['Other.'] },
    });
    const chat = drive(flow, {
      submit: ({ id }) => ({ type: 'delivered', id, reply: { say: 'Hi **{name}**', go: 'other' } }),
    }).answer('Anna');
    expect(chat.lines.slice(2)).to.deep.equal(['[delivery delivered]', 'Hi **{name}**', 'Other.']);
    expect(chat.events('message').at(-2)).to.deep.include({ text: 'Hi **{name}**' });
  });

  it('that is refused goes where it fails; without such a way the author is told and the talk goes on', () => {
    const refuse: DriveOptions = { submit: ({ id }) => ({ type: 'refused', id, status: 403, reply: {} }) };
    const chat = filled(refuse);
    expect(chat.lines.slice(4)).to.deep.equal(['[delivery refused]', 'Oops.', 'Code.']);
    expect(chat.events('submit-error')).to.deep.include({
      id: submitted(chat)[0]!.id,
      step: 'main/2',
      status: 403,
      kept: false,
    });
    const plain = drive(steps({ ask: 'Name?' }, { submit: true }, 'On'), refuse).answer('x');
    expect(plain.lines.at(-1)).to.equal('On');
    expect(plain.reports).to.deep.equal(['refused main/1']);
  });

  it('that nobody takes goes on, and the author is told that there is no endpoint', () => {
    const chat = filled({ submit: ({ id }) => ({ type: 'unsent', id, reason: 'no-endpoint' }) });
    expect(chat.lines.slice(4)).to.deep.equal(['[delivery unsent]', 'Code.']);
    expect(chat.reports).to.deep.include('no-endpoint main/2');
    expect(filled({ submit: ({ id }) => ({ type: 'unsent', id, reason: 'preview' }) }).reports).not.to.include(
      'no-endpoint main/2',
    );
  });

  it('is none where its name is false', () => {
    expect(submitted(drive(steps({ ask: 'x' }, { submit: false }, 'On')).answer('x'))).to.deep.equal([]);
  });
});

describe('answers that an endpoint complains of', () => {
  const complain = (...errors: Record<string, Json>[]): DriveOptions => ({
    submit: ({ id }): ChatInput => {
      const fieldErrors = errors.shift();
      return fieldErrors
        ? { type: 'refused', id, status: 422, reply: { fieldErrors } }
        : { type: 'delivered', id, reply: { code: 'C1' } };
    },
  });

  it("are asked for again with the endpoint's words, and sent as a correction", () => {
    const chat = filled(complain({ email: 'Not {this} **one**' }));
    expect(chat.question).to.deep.include({ kind: 'field', step: 'main/1' });
    const [problem] = chat.question!.problems;
    expect(chat.read(problem!.text!)).to.equal('Not {this} **one**');
    expect(chat.state.deliveries, 'nothing else is said of it').to.deep.equal({});
    expect(chat.answer('anna@new.example').lines.slice(4)).to.deep.equal([
      '[delivery corrected]',
      '> anna@new.example',
      '[delivery delivered]',
      'Code C1.',
    ]);
    const [first, second] = submitted(chat);
    expect(second).to.deep.include({ replaces: first!.id, answers: { name: 'Anna', email: 'anna@new.example' } });
    expect(second!.id).not.to.equal(first!.id);
    expect(first).not.to.have.property('replaces');
    expect(chat.state).to.deep.include({ submission: second!.id, deliveries: { [second!.id]: 'delivered' } });
  });

  it('are mended one after the other where several steps asked for them', () => {
    const chat = filled(complain({ email: 'a', name: 'b' }, { name: 'b' }));
    expect(chat.question?.step).to.equal('main/1');
    chat.answer('x@y.z');
    expect(chat.question?.step).to.equal('main/0');
    expect(chat.answer('Ann').lines.at(-1)).to.equal('Code C1.');
    expect(submitted(chat).map(({ replaces }) => replaces)).to.deep.equal([
      undefined,
      submitted(chat)[0]!.id,
      submitted(chat)[1]!.id,
    ]);
  });

  it('are marked at their fields in a bubble, with the other answers as they were', () => {
    const chat = drive(
      steps({ ask: 'Who?', fields: [{ as: 'name' }, { as: 'email', type: 'email' }] }, { submit: true }, 'Done'),
      complain({ email: 'Taken', name: 'Too short', other: 'x' }),
    );
    chat.answer({ name: 'Anna', email: 'a@b.c' });
    expect(chat.question?.problems.map(({ field, text }) => [field, text])).to.deep.equal([
      ['email', 'Taken'],
      ['name', 'Too short'],
    ]);
    const { question } = chat;
    expect(question?.kind === 'fields' && question.fields.map(({ value }) => value)).to.deep.equal(['Anna', 'a@b.c']);
    expect(chat.answer({ name: 'Anna', email: 'x' }).problems).to.deep.equal(['email: errEmail']);
    expect(chat.answer({ name: 'Anna', email: 'b@c.d' }).lines.at(-1)).to.equal('Done');
  });

  it('that nobody was asked for count as a plain refusal', () => {
    const chat = filled(complain({ unknown: 'x' }));
    expect(chat.lines).to.include('Oops.');
    for (const odd of [null, 'x', ['a'], { email: 5 }]) {
      expect(
        filled({ submit: ({ id }) => ({ type: 'refused', id, status: 422, reply: { fieldErrors: odd } }) }).lines,
      ).to.include('Oops.');
    }
  });
});

describe('before the first act', () => {
  it('nothing is delivered; with it all goes out, the start first', () => {
    const chat = drive(
      steps({ goal: 'seen', celebrate: 'hearts' }, { submit: 'early', send: ['query.ref'] }, { ask: 'Name?' }),
      { context: { query: { ref: 'R' } } },
    );
    expect(chat.envelopes).to.deep.equal([]);
    expect(chat.lines).to.deep.equal(['[celebrate hearts]', '[delivery kept]', 'Name?']);
    expect(chat.state.acted).to.equal(false);
    chat.answer('');
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started', 'goal.completed', 'form.submitted']);
    expect(new Set(chat.envelopes.map(({ id }) => id)).size).to.equal(3);
    expect(chat.state.held).to.deep.equal([]);
    expect(chat.answer('x').envelopes.at(-1)!.type).to.equal('flow.completed');
  });

  it('an end is no completion', () => {
    expect(drive(steps('Hi')).envelopes).to.deep.equal([]);
  });
});

describe('a goal', () => {
  const flow = steps(
    { ask: 'Go?', options: ['y'] },
    { submit: true },
    { goal: { id: 'joined', value: '= 5 * 8', currency: 'EUR' }, celebrate: true, say: 'In!', id: 'g' },
    { ask: 'Again?', options: [{ label: 'y', then: 'g' }] },
  );

  it('is celebrated, delivered and told once, after its words', () => {
    const chat = drive(flow).answer('y', 'y', 'y');
    expect(chat.lines.filter((line) => line.startsWith('[celebrate'))).to.deep.equal(['[celebrate theme]']);
    expect(chat.of('celebrate')).to.deep.equal([{ type: 'celebrate', shape: 'theme', goal: 'joined' }]);
    expect(chat.events('goal')).to.deep.equal([{ goal: 'joined', value: 40, currency: 'EUR' }]);
    const goals = chat.envelopes.filter(({ type }) => type === 'goal.completed');
    expect(goals).to.have.length(1);
    expect(goals[0]).to.deep.include({
      goal: { id: 'joined', value: 40, currency: 'EUR' },
      submission: submitted(chat)[0]!.id,
      answers: {},
    });
    expect(goals[0]!.contact.email).to.equal(null);
    expect(chat.lines.filter((line) => line === 'In!')).to.have.length(3);
    expect(chat.lines.indexOf('In!')).to.be.below(chat.lines.indexOf('[celebrate theme]'));
  });

  for (const [step, shape] of [
    [{ goal: 'a' }, undefined],
    [{ goal: 'a', celebrate: 'none' }, undefined],
    [{ goal: 'a', celebrate: 'stars' }, 'stars'],
    [{ celebrate: 'hearts' }, 'hearts'],
    [{ celebrate: true }, 'theme'],
  ] as const) {
    it(`${JSON.stringify(step)} celebrates ${shape ?? 'nothing'}`, () => {
      expect(
        drive(steps(step))
          .of('celebrate')
          .map((effect) => effect.shape),
      ).to.deep.equal(shape ? [shape] : []);
    });
  }
});

describe('a share card', () => {
  const flow = steps(
    { ask: 'Go?', options: ['y'] },
    {
      share: 'https://x.example/?ref={code}',
      text: 'Come, says {name}',
      via: ['native', 'copy'],
      as: 'shared',
      skip: 'Later',
      button: 'Share',
    },
    { say: 'Thanks!', when: 'shared is set' },
    { ask: 'More?' },
  );
  const open = () => drive(flow, { values: { code: 'A 1', name: 'Anna' } }).answer('y');

  it('waits to be used, tells and delivers the channel, and stays usable', () => {
    const chat = open();
    expect(chat.question).to.deep.equal({
      kind: 'card',
      step: 'main/1',
      count: 2,
      problems: [],
      entry: 3,
      skip: 'Later',
    });
    expect(chat.entries[2]).to.deep.include({
      kind: 'share',
      url: 'https://x.example/?ref=A%201',
      via: ['native', 'copy'],
      values: { name: 'Anna' },
    });
    chat.send({ type: 'used', entry: 3, value: 'copy' });
    expect(chat.lines.slice(2)).to.deep.equal(['[share https://x.example/?ref=A%201 native copy]', 'Thanks!', 'More?']);
    chat.send({ type: 'used', entry: 3, value: 'whatsapp' });
    expect(chat.question?.step).to.equal('main/3');
    expect(chat.state.vars.shared).to.equal('whatsapp');
    expect(chat.events('share')).to.deep.equal([
      { channel: 'copy', step: 'main/1' },
      { channel: 'whatsapp', step: 'main/1' },
    ]);
    expect(chat.envelopes.filter(({ type }) => type === 'share.intended').map(({ share }) => share)).to.deep.equal([
      { channel: 'copy', url: 'https://x.example/?ref=A%201' },
      { channel: 'whatsapp', url: 'https://x.example/?ref=A%201' },
    ]);
  });

  it('may be skipped where it says so', () => {
    const chat = open();
    const { state } = chat;
    expect(chat.answer('x').state).to.equal(state);
    expect(chat.answer(null).lines.slice(3)).to.deep.equal(['> Later', 'More?']);
    const fixed = drive(steps({ share: '/x' }));
    const waiting = fixed.state;
    expect(fixed.answer(null).state).to.equal(waiting);
    expect(fixed.lines).to.deep.equal(['[share /x native copy whatsapp sms mail]']);
  });

  it('is no other entry', () => {
    const chat = open(),
      { state } = chat;
    for (const entry of [0, 1, 99, -5, 1.5]) chat.send({ type: 'used', entry, value: 'copy' });
    expect(chat.state).to.equal(state);
  });

  it('is not shown with nothing to share', () => {
    const chat = drive(steps({ share: '{link}', as: 'shared' }, 'On'));
    expect(chat.lines).to.deep.equal(['On']);
    expect(chat.reports).to.deep.equal(['missing-value main/0']);
  });
});

describe('a visitor who leaves in the middle', () => {
  const list = [
    { ask: 'Name?', as: 'name', autocomplete: 'given-name' },
    { consent: 'You may keep this.', as: 'keep', no: 'No' },
    { ask: 'Mail?', as: 'mail', type: 'email' },
    { submit: true },
    { ask: 'Anything else?', as: 'more' },
  ];
  const abandoned = (chat: ReturnType<typeof drive>) => chat.envelopes.filter(({ type }) => type === 'flow.abandoned');
  const left = (...answers: Answer[]) => {
    const chat = drive(steps(...list)).answer(...answers);
    chat.send({ type: 'left' });
    return chat;
  };

  it('leaves behind what they said so far, with the consent that allows it and the step at which they stopped', () => {
    const [envelope, ...more] = abandoned(left('Anna', true));
    expect(more).to.deep.equal([]);
    expect(envelope).to.deep.include({ step: 'main/2', answers: { name: 'Anna', keep: true } });
    expect(envelope!.contact.firstName).to.equal('Anna');
    expect(envelope!.consents.map(({ id, granted, text }) => [id, granted, text])).to.deep.equal([
      ['keep', true, 'You may keep this.'],
    ]);
  });

  it('leaves nothing behind before a consent, after a refused one, or once all is sent', () => {
    for (const answers of [
      [],
      ['Anna'],
      ['Anna', false],
      ['Anna', true, 'anna@example.com'],
      ['Anna', true, 'anna@example.com', 'No'],
    ]) {
      expect(abandoned(left(...answers)), answers.join()).to.deep.equal([]);
    }
  });

  it('leaves it once, however often they come and go, and may still send all of it', () => {
    const chat = left('Anna', true);
    chat.send({ type: 'left' });
    chat.answer('anna@example.com');
    chat.send({ type: 'left' });
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started', 'flow.abandoned', 'form.submitted']);
  });
});

describe('the VIP conversation', () => {
  it('goes all the way, in two languages', () => {
    for (const [lang, last] of [
      ['en', 'Until then!'],
      ['nl', 'Tot dan!'],
    ] as const) {
      const chat = drive(vipFlow, {
        lang,
        submit: ({ id }) => ({
          type: 'delivered',
          id,
          reply: { code: 'VIP-1', shareLink: 'https://x.example/?ref=VIP-1' },
        }),
      });
      const [first] = chat.choices;
      chat.answer(first!, 'Anna', 'anna', 'anna@example.com', true);
      expect(chat.question?.kind).to.equal('card');
      chat.send({ type: 'used', entry: (chat.question as { entry: number }).entry, value: 'whatsapp' });
      expect(chat.lines.at(-1)).to.equal(last);
      expect(chat.envelopes.map(({ type }) => type)).to.deep.equal([
        'flow.started',
        'form.submitted',
        'goal.completed',
        'share.intended',
        'goal.completed',
        'flow.completed',
      ]);
      expect(chat.of('celebrate')).to.have.length(1);
      expect(chat.lines.join()).not.to.match(/[{}]/);
    }
  });
});

describe('a goal after a submission', () => {
  const list: unknown[] = [
    { ask: 'Name?', as: 'name' },
    { submit: true, save: { code: 'code' }, fail: ['Oops.'] },
    { goal: { id: 'joined', value: '= 40' }, celebrate: 'confetti', say: "You're in, {name}!" },
    { reward: 'Your code', code: '{code}' },
    { ask: 'How did you hear of us?', as: 'how' },
    'Bye.',
  ];
  const kept: DriveOptions = { submit: ({ id }) => ({ type: 'kept', id }) };
  const festive = (chat: ReturnType<typeof drive>) => ({
    lines: chat.lines.filter((line) => /You're in|celebrate|reward/.test(line)),
    effects: chat.of('celebrate').length,
    events: chat.events('goal').length,
    envelopes: chat.envelopes.filter(({ type }) => type === 'goal.completed').length,
  });
  const none = { lines: [], effects: 0, events: 0, envelopes: 0 };
  const all = {
    lines: ["You're in, Anna!", '[celebrate confetti]', '[reward Your code  ]'],
    effects: 1,
    events: 1,
    envelopes: 1,
  };

  it('is reached at once when that arrives at once', () => {
    const chat = drive(steps(...list), {
      submit: ({ id }) => ({ type: 'delivered', id, reply: { code: 'C1' } }),
    }).answer('Anna');
    expect(festive(chat)).to.deep.equal(all);
    expect(chat.lines).not.to.include('[awaited]');
  });

  for (const [what, options] of [
    ['is kept', kept],
    ['may have arrived or not', { submit: ({ id }) => ({ type: 'unclear', id, status: 200 }) }],
  ] as readonly [string, DriveOptions][])
    it(`that ${what} waits: honest words, no word of the goal, and all of it once when it is delivered`, () => {
      const chat = drive(steps(...list), options).answer('Anna');
      const { id } = submitted(chat)[0]!;
      expect(festive(chat)).to.deep.equal(none);
      expect(chat.lines.filter((line) => line === '[awaited]')).to.have.length(1);
      expect(chat.question?.step, 'the talk goes on').to.equal('main/4');
      chat.send({ type: 'delivered', id, reply: { code: 'C1' } });
      expect(festive(chat)).to.deep.equal(all);
      expect(chat.question?.step).to.equal('main/4');
      chat.send({ type: 'delivered', id, reply: { code: 'C2' } });
      expect(chat.answer('A friend').lines.at(-1)).to.equal('Bye.');
      expect(festive(chat)).to.deep.equal(all);
      const goal = chat.envelopes.find(({ type }) => type === 'goal.completed')!;
      expect(goal).to.deep.include({ submission: id, goal: { id: 'joined', value: 40, currency: null } });
      expect(goal.step).to.equal('main/2');
    });

  it('tells the page in order: submitted, the words, the goal', () => {
    const chat = drive(steps(...list), kept).answer('Anna', 'A friend');
    const { id } = submitted(chat)[0]!;
    const order = chat
      .send({ type: 'delivered', id, reply: {} })
      .map((effect) => (effect.type === 'emit' ? effect.event : effect.type));
    expect(order).to.deep.equal(['submitted', 'message', 'deliver', 'goal', 'celebrate']);
    expect(chat.state.pending?.kind).to.equal('end');
  });

  it('is not reached by a refusal, which leads to its own way without a promise', () => {
    const chat = drive(steps(...list), {
      submit: ({ id }) => ({ type: 'refused', id, status: 403, reply: {} }),
    }).answer('Anna');
    expect(festive(chat)).to.deep.equal(none);
    expect(chat.lines).to.include('Oops.').and.not.to.include('[awaited]');
    chat.send({ type: 'delivered', id: submitted(chat)[0]!.id, reply: { code: 'C1' } });
    expect(festive(chat), 'sent once more by hand').to.deep.equal(all);
  });

  it('is not reached by a lead that is given up', () => {
    const chat = drive(steps(...list), kept).answer('Anna');
    const { id } = submitted(chat)[0]!;
    chat.send({ type: 'unsent', id, reason: 'given-up' });
    expect(festive(chat)).to.deep.equal(none);
    expect(chat.state.deliveries).to.deep.equal({ [id]: 'refused' });
  });

  it('is reached in a preview, where nothing is sent', () => {
    const chat = drive(steps(...list), {
      submit: ({ id }) => ({ type: 'unsent', id, reason: 'preview' }),
    }).answer('Anna');
    expect(festive(chat)).to.deep.include({ effects: 1, events: 1 });
  });

  it('that was reached in a preview is not reached again when its submission is sent after all', () => {
    const chat = drive(steps(...list), kept).answer('Anna');
    const { id } = submitted(chat)[0]!;
    chat.send({ type: 'unsent', id, reason: 'preview' });
    chat.send({ type: 'delivered', id, reply: { code: 'C1' } });
    const { lines, ...told } = festive(chat);
    expect(lines).to.have.length(all.lines.length);
    expect(told).to.deep.equal({ effects: 1, events: 1, envelopes: 1 });
  });

  for (const step of [
    { celebrate: 'hearts', say: 'Hooray!' },
    { goal: 'joined', reward: 'A pass', title: 'Hooray!' },
    { goal: 'joined', say: 'Hooray!', ask: 'Another?', options: ['y'] },
  ])
    it(`${JSON.stringify(step)} says nothing of it before`, () => {
      const chat = drive(steps({ ask: 'Name?', as: 'name' }, { submit: true }, step), kept).answer('Anna');
      expect(chat.lines.join()).not.to.match(/Hooray|celebrate/);
      expect(chat.question?.step).to.equal('ask' in step ? 'main/2' : undefined);
      chat.send({ type: 'delivered', id: submitted(chat)[0]!.id, reply: {} });
      expect(chat.lines.join()).to.match(/Hooray/);
      expect(chat.events('goal')).to.have.length('goal' in step ? 1 : 0);
    });

  it('comes at once where the flow says that kept is enough', () => {
    const flow = flowOf({ flow: 'x', goals: 'kept', parts: { main: list } });
    expect(festive(drive(flow, kept).answer('Anna'))).to.deep.include({ effects: 1, events: 1, envelopes: 1 });
  });

  it('before any submission is nobody’s but its own', () => {
    const chat = drive(steps({ ask: 'Go?' }, { goal: 'seen', celebrate: true }, { submit: true }), kept).answer('y');
    expect(chat.events('goal')).to.have.length(1);
    expect(chat.lines).not.to.include('[awaited]');
  });
});
