import { describe, it } from 'node:test';
import { expect } from 'chai';
import { allWorks, newState, transition } from '../../src/engine/engine.ts';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('saying', () => {
  it('says texts and shows pictures in order, one message after the other', () => {
    const chat = drive(
      steps(
        'Hi **{brand}**',
        { say: 'Look:', image: '/a.webp?c={code}', alt: 'A {code}', link: 'https://x.example' },
        { image: '/b.webp' },
      ),
      { values: { code: 'x y' } },
    );
    expect(chat.lines).to.deep.equal([
      'Hi Nordlys',
      'Look:',
      '[image /a.webp?c=x%20y A x y → https://x.example]',
      '[image /b.webp ]',
    ]);
    expect(chat.events('message')).to.deep.equal([
      { entry: 1, text: 'Hi Nordlys' },
      { entry: 2, text: 'Look:' },
    ]);
    expect(chat.entries.map(({ id, step }) => [id, step])).to.deep.equal([
      [1, 'main/0'],
      [2, 'main/1'],
      [3, 'main/1'],
      [4, 'main/2'],
    ]);
  });

  it('keeps what its placeholders stood for, so that another language reads the same conversation', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [{ set: { n: 1 } }, 'Hi {name}', { set: { name: 'Ben' } }, { ask: 'Well?' }] },
      texts: { nl: { 'Hi {name}': 'Hoi {name} ({n})' } },
    });
    const chat = drive(flow, { values: { name: 'Anna' } });
    chat.send({ type: 'settings', settings: { ...chat.settings, lang: 'nl' } });
    expect(chat.lines).to.deep.equal(['Hoi Anna (1)', 'Well?']);
    expect(chat.question?.count).to.equal(1);
  });

  it('tells the author once of a name without value', () => {
    const chat = drive(steps('Hi {nobody}', { ask: 'Again?', options: [{ label: 'Yes', then: 'main' }] })).answer(
      'Yes',
      'Yes',
    );
    expect(chat.lines.filter((line) => line === 'Hi')).to.have.length(3);
    expect(chat.reports).to.deep.equal(['missing-value main/0']);
  });

  it('leaves out a step whose condition does not hold, with all that is in it', () => {
    const chat = drive(
      steps(
        { say: 'No', when: 'x is set', goal: 'g', celebrate: true, go: 'main', image: '/a' },
        { say: 'Yes', when: 'x is empty' },
        { note: 'for authors' },
      ),
    );
    expect(chat.lines).to.deep.equal(['Yes']);
    expect(chat.state.goals).to.deep.equal([]);
  });
});

describe('pace', () => {
  const pace = { perCharacter: 10, most: 200, between: 100 };
  it('types before every message but the first, as long as the message, with an end', () => {
    const chat = drive(steps('First', '12345', 'x'.repeat(100), { image: '/a' }, { ask: '1234567890' }), { pace });
    expect(chat.of('pause').map(({ ms }) => ms)).to.deep.equal([150, 300, 100, 200]);
    expect(chat.lines).to.have.length(5);
  });

  it('waits before a step as many seconds as it says, at most ten', () => {
    const chat = drive(
      steps('First', { wait: 2, say: '12345' }, { wait: 671 }, { wait: '= n * 2' }, { wait: 'soon' }, { wait: -1 }),
      { pace, values: { n: 3 } },
    );
    expect(chat.of('pause').map(({ ms }) => ms)).to.deep.equal([2000, 150, 10_000, 6000]);
  });

  it('does not pause at all when it is instant', () => {
    expect(drive(steps('First', { wait: 5, say: 'Second' })).of('pause')).to.deep.equal([]);
  });

  it('goes on only when its own pause is over', () => {
    const chat = drive(steps('First', 'Second', 'Third'), { pace, slow: true });
    const { pending } = chat.state;
    expect(pending).to.deep.equal({ kind: 'pause', key: 1, ms: 160, typing: true });
    const before = chat.state;
    for (const act of [
      { type: 'elapsed', key: 0 },
      { type: 'elapsed', key: 2 },
      { type: 'answer', value: 'x' },
      { type: 'responded', key: 1, reply: {} },
      { type: 'failed', key: 1, reason: '' },
    ] as const) {
      expect(chat.send(act)).to.deep.equal([]);
      expect(chat.state).to.equal(before);
    }
    chat.send({ type: 'elapsed', key: 1 });
    expect(chat.lines).to.deep.equal(['First', 'Second']);
    chat.send({ type: 'elapsed', key: 1 });
    expect(chat.lines).to.deep.equal(['First', 'Second']);
  });
});

