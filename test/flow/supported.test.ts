import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { blockProse, passedOver, verbs, type Verb } from '../../src/flow/blocks.ts';
import { idleInBlock, idleInFlow, idleInQuestion } from '../../src/flow/checks/check-supported.ts';
import { flowProse } from '../../src/flow/flow-schema.ts';
import type { KeyProse } from '../../src/flow/keys.ts';
import { askable, askTypes, questionProse } from '../../src/flow/questions.ts';
import { firstWorks } from '../../src/engine/blocks.ts';
import { allWorks } from '../../src/engine/all-works.lazy.ts';
import { lazyQuestionTypes } from '../../src/chat/chunks.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

/** What the engine and the checker each say that this chat can't do. */
const unsupported = (flow: Flow) => ({
  told: drive(flow).reports.filter((report) => report.startsWith('unsupported')).length,
  checked: checkFlow(flow).problems.filter(({ code }) => code === 'unsupported').length,
});
const once = (isUnsupported: boolean) => (isUnsupported ? { told: 1, checked: 1 } : { told: 0, checked: 0 });

describe('what this version of the chat can do', () => {
  /** The shortest step of each verb. */
  const step: { readonly [verb in Verb]: object } = {
    ask: { ask: 'Well?' },
    set: { set: { x: 1 } },
    if: { if: 'x', then: [] },
    split: { split: [{ then: [] }, { then: [] }] },
    request: { request: '/a' },
    submit: { submit: true },
    chat: { chat: 'advice' },
    run: { run: 'f' },
    track: { track: 'seen' },
    consent: { consent: 'You may mail me.', as: 'optin' },
    share: { share: '/a' },
    reward: { reward: 'A day early' },
    handover: { handover: 'shop' },
    cards: { cards: [{ title: 'Jeans' }] },
    recommend: { recommend: [{ name: 'Jeans' }], as: 'pick' },
    instructions: { instructions: ['First.'] },
    review: { review: ['x'] },
    referrals: { referrals: '/a' },
    news: { news: '/a' },
    event: { event: { title: 'Opening', starts: '2027-03-04' } },
    timeline: { timeline: [{ label: 'Ordered' }] },
    countdown: { countdown: '2099-03-04' },
    receipt: { receipt: [{ label: 'Jeans', price: 79 }] },
    chart: { chart: [{ label: 'Slim', value: 1 }] },
    video: { video: '/a.mp4' },
    audio: { audio: '/a.mp3' },
    embed: { embed: '/a' },
    file: { file: '/a.pdf' },
    flow: { flow: '/b.json' },
    return: { return: true },
    end: { end: true },
    open: { open: '/a', title: 'There' },
  };
  for (const verb of verbs) {
    const isPassedOver = (passedOver as readonly string[]).includes(verb);
    it(`${isPassedOver ? 'is not' : 'is'} the verb "${verb}"`, () => {
      expect(unsupported(steps(step[verb], 'Good.'))).to.deep.equal(once(isPassedOver));
    });
  }

  it('is what the engine has a work for, in the same order, and nothing else', () => {
    expect(firstWorks.verbs).to.have.members(verbs.filter((verb) => !passedOver.includes(verb)));
    expect(verbs.filter((verb) => firstWorks.verbs.includes(verb))).to.deep.equal(firstWorks.verbs);
    // A phone number with its country is a kind of the engine's own.
    const kinds = [...askable, 'phone-country'];
    expect(kinds).to.have.members([...allWorks.questionTypes]);
    expect(kinds).to.have.members([...firstWorks.questionTypes, ...lazyQuestionTypes]);
  });

  it('is told in the reference', async () => {
    const told = async (page: string) => {
      const text = await readFile(new URL(`../../docs/flow/${page}.md`, import.meta.url), 'utf8');
      const [line = ''] = /^For versions to come: .*$/m.exec(text) ?? [];
      return [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    };
    expect(await told('steps')).to.deep.equal(passedOver);
    expect(await told('questions')).to.deep.equal(askTypes.filter((type) => !askable.has(type)));
  });

  for (const type of askTypes) {
    it(`${askable.has(type) ? 'is' : 'is not'} a question of type "${type}"`, () => {
      expect(
        unsupported(
          steps(
            {
              ask: 'Well?',
              as: 'x',
              type,
              ...(/choice|ranking|matrix/.test(type) ? { options: ['A', 'B'] } : {}),
              ...(type === 'payment' ? { amount: 5 } : {}),
              ...(type === 'matrix' ? { rows: [{ as: 'r', label: 'R' }] } : {}),
            },
            'Good.',
          ),
        ),
      ).to.deep.equal(once(!askable.has(type)));
    });
  }
});

describe('what a flow may have, and this version does nothing with', () => {
  /** What is told of a flow about what does nothing: place, message, cure. */
  const told = (step: object, more: object = {}) =>
    checkFlow({ flow: 'x', ...more, parts: { start: ['Good day.', step, 'You said {a|nothing}.'] } })
      .problems.filter(({ code }) => code === 'unsupported')
      .map(({ path, message, hint }) => [path, message, hint] as const);
  const well = { ask: 'Well?', as: 'a' };
  const pleasant = { say: 'How pleasant.' };

  const does = (key: string) => `"${key}" is accepted, but does nothing yet`;
  const cases: readonly (readonly [key: string, step: object, cure: RegExp, more?: object])[] = [
    ['/when', pleasant, /attribute "open"/, { when: { triggers: [{ delay: 5 }] } }],
    ['/on', pleasant, /"fail"/, { on: { error: 'start' } }],
    ['/faq', pleasant, /options/, { faq: [{ phrases: ['When?'], say: 'Now.' }] }],
    ['/intents', pleasant, /options/, { intents: { stop: ['stop'] } }],
    ['/parts/start/1/suggest', { ...well, suggest: ['Red'] }, /"other"/],
    ['/parts/start/1/voice', { ...well, type: 'long', voice: true }, /keyboards/],
    ['/parts/start/1/attach', { ...well, attach: true }, /"open"/],
    ['/parts/start/1/files', { ...well, files: 'f' }, /"attach"/],
    ['/parts/start/1/text', { ...well, type: 'consent', purpose: 'news', text: 'By post.' }, /question/],
    ['/parts/start/1/stream', { request: '/a', save: { a: 'a' }, stream: true }, /Leave it out/],
    [
      '/parts/start/1/fields/0/voice',
      { ask: 'Who?', fields: [{ as: 'a', type: 'text', label: 'Word', voice: true }] },
      /keyboards/,
    ],
  ];
  for (const [place, step, cure, more] of cases)
    it(`is told with what to write instead: ${place}`, () => {
      const [first, ...others] = told(step, more);
      expect(first?.slice(0, 2)).to.deep.equal([place, does(place.split('/').at(-1)!)]);
      expect(first?.[2]).to.match(cure);
      expect(others).to.deep.equal([]);
    });

  it('is told of a value, too: a page in a panel', () => {
    const inside = (where: string) => told({ open: '/shops', title: 'Shops', in: where });
    expect(inside('panel')).to.deep.equal([
      [
        '/parts/start/1/in',
        '"panel" is accepted, but does nothing yet: the page opens in a new tab',
        'Write "tab", or "same" for the tab of the chat.',
      ],
    ]);
    expect([...inside('tab'), ...inside('same')]).to.deep.equal([]);
  });

  it('is told of a route by intents, and not of one that has only what holds for all', () => {
    const route = (to: object) => told({ ...well, route: to }, { intents: undefined }).map(([path]) => path);
    expect(route({ sale: 'start', else: 'start' })).to.deep.equal(['/parts/start/1/route']);
    expect(route({ else: 'start' })).to.deep.equal([]);
  });

  it('is the same in the reference, where it is marked so, and in the checker', () => {
    const marked = (keys: Readonly<Record<string, KeyProse>>) =>
      Object.keys(keys).filter((key) => [keys[key]].flat()[2] === 'not yet');
    const inReference = (all: Readonly<Record<string, { readonly keys: Readonly<Record<string, KeyProse>> }>>) =>
      Object.entries(all).flatMap(([name, { keys }]) => marked(keys).map((key) => `${name}.${key}`));
    const inChecker = (all: Readonly<Record<string, object | undefined>>) =>
      Object.entries(all).flatMap(([name, keys]) => Object.keys(keys ?? {}).map((key) => `${name}.${key}`));
    expect(Object.keys(idleInFlow)).to.have.members(marked(flowProse.keys));
    expect(inChecker(idleInBlock)).to.have.members(inReference(blockProse));
    expect(inChecker(idleInQuestion)).to.have.members(inReference(questionProse));
  });
});
