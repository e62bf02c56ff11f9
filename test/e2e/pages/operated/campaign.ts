import { strict as assert } from 'node:assert';
import { answered, clipboard, press, type Operated } from './operated.ts';

/** What a campaign has: invitations, rewards, events, things to do, the way to a person. */
export const campaignBlocks: readonly Operated[] = [
  {
    what: 'instructions',
    of: 'instructions',
    steps: [{ instructions: ['Open the box.', { text: 'Read.', open: '/manual', button: 'The manual' }], as: 'it' }],
    async byRole(chat) {
      await chat.getByRole('link', { name: 'The manual (opens in a new tab)', exact: true }).waitFor();
      await press(chat, 'Done');
    },
    keys: [{ to: 'The manual (opens in a new tab)' }, { to: 'Done' }, 'Enter'],
    value: 'done',
  },
  {
    what: 'instructions, put off and ticked off later',
    of: 'instructions',
    steps: [{ instructions: ['Open the box.'], resume: true, as: 'it' }],
    async byRole(chat) {
      await press(chat, 'I’ll do this later');
      await answered(chat);
      await press(chat, 'Done');
    },
    async keys(strike, page) {
      await strike({ to: 'I’ll do this later' }, 'Enter');
      await page.getByText('Good.').first().waitFor();
      await strike({ back: 'Done' }, 'Enter');
    },
    isBeside: true,
    value: 'done',
  },
  {
    what: 'share',
    of: 'share',
    steps: [
      {
        share: 'https://shop.example/sale',
        text: 'Look',
        via: ['copy', 'whatsapp', 'qr'],
        skip: 'Maybe later',
        as: 'it',
      },
    ],
    group: 'Share',
    async byRole(chat) {
      await chat.getByRole('link', { name: 'Share by WhatsApp', exact: true }).waitFor();
      await press(chat, 'QR code');
      await chat.getByRole('img', { name: /^QR code/ }).waitFor();
      await press(chat, 'Copy');
    },
    keys: [{ to: 'Copy' }, { to: 'Share by WhatsApp' }, { to: 'QR code' }, 'Enter', { back: 'Copy' }, 'Enter'],
    isBeside: true,
    async outcome(chat, page) {
      await answered(chat);
      assert.match(await clipboard(page), /^https:\/\/shop\.example\/sale/);
    },
  },
  {
    what: 'share, passed over',
    of: 'share',
    steps: [{ share: 'https://shop.example/sale', via: ['copy'], skip: 'Maybe later', as: 'it' }],
    byRole: (chat) => press(chat, 'Maybe later'),
    keys: [{ to: 'Maybe later' }, 'Enter'],
  },
  {
    what: 'the code of a reward, copied, and the way to where it is used',
    of: 'reward',
    steps: [{ reward: 'A gift', code: 'HELLO10', open: '/redeem', qr: true }],
    isBeside: true,
    async byRole(chat) {
      await chat.getByRole('img', { name: 'QR code: HELLO10', exact: true }).waitFor();
      await chat.getByRole('link', { name: 'Use it now', exact: true }).waitFor();
      await press(chat, 'Copy');
    },
    keys: [{ to: 'Copy' }, 'Enter', { to: 'Use it now' }],
    async outcome(_, page) {
      assert.equal(await clipboard(page), 'HELLO10');
    },
  },
  {
    what: 'the way to a person',
    of: 'handover',
    steps: [{ handover: { channel: 'whatsapp', to: '+4712345678' } }],
    isBeside: true,
    byRole: (chat) => chat.getByRole('link', { name: 'WhatsApp (opens in a new tab)', exact: true }).waitFor(),
    keys: [{ to: 'WhatsApp (opens in a new tab)' }],
  },
  {
    what: 'an event, into the calendar and on the map',
    of: 'event',
    steps: [
      {
        event: { title: 'Opening', starts: '2027-03-04T18:00[Europe/Oslo]', address: 'Storgata 1' },
        calendar: true,
        map: true,
      },
    ],
    isBeside: true,
    async byRole(chat, page) {
      await chat.getByRole('link', { name: 'Show on a map (opens in a new tab)', exact: true }).waitFor();
      const file = page.waitForEvent('download');
      await press(chat, 'Add to calendar');
      assert.match((await file).suggestedFilename(), /\.ics$/);
    },
    async keys(strike, page) {
      await strike({ to: 'Add to calendar' });
      const file = page.waitForEvent('download');
      await strike('Enter');
      assert.match((await file).suggestedFilename(), /\.ics$/);
      await strike({ to: 'Show on a map (opens in a new tab)' });
    },
  },
  {
    what: 'how an invitation stands, with the link to share again',
    of: 'referrals',
    steps: [{ referrals: 'status', text: 'Come with me' }],
    isBeside: true,
    byRole: (chat) => press(chat, 'Copy'),
    keys: [{ to: 'Copy' }, 'Enter'],
    async outcome(_, page) {
      assert.match(await clipboard(page), /^https:\/\/shop\.example\/r\/anna/);
    },
  },
];