describe('set', () => {
  it('keeps values as they stand, fills placeholders, and works out sums', () => {
    const chat = drive(
      steps({
        set: {
          a: 5,
          b: '= a + 1',
          c: 'Hi {name} **x**',
          d: [1, { e: null }],
          f: true,
          g: '= nothing',
          h: '= 1 / 0',
          i: '\\{x\\}',
        },
      }),
      { values: { name: 'A&B' } },
    );
    expect(chat.state.vars).to.deep.equal({
      name: 'A&B',
      a: 5,
      b: 6,
      c: 'Hi A&B **x**',
      d: [1, { e: null }],
      f: true,
      g: null,
      h: null,
      i: '{x}',
    });
  });

  it('never touches what the page knows', () => {
    const chat = drive(steps({ set: { query: 'x', page: 1 } }, 'ref {query.ref}'), {
      context: { query: { ref: 'R1' } },
    });
    expect(chat.lines).to.deep.equal(['ref R1']);
  });
});

describe('variables', () => {
  it('begin with what the author and the page say, and take over declared query parameters, cut to length', () => {
    const flow = flowOf({
      flow: 'x',
      vars: {
        a: 1,
        b: '= a + 1',
        from: { query: 'from', max: 3 },
        other: { query: 'gone', default: 'd' },
        none: { query: 'gone' },
        long: { query: 'long' },
      },
      parts: { main: ['Hi'] },
    });
    const { vars } = drive(flow, {
      values: { c: 3 },
      context: { query: { from: '👋👋👋👋', long: 'x'.repeat(300), undeclared: 'u' } },
    }).state;
    expect(vars).to.deep.equal({ a: 1, b: 2, from: '👋👋👋', other: 'd', none: null, long: 'x'.repeat(200), c: 3 });
  });

  it('know the time', () => {
    const chat = drive(steps({ set: { now: '= now', day: '= today' } }));
    expect(chat.state.vars.now).to.equal(new Date(chat.now).toISOString());
    expect(chat.state.vars.day).to.match(/^2027-0[12]-\d\d$/);
  });
});

describe('if', () => {
  const flow = flowOf({
    flow: 'x',
    parts: {
      main: [
        { if: 'n > 5', then: ['more', { if: "c = 'x'", then: ['inner'], else: ['outer'] }], else: 'less' },
        'after',
        {
          if: [
            { when: 'n = 1', then: ['one'] },
            { when: 'n = 2', then: 'two' },
          ],
          else: ['else'],
        },
        'end',
      ],
      less: ['less'],
      two: ['two'],
    },
  });
  for (const [values, lines] of [
    [{ n: 6, c: 'x' }, ['more', 'inner', 'after', 'else', 'end']],
    [{ n: 9 }, ['more', 'outer', 'after', 'else', 'end']],
    [{ n: 1 }, ['less']],
  ] as const)
    it(`takes the way for ${JSON.stringify(values)} and comes back`, () => {
      expect(drive(flow, { values }).lines).to.deep.equal(lines);
    });

  it('takes the first branch that holds', () => {
    const cases = steps({
      if: [
        { when: 'n > 1', then: ['a'] },
        { when: 'n > 0', then: ['b'] },
      ],
      else: ['c'],
    });
    expect([5, 1, 0].map((n) => drive(cases, { values: { n } }).lines)).to.deep.equal([['a'], ['b'], ['c']]);
  });

  it('goes on with the next line where there is no way for it', () => {
    expect(
      drive(steps({ if: 'x is set', then: ['no'] }, { if: 'x is empty', else: ['no'] }, 'yes')).lines,
    ).to.deep.equal(['yes']);
  });
});

