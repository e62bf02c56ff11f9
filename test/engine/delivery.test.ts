import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Json } from '../../src/shared/json.ts';
import type { ChatInput } from '../../src/engine/input.ts';
import type { Envelope } from '../../src/engine/envelope.ts';
import { drive, START, type DriveOptions } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

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

  it('tells which questions were answered and how long each took, and which one is open', () => {
    const [started] = drive(steps('Hi!', ...form)).answer('Anna').envelopes;
    expect(started!.steps).to.deep.equal([{ step: 'main/1', seconds: null }]);
    // Each input of the test's drive comes a second after the one before.
    expect(submitted(filled())[0]!.steps).to.deep.equal([
      { step: 'main/0', seconds: 1 },
      { step: 'main/1', seconds: 1 },
    ]);
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
      steps: [
        { step: 'main/0', seconds: 1 },
        { step: 'main/1', seconds: 1 },
      ],
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

  it('says the page without the token of a personal link, and all else of its address', () => {
    for (const [url, told] of [
      ['https://x.example/p?i=T0ken', 'https://x.example/p'],
      ['https://x.example/p?a=1&i=T0ken&i=again&b=2#end', 'https://x.example/p?a=1&b=2#end'],
      ['https://x.example/p?i=T0ken&a=1', 'https://x.example/p?a=1'],
      ['https://x.example/#/offer?a=1&i=T0ken', 'https://x.example/#/offer?a=1'],
      ['https://x.example/#i=T0ken', 'https://x.example/'],
      ['https://x.example/p?id=7&hi=1', 'https://x.example/p?id=7&hi=1'],
    ])
      expect(submitted(filled({ context: { page: { url: url!, title: '' } } }))[0]!.page.url).to.equal(told);
  });

  it('says the page without any parameter from which the flow has kept the token', () => {
    const url = 'https://x.example/p?vip=T0ken%21&a=1&b=T0kenless#/offer?vip=T0ken!';
    const vars = { invitation: { query: 'vip' } };
    const chat = drive(flowOf({ flow: 'test', vars, parts: { main: form } }), {
      context: { page: { url, title: '' }, query: { vip: 'T0ken!' } },
    }).answer('Anna', 'anna@example.com');
    expect(submitted(chat)[0]!.page.url).to.equal('https://x.example/p?a=1&b=T0kenless#/offer');
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
