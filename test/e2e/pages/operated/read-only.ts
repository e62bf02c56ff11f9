import type { Verb } from '../../../../src/flow/blocks.ts';

/** Verbs that draw nothing, or what can only be read, each with a step of it. */
export const readOnly: { readonly [verb in Verb]?: object } = {
  timeline: {
    timeline: [
      { label: 'Ordered', state: 'done' },
      { label: 'On its way', state: 'now' },
    ],
    title: 'Your order',
  },
  countdown: { countdown: '2099-03-04T18:00', title: 'Until the doors open' },
  receipt: { receipt: [{ label: 'Jeans', price: 79 }], title: 'Your order' },
  chart: { chart: [{ label: 'Slim', value: 120 }], title: 'What others chose' },
  set: { set: { size: 'M' } },
  if: { if: 'size is set', then: ['Yes.'] },
  split: {
    split: [
      { share: 1, name: 'a', then: ['One.'] },
      { share: 1, name: 'b', then: ['Two.'] },
    ],
    name: 'arm',
  },
  request: { request: 'status' },
  track: { track: 'seen' },
  news: { news: '/no-news' },
  return: { return: true },
  end: { when: 'size is set', end: true },
};
