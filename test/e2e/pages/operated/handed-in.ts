import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { kept, press, SEND, write, type Operated } from './operated.ts';

/** What the system's own window for files gives back, which is none of the chat's. */
export const chosenFile = { name: 'fjord.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') };
const isChosen = (page: Page) => page.getByRole('button', { name: 'Remove fjord.png', exact: true }).waitFor();

/** Files, signatures and payments. */
export const handedInQuestions: readonly Operated[] = [
  {
    what: 'file',
    of: 'file',
    steps: [{ ask: 'Can you show us?', type: 'file', error: 'Not so.' }],
    group: 'Kari Can you show us?',
    async byRole(chat, page) {
      await press(chat, 'Choose a file');
      await isChosen(page);
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike({ to: 'Choose a file' }, 'Space');
      await isChosen(page);
      await strike({ to: 'Remove fjord.png' }, { to: 'Send' }, 'Enter');
    },
    value: { id: 'f1', name: 'fjord.png', size: 8, type: 'image/png' },
    wrong: { ...SEND, at: 'Choose a file' },
  },
  {
    what: 'file, spoken',
    of: 'file',
    steps: [{ ask: 'Tell us?', type: 'file', voice: true, error: 'Not so.' }],
    async byRole(chat) {
      await press(chat, 'Record');
      await chat.getByRole('timer').waitFor();
      await press(chat, 'Stop');
      await chat.getByRole('button', { name: 'Remove voice.webm', exact: true }).waitFor();
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike({ to: 'Record' }, 'Enter');
      await page.getByRole('timer').waitFor();
      await strike('Enter');
      await page.getByRole('button', { name: 'Remove voice.webm', exact: true }).waitFor();
      await strike({ to: 'Send' }, 'Enter');
    },
    async outcome(chat) {
      const clip = (await kept(chat)) as { name: string; type: string; size: number };
      assert.deepEqual([clip.name, clip.type], ['voice.webm', 'audio/webm']);
      assert.ok(clip.size > 0);
    },
    wrong: { ...SEND, at: 'Choose a file' },
  },
  {
    what: 'file, spoken or typed',
    of: 'file',
    steps: [{ ask: 'Tell us?', type: 'file', voice: true }],
    async byRole(chat) {
      await write(chat, 'Or type it', 'It rained.');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Or type it' }, 'It rained.', { to: 'Send' }, 'Enter'],
    value: 'It rained.',
  },
  {
    what: 'signature',
    of: 'signature',
    steps: [{ ask: 'Please sign.', type: 'signature', error: 'Not so.' }],
    group: 'Kari Please sign.',
    async byRole(chat) {
      await write(chat, 'Or type your full name', 'Anna Berg');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Or type your full name' }, 'Anna Berg', 'Enter'],
    value: { typed: 'Anna Berg' },
    wrong: { ...SEND, at: 'Or type your full name' },
  },
  {
    what: 'payment',
    of: 'payment',
    steps: [{ ask: 'That makes 25 euros.', type: 'payment', amount: 25 }],
    group: 'Kari That makes 25 euros.',
    async byRole(chat, page) {
      await press(chat, 'Pay €25.00');
      await page.getByRole('button', { name: 'Pay at the provider', exact: true }).click();
    },
    keys: [{ to: 'Pay €25.00' }, 'Enter', { back: 'Pay at the provider' }, 'Enter'],
    value: { id: 'p1', status: 'paid', amount: 25, currency: 'EUR' },
    wrong: 'the provider judges it',
  },
];
