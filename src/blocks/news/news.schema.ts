import { key, keyed, needed, plain, text } from '../../flow/keys.ts';
import { filled, filledList, oneOf, record, valueSchema, variableSchema } from '../../flow/schema-forms.ts';
import { send } from '../../flow/sending.ts';
import { block, celebrateSchema, type BlockProseOf } from '../block.schema.ts';

export const toldKeys = {
  of: plain(filled),
  say: text,
  celebrate: plain(celebrateSchema),
  set: key('sets', record(variableSchema, valueSchema, 'an object of variable: value')),
};
const told = oneOf('an object such as {"of": "referral.qualified", "say": "…"}', { object: keyed(toldKeys) });

export const newsBlock = block('news', {
  news: needed('address', filled),
  query: send,
  status: key('address', filled),
  seen: key('address', filled),
  tell: key('itemPieces', filledList(told, 'a list of at least one object'), toldKeys),
});

export const newsProse: BlockProseOf<typeof newsBlock> = {
  about:
    'From here on the conversation shows what happens elsewhere, such as the sign-up of a friend: at once while the page is open, otherwise at the next visit. Each item is shown once; it waits until nobody is typing, and the open question stays open.',
  example: {
    news: '/api/news',
    query: { token: '= query.i' },
    status: '/api/status',
    seen: '/api/status/seen',
    tell: [{ of: 'referral.signed_up', say: '{friend|A friend} just signed up!', celebrate: 'hearts' }],
  },
  keys: {
    news: 'Name of an endpoint, or an address, that sends events (Server-Sent Events): `event: news`, an `id`, and an object with its `type` as `data`.',
    query:
      'What goes into the query string: names, or names with values. While one of them has no value nobody is asked.',
    status: [
      'An endpoint that answers with `news`: a list of objects with `id` and `type` that this person has not seen. It is asked at the start, and every now and then where events do not get through.',
      'only events',
    ],
    seen: 'An endpoint that receives what was shown, as {"ids": […]} with the values of `query`, so that no other device shows it again.',
    tell: 'What is done with each: `of` (its type; without one it is any other), `say`, `celebrate` and `set`. Names in them may be those of the piece of news: `{friend}`.',
  },
};
