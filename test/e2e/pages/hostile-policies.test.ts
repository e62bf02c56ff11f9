import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { openHostilePage, policies, type HostilePage } from './hostile-page.ts';
import { hostileItem, hostileSteps } from './hostile-steps.ts';
import { hostileTheme } from './hostile-theme.ts';
import { hostile, isStyle, isWordy, themeStyles } from './hostile-vectors.ts';

/*
 * Hostile words under each policy that a page may have: none, one that only reports, and the strictest. What comes through files of brands,
 * answers that are asked for again and again, and a store that somebody else has written to. A policy is never broken, also where it only
 * reports.
 */
const flowOf = (steps: readonly unknown[], more: object = {}) => ({
  flow: 'hostile',
  pace: 'instant',
  parts: { a: [...steps, { ask: 'Well?' }] },
  ...more,
});

for (const policy of policies)
  describe(`hostile words on a page with the policy ${policy}`, () => {
    let hostilePage: HostilePage;
    const opened = closedAfter();
    before(async () => {
      hostilePage = await openHostilePage(opened, policy);
    });

    // The page without a policy has them all: hostile-channels.test.ts.
    if (policy !== 'none')
      it('run nowhere in any block or kind of question, and break no policy', async (t) => {
        const places = new Map<string, number>();
        let read = 0;
        for (const [round, words] of hostile.entries()) {
          const steps = hostileSteps(words, round % 2 === 1 || isStyle(words), places);
          const some = steps.filter((_, index) => index % 6 === round % 6);
          const found = await hostilePage.show(
            some.map(({ of, step }) => ({ of, flow: flowOf([step]) })),
            words,
          );
          read += Object.values(found).reduce((sum, count) => sum + count, 0);
        }
        t.diagnostic(`${hostile.length} vectors, each in a sixth of all blocks and kinds, read ${read} times`);
        assert.ok(read > 5 * hostile.length, 'words that nobody reads prove nothing');
      });

    const places: readonly (readonly [where: string, attributes: Readonly<Record<string, string>>])[] = [
      ['of a chat in the page', {}],
      ['of a bubble that nobody has opened', { mode: 'bubble' }],
    ];
    for (const [where, attributes] of places)
      it(`in every key of a theme ${where} run nowhere, ask nobody for anything and stay words`, async (t) => {
        const all = [...hostile, ...themeStyles];
        const flows = all.map((words, index) => {
          const theme = hostileTheme(words);
          return {
            of: `theme ${index}`,
            flow: flowOf(['Hello', { goal: 'x', celebrate: true }]),
            theme: index % 2 ? theme : JSON.stringify(theme),
            attributes,
          };
        });
        let read = 0;
        for (let at = 0; at < flows.length; at += 16) {
          const found = await hostilePage.show(flows.slice(at, at + 16), 'boom()');
          read += Object.values(found).filter((count) => count > 0).length;
        }
        t.diagnostic(`${all.length} themes, ${read} of them read`);
      });

    /** Waits until the chat of each of these words has this to show. */
    const untilAllShow = (selector: string, words: readonly string[]) =>
      hostilePage.page.waitForFunction(
        ([what, all]) => {
          const chats = [...document.querySelectorAll('smoc-chat')];
          return all.every((text, index) =>
            [...chats[index]!.shadowRoot!.querySelectorAll(what)].some((each) => each.textContent.includes(text)),
          );
        },
        [selector, words] as const,
      );

    it('that an endpoint tells as news when it is asked run nowhere and stay words', async () => {
      const words = hostile.filter(isWordy);
      const steps = [
        { news: '/no-news', status: 'reply', tell: [{ say: '{text} [{type}]({text})', set: { h: '= text' } }] },
        { referrals: 'reply', text: 'Come' },
      ];
      const flows = words.map((each, index) => ({
        of: `news ${index}`,
        flow: flowOf(steps),
        reply: {
          news: [{ ...hostileItem(each), id: each, type: each, text: each, n: 3 }],
          referral: { code: each, url: each },
          rewards: [hostileItem(each)],
          milestones: [{ at: 2, reached: false, title: each }],
        },
      }));
      await hostilePage.show(flows, 'x');
      await untilAllShow('.bubble', words);
      await hostilePage.inspected('x');
    });

    it('that an endpoint counts as votes run nowhere and stay words', async () => {
      // Braces would be places for values in a label.
      const words = hostile.filter((each) => isWordy(each) && !each.includes('{'));
      const flows = words.map((each, index) => ({
        of: `poll ${index}`,
        flow: flowOf([{ ask: 'Which?', as: 'x', options: [each, 'B'], poll: 'reply' }, 'Thanks.']),
        reply: { counts: { [each]: 3, B: each, other: each }, voters: each, [each]: each },
      }));
      await hostilePage.show(flows, 'x');
      await hostilePage.page.evaluate(async () => {
        for (const chat of document.querySelectorAll('smoc-chat')) await chat.answer('B');
      });
      await untilAllShow('.poll', words);
      await hostilePage.inspected('x');
    });
  });
