import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import type { Reply } from '../../src/engine/input.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const sent = { ask: 'Which code did we send you?', type: 'code', as: 'code' };
const asked = (step: object, ...more: unknown[]) => drive(steps({ ...sent, ...step }, ...more, 'Thanks.'));
const kept = (step: object, given: unknown) => {
  const chat = asked(step).answer(given as never);
  const [problem] = chat.state.pending?.kind === 'question' ? chat.state.pending.problems : [];
  return problem ? [problem.word, problem.values?.['n']] : chat.state.vars.code;
};

describe('a code that was sent', () => {
  for (const [step, given, value] of [
    [{}, '123456', '123456'],
    [{}, ' 123 456 ', '123456'],
    [{}, '123-456', '123456'],
    [{}, '１２３４５６', '123456'],
    [{}, '٠٠١٢٣٤', '001234'],
    [{}, 'G-123456', '123456'],
    [{}, 'Your code is 123456. It is valid for 10 minutes.', '123456'],
    [{}, 'Smoc: 123-456 is your code', '123456'],
    [{ scale: 4 }, '0 0 1 2', '0012'],
    [{ min: 4, max: 8 }, '12345', '12345'],
    [{ max: 8 }, '12345678', '12345678'],
    [{ scale: 5, keyboard: 'text' }, 'AB-12c', 'AB12c'],
    [{}, '12345', ['errCode', 6]],
    [{}, '1234567', ['errCode', 6]],
    [{}, '12345a', ['errCode', 6]],
    [{}, 'Either 123456 or 654321', ['errCode', 6]],
    [{ min: 4, max: 8 }, '123', ['errCode', '4–8']],
    [{ scale: 5, keyboard: 'text' }, 'AB 1?', ['errCode', 5]],
    [{}, '9'.repeat(5000), ['errCode', 6]],
    [{}, '', ['required', undefined]],
    [{}, ['123456'], ['errCode', 6]],
    [{}, { a: 1 }, ['errCode', 6]],
    // Without steps for a new one there is nothing to ask for.
    [{}, { resend: true }, ['errCode', 6]],
  ] as const)
    it(`is ${JSON.stringify(value)} for ${JSON.stringify(given).slice(0, 60)} with ${JSON.stringify(step)}`, () => {
      expect(kept(step, given)).to.deep.equal(value);
    });

  it('is sent anew by steps, after which it is asked for again, with nothing answered', () => {
    const chat = asked({ resend: [{ set: { sent: '= sent + 1' } }, 'A new code is on its way.'] }).answer({
      resend: true,
    });
    expect(chat.lines).to.deep.equal([sent.ask, 'A new code is on its way.', sent.ask]);
    expect(chat.events('answer')).to.deep.equal([]);
    expect(chat.answer('123456').lines.slice(-2)).to.deep.equal(['> 123456', 'Thanks.']);
  });

  it('is sent anew by a step with an id, as often as it is asked for', () => {
    const flow = steps('Hi.', { id: 'send', request: '/send', send: ['code'] }, { ...sent, resend: 'send' }, 'Thanks.');
    const chat = drive(flow);
    expect(chat.of('request')).to.have.length(1);
    chat.answer({ resend: true }).answer({ resend: true });
    expect(chat.of('request')).to.have.length(3);
    expect(chat.answer('123456').lines.at(-1)).to.equal('Thanks.');
  });

  it('is checked by an endpoint: what is wrong stands beside the field, and then it is checked anew', () => {
    const replies: Reply[] = [{ fieldErrors: { code: 'That is not the code that we sent.' } }, { ok: true }];
    const calls: unknown[] = [];
    const chat = drive(steps(sent, { request: '/check', send: ['code'], save: { ok: 'ok' } }, 'Welcome.'), {
      request: ({ body }) => {
        calls.push(body);
        return replies.shift();
      },
    });
    chat.answer('111 111');
    const { pending } = chat.state;
    expect(pending?.kind === 'question' && String(pending.problems[0]?.text)).to.match(/^That is not the code that we/);
    expect(chat.question?.kind === 'field' && chat.question.field.value).to.equal('111111');
    chat.answer('123456');
    expect(calls).to.deep.equal([{ code: '111111' }, { code: '123456' }]);
    expect(chat.lines.at(-1)).to.equal('Welcome.');
  });

  it('is known to the checker, which follows where a new code leads', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ...sent, ...step }, 'Code {code}.')).problems.map(({ code }) => code);
    expect(problems({ scale: 4, resend: ['On its way.'], pause: 10 })).to.deep.equal([]);
    expect(problems({ resend: 'nowhere' })).to.deep.equal(['unknown-target']);
    expect(problems({ scale: 1 })).to.have.length(1);
  });
});
