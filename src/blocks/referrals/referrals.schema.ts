import { needed, text } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { save, saveProse, send } from '../../flow/sending.ts';
import { target } from '../../flow/targets.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const referralsBlock = block(
  'referrals',
  {
    referrals: needed('address', filled),
    query: send,
    title: text,
    text,
    save,
    fail: target,
  },
  { waits: 'world' },
);

export const referralsProse: BlockProseOf<typeof referralsBlock> = {
  about:
    'Shows referrers their results: how many friends have joined, what that has earned, what comes next, and the link to share again. It is updated when there is news.',
  example: { referrals: '/api/status', query: { token: '= query.i' }, title: 'How it stands' },
  keys: {
    referrals:
      'Name of an endpoint that the page knows, or an address. It answers with `friends` {joined, pending, ready, most}, `shares`, `milestones`, `rewards` and `referral` {url}.',
    query: 'What goes into the query string: names, or names with values.',
    title: ['Heading above it.', 'words of the chat'],
    text: 'Message that goes along with the link when it is shared.',
    save: saveProse,
    fail: [
      'Where the conversation goes when it cannot be asked.',
      'a card that says so, with a button that tries again',
    ],
  },
};
