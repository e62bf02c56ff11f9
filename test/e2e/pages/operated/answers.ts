import { strict as assert } from 'node:assert';
import type { Locator, Page } from 'playwright-core';
import type { Stroke } from '../keyboard.ts';
import { clipboard, press, varsOf, write, type Operated } from './operated.ts';

/** A question and its answer, which the steps after it are about. */
const NAME = { ask: 'Your name?', as: 'name', change: true };
const answerName = async (chat: Locator) => {
  await write(chat, 'Kari Your name?', 'Anna');
  await press(chat, 'Send');
};
const typeName: readonly Stroke[] = [{ to: 'Kari Your name?' }, 'Anna', 'Enter'];
/** What is posted gets through from now on. */
const answers = (page: Page) =>
  page.evaluate(() => {
    (globalThis as unknown as { isUp: boolean }).isUp = true;
  });

/** Answers that are looked at, changed and sent. */
export const answerBlocks: readonly Operated[] = [
  {
    what: 'a review before sending, with the way back to an answer',
    of: 'review',
    steps: [NAME, { review: { name: 'Name' } }],
    async byRole(chat) {
      await answerName(chat);
      await press(chat, 'Change: Name');
      await write(chat, 'You are changing your answer to Your name?', 'Berit');
      await press(chat, 'Send');
      await press(chat, 'All right');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'All right', exact: true }).waitFor();
      await strike({ back: 'Change: Name' }, 'Enter', 'Control+A', 'Berit', 'Enter');
      await page.getByText('Berit').first().waitFor();
      await strike({ to: 'All right' }, 'Enter');
    },
    async outcome(chat) {
      assert.equal((await varsOf(chat))['name'], 'Berit');
    },
  },
  {
    what: 'an earlier answer, changed',
    of: 'answer',
    steps: [NAME],
    async byRole(chat) {
      await answerName(chat);
      await press(chat, 'Change your answer: Anna');
      await write(chat, 'You are changing your answer to Your name?', 'Berit');
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'Change your answer: Anna', exact: true }).waitFor();
      await strike({ back: 'Change your answer: Anna' }, 'Enter', 'Control+A', 'Berit', 'Enter');
    },
    async outcome(chat) {
      await chat.getByText('Berit').first().waitFor();
      assert.equal((await varsOf(chat))['name'], 'Berit');
    },
  },
  {
    what: 'an earlier answer, left as it is after all',
    of: 'answer',
    steps: [NAME],
    async byRole(chat) {
      await answerName(chat);
      await press(chat, 'Change your answer: Anna');
      await press(chat, 'Leave it as it is');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'Change your answer: Anna', exact: true }).waitFor();
      await strike({ back: 'Change your answer: Anna' }, 'Enter', { back: 'Leave it as it is' }, 'Enter');
    },
    async outcome(chat) {
      assert.equal((await varsOf(chat))['name'], 'Anna');
    },
  },
  {
    what: 'what could not be sent, copied and tried again',
    of: 'submit',
    steps: [NAME, { submit: 'leads' }],
    isBeside: true,
    async byRole(chat, page) {
      await answerName(chat);
      await press(chat, 'Copy my answers');
      await answers(page);
      await press(chat, 'Try again');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'Copy my answers', exact: true }).waitFor();
      await strike({ back: 'Copy my answers' }, 'Enter');
      await answers(page);
      await strike({ back: 'Try again' }, 'Enter');
    },
    async outcome(chat, page) {
      assert.match(await clipboard(page), /Anna/);
      await chat.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
    },
  },
  {
    what: 'a consent, declined',
    of: 'consent',
    steps: [{ consent: 'You may mail me.', purpose: 'news', no: 'No, thanks', as: 'it', error: 'Not so.' }],
    group: 'You may mail me.',
    byRole: (chat) => press(chat, 'No, thanks'),
    keys: [{ to: 'No, thanks' }, 'Enter'],
    value: false,
  },
];