describe('going somewhere', () => {
  it('goes to parts, to steps inside parts, and into lists inside steps, and carries on below them', () => {
    const flow = flowOf({
      flow: 'x',
      parts: {
        main: ['a', { go: 'deep' }, 'never'],
        other: [{ if: 'no is set', then: ['skipped', { say: 'deep', id: 'deep' }, 'below'] }, 'after', { go: 'mid' }],
        third: ['skipped', { say: 'mid', id: 'mid' }],
      },
    });
    expect(drive(flow).lines).to.deep.equal(['a', 'deep', 'below', 'after', 'mid']);
  });

  it('does the way of a step before its go', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [{ say: 'a', if: 'x is empty', then: ['b'], go: 'next' }, 'never'], next: ['c'] },
    });
    expect(drive(flow).lines).to.deep.equal(['a', 'b', 'c']);
  });

  it('returns to where the last jump came from, one after the other', () => {
    const flow = flowOf({
      flow: 'x',
      parts: {
        main: ['a', { go: 'one' }, 'e', { return: true }, 'f'],
        one: ['b', { go: 'two' }, 'd', { return: true }],
        two: ['c', { return: true }],
      },
    });
    expect(drive(flow).lines).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('remembers the last twenty ways back and no more', () => {
    const flow = flowOf({ flow: 'x', parts: { main: [{ ask: 'Again?', options: [{ label: 'y', then: 'main' }] }] } });
    const chat = drive(flow).answer(...Array.from({ length: 30 }, () => 'y'));
    expect(chat.state.returns).to.have.length(20);
  });

  it('tells the author of a place that is not there, and goes on', () => {
    const chat = drive(steps({ go: 'nowhere' }, { ask: 'x', options: [{ label: 'a', then: 'gone' }] }, 'b')).answer(
      'a',
    );
    expect(chat.lines).to.deep.equal(['x', '> a', 'b']);
    expect(chat.reports).to.deep.equal(['unknown-target main/0', 'unknown-target main/1']);
  });

  for (const name of ['constructor', '__proto__', 'toString'])
    it(`finds no place called ${name} that the author did not write`, () => {
      expect(drive(steps({ go: name }, 'b')).lines).to.deep.equal(['b']);
    });

  it("begins at a part of the page's choice, else of the author's, else at the first", () => {
    const flow = flowOf({ flow: 'x', start: 'b', parts: { a: ['A'], b: ['B', { say: 'C', id: 'c' }] } });
    expect(drive(flow).lines).to.deep.equal(['B', 'C']);
    expect(drive(flow, { part: 'a' }).lines).to.deep.equal(['A']);
    expect(drive(flow, { part: 'c' }).lines).to.deep.equal(['C']);
    const lost = drive(flow, { part: 'gone' });
    expect(lost.lines).to.deep.equal(['B', 'C']);
    expect(lost.reports).to.deep.equal(['unknown-target ']);
    expect(drive(flowOf({ flow: 'x', parts: { a: ['A'], b: ['B'] } })).lines).to.deep.equal(['A']);
  });

  it('ends at the end of a part, or where it says so', () => {
    const chat = drive(steps('a', { if: 'x is empty', then: ['b', { end: true }, 'never'] }, 'never'));
    expect(chat.lines).to.deep.equal(['a', 'b']);
    expect(chat.state.pending).to.deep.equal({ kind: 'end' });
    expect(chat.state.at).to.deep.equal([]);
    expect(chat.events('end')).to.deep.equal([{ step: 'main/1/then/1' }]);
  });
});

describe('an endless loop without a question', () => {
  it('is stopped and told, and the conversation ends', () => {
    const chat = drive(
      flowOf({ flow: 'x', parts: { main: ['a', { go: 'round' }], round: [{ set: { n: 1 } }, { go: 'round' }] } }),
    );
    expect(chat.state.pending).to.deep.equal({ kind: 'end' });
    expect(chat.reports)
      .to.have.length(1)
      .and.to.satisfy(([report]: string[]) => report!.startsWith('endless-loop round/'));
  });

  it('is stopped too where it pauses in between', () => {
    const flow = steps({ say: 'Hi', go: 'main' }),
      stamp = { at: 1, uuid: '', chance: 0 };
    const settings = { lang: 'en', tone: '', brand: '', pace: { perCharacter: 1, most: 1, between: 1 } };
    let [state] = transition(
      flow,
      newState(flow, '', settings),
      { type: 'start', context: {}, session: 's', ...stamp },
      allWorks,
    );
    while (state.pending?.kind === 'pause')
      [state] = transition(flow, state, { type: 'elapsed', key: state.pending.key, ...stamp }, allWorks);
    expect(state.pending).to.deep.equal({ kind: 'end' });
    expect(state.transcript.flat().filter(({ kind }) => kind === 'say')).to.have.length(1000);
    expect(state.transcript.flat().at(-1)?.kind, 'words for the visitor').to.equal('unavailable');
  });

  it('is none where a visitor answers every time', () => {
    const chat = drive(
      steps({ ask: 'a', as: 'n', options: ['x'] }, ...Array.from({ length: 300 }, () => ({ set: { n: 1 } })), {
        go: 'main',
      }),
    );
    for (let round = 0; round < 6; round++) chat.answer('x');
    expect(chat.question).not.to.equal(null);
    expect(chat.reports).to.deep.equal([]);
  });
});

