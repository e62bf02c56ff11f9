import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { readReferralCode } from '../../src/questions/referral/referral.judge.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const ask = { ask: 'Which code did your friend give you?', type: 'referral', as: 'code' };
const asked = (step: object = {}, ...more: unknown[]) =>
  drive(steps({ ...ask, ...step }, 'Code {referral.code|none}.', ...more));
const problemOf = ({ question }: ReturnType<typeof drive>) => question?.problems[0]?.word;

describe('a referral code that is typed', () => {
  for (const [given, code] of [
    ['7Q2M9KXA', '7Q2M9KXA'],
    [' 7q2m-9kxa ', '7Q2M9KXA'],
    ['7q2m 9kxa', '7Q2M9KXA'],
    ['７ｑ２ｍ‐９ｋｘａ', '7Q2M9KXA'],
    ['7q2m\u200b9kxa', '7Q2M9KXA'],
    ['Anna-7Q2M', 'ANNA7Q2M'],
    ['https://vip.nordlys.example/friend.html?ref=7Q2M9KXA', '7Q2M9KXA'],
    ['vip.nordlys.example/friend.html?utm_source=x&ref=7Q2M9KXA#top', '7Q2M9KXA'],
    ['Come with me? Sign up here: https://vip.nordlys.example/friend.html?ref=7Q2M9KXA. See you!', '7Q2M9KXA'],
    ['https://shop.example/#ref=Anna.K', 'Anna.K'],
    ['https://shop.example/?preref=AAAA&ref=7Q2M9KXA', '7Q2M9KXA'],
    ['https://shop.example/', ''],
    ['abc', ''],
    ['12345678901234567890123456789012x', ''],
    ['what?', ''],
    ['<b>AAAA</b>', ''],
    ['', ''],
  ] as const)
    it(`is ${JSON.stringify(code)} for ${JSON.stringify(given)}`, () => {
      expect(readReferralCode(given, { parameter: 'ref' })).to.equal(code);
    });

  it('is found in the parameter that the flow names', () => {
    const link = 'https://shop.example/?ref=NOTTHIS&friend=Anna.K';
    expect(readReferralCode(link, { parameter: 'friend' })).to.equal('Anna.K');
  });

  it('is the code of the conversation from then on, in texts and in results', () => {
    const chat = asked({}, { submit: true }, 'Thanks.').answer('7q2m-9kxa');
    expect(chat.lines.slice(1, 3)).to.deep.equal(['> 7Q2M9KXA', 'Code 7Q2M9KXA.']);
    const sent = chat.of('deliver').find(({ envelope }) => envelope.type === 'form.submitted');
    expect(sent?.envelope.referral).to.include({ code: '7Q2M9KXA', source: 'typed' });
    expect(sent?.envelope.referral?.capturedAt).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(sent?.envelope.answers).to.deep.equal({ code: '7Q2M9KXA' });
  });

  it('may be left out, and must be given where the author says so', () => {
    expect(asked().answer(null).lines.at(-1)).to.equal('Code none.');
    const chat = asked({ skip: false });
    expect(problemOf(chat.answer(null))).to.equal('required');
    expect(problemOf(chat.answer('?'))).to.equal('errReferralNeeded');
  });

  it('is asked for again where nobody has it, with words of the author if there are any', () => {
    const chat = asked({ errors: { type: 'Nobody has this one.' } });
    expect(problemOf(chat.answer({ typed: '7Q2M9KXA', known: false }))).to.equal('errReferral');
    expect(chat.question?.problems[0]?.text).to.equal('Nobody has this one.');
    expect(chat.state.context).not.to.have.property('referral');
    expect(chat.answer({ typed: '7Q2M9KXA', known: true, code: 'Anna-7' }).lines.at(-1)).to.equal('Code Anna-7.');
  });

  for (const given of [{ typed: 5 }, { typed: {} }, { known: true }, ['7Q2M9KXA'], { code: '7Q2M9KXA' }])
    it(`is not taken from ${JSON.stringify(given)}`, () => {
      expect(problemOf(asked().answer(given as never))).to.equal('errReferral');
    });

  it('goes with the answer that is changed: back comes the code of the link, or none', () => {
    const how = { ask: 'Have you a code?', options: [{ label: 'Yes', then: [ask] }, 'No'] };
    const flow = steps(how, 'Code {referral.code|none}.', { ask: 'And you?' });
    for (const link of [undefined, { code: 'LINK', capturedAt: '', source: 'link' }]) {
      const chat = drive(flow, { context: link && { referral: link } });
      chat.answer('Yes').answer('7Q2M9KXA');
      expect(chat.lines.at(-2)).to.equal('Code 7Q2M9KXA.');
      const { id } = chat.entries.find(({ kind }) => kind === 'answer')!;
      chat.send({ type: 'change', entry: id });
      chat.answer('No');
      expect(chat.lines.at(-2)).to.equal(`Code ${link ? 'LINK' : 'none'}.`);
    }
  });

  it('is known to the checker, alone and as a field', () => {
    const problems = (...list: unknown[]) => checkFlow(steps(...list)).problems.map(({ code }) => code);
    expect(problems({ ...ask, verify: '/api/referrer' }, '{code}')).to.deep.equal([]);
    const field = { ...ask, ask: undefined, label: 'Code', verify: 'codes', skip: true };
    expect(problems({ ask: 'Who are you?', fields: [field] }, '{code}')).to.deep.equal([]);
    expect(problems({ ...ask, verify: 5 })).to.have.length(1);
  });
});
