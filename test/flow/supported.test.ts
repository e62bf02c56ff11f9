import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { passedOver, verbs, type Verb } from '../../src/flow/blocks.ts';
import { askable, askTypes } from '../../src/flow/questions.ts';
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
    expect([...askable]).to.have.members([...allWorks.questionTypes]);
    expect([...askable]).to.have.members([...firstWorks.questionTypes, ...lazyQuestionTypes]);
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
            { ask: 'Well?', as: 'x', type, ...(/choice|ranking/.test(type) ? { options: ['A', 'B'] } : {}) },
            'Good.',
          ),
        ),
      ).to.deep.equal(once(!askable.has(type)));
    });
  }
});
