import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { vipFlow } from './flows.ts';

describe('the VIP conversation', () => {
  it('goes all the way, in two languages', () => {
    for (const [lang, last] of [
      ['en', 'Until then!'],
      ['nl', 'Tot dan!'],
    ] as const) {
      const chat = drive(vipFlow, {
        lang,
        submit: ({ id }) => ({
          type: 'delivered',
          id,
          reply: { code: 'VIP-1', shareLink: 'https://x.example/?ref=VIP-1' },
        }),
      });
      const [first] = chat.choices;
      chat.answer(first!, 'Anna', 'anna', 'anna@example.com', true);
      expect(chat.question?.kind).to.equal('card');
      chat.send({ type: 'used', entry: (chat.question as { entry: number }).entry, value: 'whatsapp' });
      expect(chat.lines.at(-1)).to.equal(last);
      expect(chat.envelopes.map(({ type }) => type)).to.deep.equal([
        'flow.started',
        'form.submitted',
        'goal.completed',
        'share.intended',
        'goal.completed',
        'flow.completed',
      ]);
      expect(chat.of('celebrate')).to.have.length(1);
      expect(chat.lines.join()).not.to.match(/[{}]/);
    }
  });
});