describe('split', () => {
  const flow = steps({
    split: [
      { share: 1, name: 'a', then: ['A'] },
      { share: 3, name: 'b', then: ['B'] },
    ],
    name: 'test',
  });
  for (const [chance, line] of [
    [0, 'A'],
    [0.24, 'A'],
    [0.25, 'B'],
    [0.99, 'B'],
  ] as const)
    it(`takes ${line} by chance ${chance}`, () => {
      expect(drive(flow, { chance }).lines).to.deep.equal([line]);
    });

  it('stays with the arm of the same name', () => {
    const again = steps(
      {
        split: [
          { share: 1, name: 'a', then: ['A'] },
          { share: 1, name: 'b', then: ['B'] },
        ],
        name: 't',
      },
      { ask: 'x', options: [{ label: 'y', then: 'main' }] },
    );
    const chat = drive(again, { chance: 0.9, values: { t: 'a' } }).answer('y');
    expect(chat.lines.filter((line) => /^[AB]$/.test(line))).to.deep.equal(['A', 'A']);
  });

  it('decides several splits in a row independently, and names the last one in what is sent', () => {
    const pair = [
      { share: 1, then: ['0'] },
      { share: 1, then: ['1'] },
    ];
    const seen = new Set(
      [0.1, 0.3, 0.6, 0.9].map((chance) => drive(steps({ split: pair }, { split: pair }), { chance }).lines.join('')),
    );
    expect([...seen].sort()).to.deep.equal(['00', '01', '10', '11']);
    const sent = drive(
      steps(
        {
          split: [
            { share: 0, then: [] },
            { share: 1, name: 'b', then: [] },
          ],
        },
        { ask: 'x' },
        { submit: true },
      ),
    ).answer('y');
    expect(sent.envelopes.at(-1)!.flow.variant).to.equal('b');
  });
});

describe('request', () => {
  const flow = steps(
    {
      request: '/api/{kind}',
      method: 'PUT',
      query: { code: '= query.ref', kind: '{kind}' },
      headers: { 'X-Kind': '{kind}' },
      send: ['kind', 'query.ref', 'gone'],
      save: { first: 'person.names.0', all: '', no: 'a.b.c' },
      timeout: 3,
      fail: ['failed'],
    },
    'then {first}',
    { ask: 'Done?' },
  );
  const options = { values: { kind: 'a/b' }, context: { query: { ref: 'R1' } } };

  it('asks the endpoint and brings the answer into variables', () => {
    const chat = drive(flow, { ...options, request: () => ({ person: { names: ['Anna'] } }) });
    expect(chat.of('request')).to.deep.equal([
      {
        type: 'request',
        key: 1,
        name: '/api/a%2Fb',
        method: 'PUT',
        query: { code: 'R1', kind: 'a/b' },
        headers: { 'X-Kind': 'a/b' },
        body: { kind: 'a/b', 'query.ref': 'R1' },
        timeout: 3000,
      },
    ]);
    expect(chat.lines).to.deep.equal(['then Anna', 'Done?']);
    expect(chat.state.vars).to.deep.include({ first: 'Anna', all: { person: { names: ['Anna'] } }, no: null });
  });

  it('brings what a campaign’s endpoint tells beside the campaign’s id and role, which stay the flow’s', () => {
    const told = { id: 'another', role: 'owner', terms: 'Up to 3 friends.\n• Once.', event: { place: 'Oslo' } };
    const asked = drive(
      steps(
        { request: '/api/campaign', query: { tone: '= tone' }, save: { campaign: '' } },
        '{campaign.id} {campaign.role}: {campaign.terms}',
        '{campaign.event.place}',
      ),
      { context: { campaign: { id: 'vip', role: 'friend' } }, tone: 'formal', request: () => told },
    );
    expect(asked.of('request')[0]!.query).to.deep.equal({ tone: 'formal' });
    expect(asked.lines).to.deep.equal(['vip friend: Up to 3 friends.\n• Once.', 'Oslo']);
    const failed = drive(steps({ request: '/x', save: { campaign: '' } }, '{campaign.id}: {campaign.terms|none}'), {
      context: { campaign: { id: 'vip', role: 'friend' } },
      request: () => new Error('HTTP 500'),
    });
    expect(failed.lines).to.deep.equal(['vip: none']);
  });

  it('goes where a failure leads, else on with empty values', () => {
    const chat = drive(flow, {
      ...options,
      values: { ...options.values, first: 'old' },
      request: () => new Error('HTTP 500'),
    });
    expect(chat.lines).to.deep.equal(['failed', 'then', 'Done?']);
    const plain = drive(steps({ request: 'x', save: { a: 'a' } }, 'on'), { request: () => new Error('HTTP 500') });
    expect(plain.lines).to.deep.equal(['on']);
    expect(plain.of('report')[0]).to.deep.include({ code: 'request-failed', step: 'main/0', message: 'HTTP 500' });
  });

  it('is a GET with nothing but its name where nothing else is said', () => {
    const chat = drive(steps({ request: 'products' }));
    expect(chat.of('request')).to.deep.equal([
      { type: 'request', key: 1, name: 'products', method: 'GET', query: {}, headers: {}, timeout: 10_000 },
    ]);
  });

  it('waits for its own answer only', () => {
    const chat = drive(flow, { ...options, request: () => undefined }),
      { state } = chat;
    expect(state.pending).to.deep.equal({ kind: 'request', key: 1, step: 'main/0' });
    chat.send({ type: 'responded', key: 2, reply: {} });
    chat.send({ type: 'failed', key: 0, reason: 'x' });
    chat.send({ type: 'elapsed', key: 1 });
    chat.send({ type: 'answer', value: 'x' });
    expect(chat.state).to.equal(state);
    chat.send({ type: 'responded', key: 1, reply: {} });
    chat.send({ type: 'responded', key: 1, reply: {} });
    expect(chat.lines).to.deep.equal(['then', 'Done?']);
  });
});

