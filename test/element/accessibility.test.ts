import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { emulateMedia } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

declare const axe: typeof Axe;

/** What axe finds in the chat, in words. */
async function flaws(visitor: Visitor): Promise<string[]> {
  const { violations } = await axe.run(visitor.element, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
  );
}

const choice = { ask: 'Which?', options: ['A', { label: 'B', text: 'The second' }], skip: true };
const states: [name: string, steps: readonly unknown[], act?: (visitor: Visitor) => Promise<unknown>, more?: object][] =
  [
    ['a message and a choice', ['Hello **you**, [read on](https://example.com).', choice]],
    [
      'the answer and the next question',
      [choice, { ask: 'Name?', as: 'name', hint: 'As your friends say it', unit: 'please' }],
      async (visitor) => {
        visitor.press('A');
        await visitor.until(() => visitor.field);
      },
    ],
    [
      'a wrong answer',
      [{ ask: 'E-mail?', type: 'email' }],
      async (visitor) => {
        await visitor.send('x');
        await visitor.until(() => visitor.one('#error').textContent);
      },
    ],
    [
      'a bubble of fields with errors',
      [
        {
          ask: 'Who?',
          fields: [
            { as: 'a', label: 'Name' },
            { as: 'b', type: 'consent', label: 'News', link: '/privacy', required: true },
            { as: 'c', label: 'Size', options: ['S', 'M'] },
            { as: 'd', label: 'More', type: 'long', skip: true },
          ],
        },
      ],
      async (visitor) => {
        await visitor.until(() => visitor.has('.form'));
        visitor.one<HTMLFormElement>('.form').requestSubmit();
        await visitor.until(() => visitor.has('[aria-invalid=true]'));
      },
    ],
    [
      'several choices with own words',
      [{ ask: 'Which?', many: true, options: ['A', 'B'], other: true }],
      (visitor) => visitor.until(() => visitor.has('[type=checkbox]')),
    ],
    [
      'pictures and colours',
      [
        {
          ask: 'Which?',
          options: [
            {
              label: 'A',
              image: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
              alt: 'First',
            },
            { label: 'B', color: '#00f' },
          ],
          other: 'Another',
        },
      ],
      async (visitor) => {
        await visitor.until(() => visitor.has('.sample'));
        visitor.press('Another');
      },
    ],
    [
      'a consent',
      [{ consent: 'Yes, mail me.', as: 'c', no: 'No' }],
      (visitor) => visitor.until(() => visitor.has('[type=checkbox]')),
    ],
    [
      'cards',
      [
        { celebrate: 'hearts', say: 'Yes!' },
        { reward: 'VIP-7', title: 'Your pass', text: 'Show it.', until: '2027-03-04', open: '/x', button: 'Open' },
        { open: '/sale', title: 'Sale', in: 'tab' },
        {
          share: 'https://example.com/a?b=c',
          text: 'Come along',
          via: ['native', 'copy', 'whatsapp', 'mail', 'sms', 'facebook', 'x'],
          skip: 'Later',
        },
      ],
      (visitor) => visitor.until(() => visitor.has('[part~=share]') && visitor.has('.ask button')),
    ],
    [
      'Markdown',
      ['## Head\n\n- a\n- b\n\n```\ncode\n```\n\n| a |\n|---|\n| 1 |\n\n> quote', choice],
      (visitor) => visitor.until(() => visitor.has('table')),
    ],
    [
      'what is being typed, and what is missed below',
      [
        ...Array.from(
          { length: 12 },
          (_, index) => `Message ${index} of some length, so that the transcript is longer than its panel.`,
        ),
        choice,
      ],
      async (visitor) => {
        visitor.one('.scroll').scrollTop = 0;
        await visitor.until(() => visitor.one('.scroll').scrollTop === 0);
        void visitor.element.say('One more.');
        await visitor.says('One more.');
      },
    ],
    [
      'the ways to a person, open and in a reply',
      [{ ask: 'Name?' }],
      async (visitor) => {
        await visitor.send('Are you a bot?');
        await visitor.says('automated assistant');
        await visitor.until(() => visitor.has('.contact'));
        visitor.one('.contact > summary').click();
      },
      {
        contact: {
          email: 'vip@nordlys.example',
          phone: '+47 22 33 44 55',
          whatsapp: '+4792233444',
          url: 'https://nordlys.example/contact',
          hours: 'Monday to Friday',
          text: 'We answer within a day.',
        },
      },
    ],
  ];

describe('axe finds nothing to complain of', () => {
  afterEach(() => emulateMedia({ colorScheme: 'light' }));
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [name, steps, act, more] of states)
      it(`in ${name}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        const visitor = await visit(flowOf(steps, more), { endpoint: '/x' });
        await act?.(visitor);
        await Promise.all(
          visitor.root.getAnimations().map((animation) => {
            animation.finish?.();
            return undefined;
          }),
        );
        expect(await flaws(visitor)).to.deep.equal([]);
      });
});

describe('the landmarks of the page around it', () => {
  for (const mode of ['inline', 'bubble'])
    it(`stay its own beside a chat (${mode})`, async () => {
      const header = document.body.appendChild(document.createElement('header'));
      header.append('Of the page');
      const visitor = await visit(flowOf([choice]), { mode, open: '' });
      const { violations, passes } = await axe.run(document, {
        runOnly: ['landmark-no-duplicate-banner', 'landmark-banner-is-top-level'],
      });
      header.remove();
      expect(visitor.has('header')).to.equal(true);
      expect(violations.map(({ id }) => id)).to.deep.equal([]);
      expect(
        passes.flatMap(({ nodes }) => nodes.map((node) => node.html)),
        "the page's header was looked at",
      ).to.include('<header>Of the page</header>');
    });
});
