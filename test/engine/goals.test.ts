import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive, type DriveOptions } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

const submitted = (chat: ReturnType<typeof drive>) => chat.envelopes.filter(({ type }) => type === 'form.submitted');

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