describe('open, track, reward', () => {
  it('leaves for an address, or shows a card for it where it has a title', () => {
    const chat = drive(
      steps(
        { open: '/a?x={q}' },
        { open: '{url}', in: 'same', title: 'Go {q}' },
        { open: '{none}' },
        { open: '/p', in: 'panel' },
      ),
      { values: { q: 'a b', url: 'https://x.example/?y' } },
    );
    expect(chat.lines).to.deep.equal([
      '[open /a?x=a%20b  in tab]',
      '[open https://x.example/?y Go a b in same]',
      '[open /p  in tab]',
    ]);
    expect(chat.of('open')).to.deep.equal([
      { type: 'open', url: '/a?x=a%20b', in: 'tab' },
      { type: 'open', url: '/p', in: 'tab' },
    ]);
  });

  it('tells what is tracked', () => {
    const chat = drive(steps({ track: 'seen', data: { n: '= a + 1', who: '{name}' } }), {
      values: { a: 1, name: 'A' },
    });
    expect(chat.events('track')).to.deep.equal([{ name: 'seen', data: { n: 2, who: 'A' } }]);
  });

  it('shows a reward with its values, and none that is empty', () => {
    const chat = drive(
      steps(
        {
          reward: '{code}',
          title: 'For {name}',
          text: 'Show it',
          until: '{day}',
          code: 'C-{code}',
          open: '/r/{code}',
          kind: 'voucher',
          button: 'Use',
        },
        { reward: '{gone}', title: 'Nothing' },
      ),
      { values: { code: 'A B', name: 'Anna', day: '2027-03-04' } },
    );
    expect(chat.lines).to.deep.equal(['[reward A B For Anna Show it]']);
    expect(chat.entries[0]).to.deep.include({
      code: 'C-A B',
      until: '2027-03-04',
      open: '/r/A%20B',
      rewardKind: 'voucher',
    });
    expect(chat.reports).to.deep.equal(['missing-value main/1']);
  });
});

describe('what this build cannot do', () => {
  for (const [verb, step] of Object.entries({
    file: { file: '/f.pdf', say: 'A colleague comes.', go: 'next' },
    hologram: { ask: 'Wave', type: 'hologram', as: 'name', say: 'A colleague comes.', go: 'next' },
  })) {
    it(`is passed over and told once: ${verb}`, () => {
      const chat = drive(
        flowOf({
          flow: 'x',
          parts: { main: [step, 'never'], next: ['next', { ask: 'again?', options: [{ label: 'y', then: 'main' }] }] },
        }),
      ).answer('y');
      expect(chat.lines).to.deep.equal([
        'A colleague comes.',
        'next',
        'again?',
        '> y',
        'A colleague comes.',
        'next',
        'again?',
      ]);
      expect(chat.reports).to.deep.equal(['unsupported main/0']);
      expect(Object.keys(chat.state.vars)).to.deep.equal([]);
    });
  }

  it('leaves a field out of its bubble, and the bubble out where no field is left', () => {
    const chat = drive(
      steps(
        {
          ask: 'a',
          fields: [
            { as: 'd', type: 'hologram' },
            { as: 'n', label: 'Name' },
          ],
        },
        { ask: 'b', fields: [{ as: 'd', type: 'hologram' }] },
        'end',
      ),
    ).answer({ n: 'Anna' });
    expect(chat.lines).to.deep.equal(['a', '> Name: Anna', 'end']);
    expect(chat.reports).to.deep.equal(['unsupported main/0/fields/0', 'unsupported main/1/fields/0']);
  });
});

describe('the page', () => {
  it('sets variables, says something, and sends the conversation somewhere', () => {
    const chat = drive(
      flowOf({
        flow: 'x',
        parts: { main: [{ ask: 'Name?', as: 'name' }, 'Bye {name}'], side: ['Side {n}', { return: true }] },
      }),
    );
    chat.send({ type: 'set', values: { n: 7 } });
    chat.send({ type: 'say', text: 'By the way, {n}.' });
    expect(chat.question?.step).to.equal('main/0');
    chat.send({ type: 'go', to: 'side' });
    expect(chat.lines).to.deep.equal(['Name?', 'By the way, 7.', 'Side 7', 'Name?']);
    chat.answer('Anna');
    expect(chat.lines.at(-1)).to.equal('Bye Anna');
    expect(chat.entries[1]!.step).to.equal('');
  });

  it('is told of a place that is not there, and the question stays open', () => {
    const chat = drive(steps({ ask: 'Name?' }));
    chat.send({ type: 'go', to: 'gone' });
    expect(chat.reports).to.deep.equal(['unknown-target main/0']);
    expect(chat.question?.step).to.equal('main/0');
  });

  it('is not counted as finished where it breaks off', () => {
    const main = [{ ask: 'Name?' }, { ask: 'Shall we?', options: [{ label: 'Yes', then: 'gone' }] }];
    const chat = drive(flowOf({ flow: 'x', parts: { main, silent: [{ set: { n: 1 } }], bye: ['Bye'] } })).answer('x');
    chat.answer('Yes');
    expect(chat.lines.at(-1)).to.equal('[unavailable]');
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started']);
    expect(chat.state.completed).not.to.equal(true);
    for (const act of [
      { type: 'say', text: 'Call us.' },
      { type: 'set', values: { n: 1 } },
      { type: 'go', to: 'gone' },
      { type: 'go', to: 'silent' },
    ] as const) {
      chat.send(act);
      expect(
        chat.envelopes.map(({ type }) => type),
        act.type,
      ).to.deep.equal(['flow.started']);
    }
    expect(chat.events('end')).to.deep.equal([]);
    chat.send({ type: 'go', to: 'bye' });
    expect(
      chat.envelopes.map(({ type }) => type),
      'the flow came to its end after all',
    ).to.deep.equal(['flow.started', 'flow.completed']);
    expect(chat.events('end')).to.deep.equal([{ step: 'bye/0' }]);
  });

  for (const [what, step] of Object.entries({ wait: { wait: 9 }, request: { request: '/x' } })) {
    it(`is not counted as finished either where it breaks off before a ${what}, and the page says something meanwhile`, () => {
      const chat = drive(steps({ ask: 'Name?' }, { go: 'gone' }, step), {
        slow: true,
        pace: { perCharacter: 1, most: 1, between: 1 },
        request: () => undefined,
      });
      chat.answer('x');
      chat.send({ type: 'say', text: 'One moment.' });
      const { key } = chat.state.pending as { key: number };
      chat.send(what === 'wait' ? { type: 'elapsed', key } : { type: 'responded', key, reply: {} });
      expect(chat.lines.slice(-2)).to.deep.equal(['One moment.', '[unavailable]']);
      expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started']);
      expect(chat.events('end')).to.deep.equal([]);
    });
  }

  it('may begin again after the end', () => {
    const chat = drive(steps({ ask: 'Name?' })).answer('x');
    chat.send({ type: 'go', to: 'main' });
    expect(chat.answer('y').lines).to.deep.equal(['Name?', '> x', 'Name?', '> y']);
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started', 'flow.completed']);
  });
});
