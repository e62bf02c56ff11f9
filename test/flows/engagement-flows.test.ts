import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { formatProblem } from '../../src/flow/flow-problem.ts';
import { parseFlow } from '../../src/flow/parse-flow.lazy.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';

const textOf = (name: string) => readFileSync(new URL(`../../examples/flows/${name}.json`, import.meta.url), 'utf8');

const flowOf = (name: string) => {
  const { flow, problems } = parseFlow(textOf(name));
  expect(problems.map((problem) => formatProblem(problem, name))).to.deep.equal([]);
  expect(checkFlow(flow!).problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
  return flow!;
};
const sent = (chat: ReturnType<typeof drive>) => chat.envelopes.filter(({ type }) => type === 'form.submitted').length;

describe('the thank-you on the day after', () => {
  it('asks for no recommendation after a bad grade, but where to write to', () => {
    const chat = drive(flowOf('thanks-day-after')).answer(2, 'It does not fit', {
      email: 'anna@example.com',
      mayWrite: true,
    });
    expect(chat.lines.join('\n')).not.to.include('[share');
    expect(sent(chat)).to.equal(1);
  });

  it('asks whoever is happy, and only who wants to passes it on', () => {
    const happy = () => drive(flowOf('thanks-day-after')).answer(5);
    expect(happy().answer('yes').lines.join('\n')).to.include('[share https://nordlys.example/');
    expect(happy().answer('no').lines.join('\n')).not.to.include('[share');
  });
});

describe('the new shop within ten miles', () => {
  it('keeps a coffee for whoever comes on the first day, also after the way was asked', () => {
    for (const answers of [['opening'], ['where', 'yes']]) {
      const chat = drive(flowOf('new-shop-16km')).answer(...answers, { firstName: 'Anna', mayKeep: true });
      expect(chat.lines).to.include('See you there, Anna!');
      expect(sent(chat)).to.equal(1);
    }
  });

  it('wants nothing from the others', () => {
    expect(sent(drive(flowOf('new-shop-16km')).answer('later'))).to.equal(0);
  });
});

describe('the coupon for a review', () => {
  const coupon = {
    state: 'ready',
    firstName: 'Anna',
    thanks: 'Your review made our day.',
    title: '10 euros',
    text: 'At the till.',
    code: 'K7M29QXT',
    until: null,
  };
  const opened = (answer: object) => drive(flowOf('review-coupon'), { request: () => answer as never });

  it('greets by name, says thank you and shows the code', () => {
    const chat = opened(coupon);
    expect(chat.lines).to.include('Hi Anna! Your review made our day.');
    expect(chat.lines.join('\n')).to.include('[reward 10 euros');
    expect(JSON.stringify(chat.state)).to.include('K7M29QXT');
  });

  it('says when it was used, has expired or is none', () => {
    expect(opened({ ...coupon, state: 'redeemed' }).lines.join('\n')).to.include('was used already');
    expect(opened({ ...coupon, state: 'expired' }).lines.join('\n')).to.include('has expired');
    expect(opened({ state: 'unknown' }).lines.join('\n')).to.include('do not know this link');
  });
});

describe('the texts at the register', () => {
  it('ask for a yes that says all six things: who and what, how often, what it costs, how it ends, that nobody must, and the terms', () => {
    const label = /"purpose": "sms".*?"label": "([^"]+)"/.exec(textOf('sms-opt-in-register'))![1]!;
    for (const part of [
      /marketing texts from Nordlys at this number/,
      /up to 4 a month/,
      /Message and data rates may apply/,
      /Reply STOP to end, HELP for help/,
      /not a condition of buying/,
      /\[Terms\].*\[privacy\]/,
    ])
      expect(label).to.match(part);
  });

  it('name the discount as what it is for, and give it after the form was sent', () => {
    const chat = drive(flowOf('sms-opt-in-register'));
    expect(chat.lines[0]).to.include('This discount is for signing up');
    expect(chat.lines.join('\n')).not.to.include('TEXT10');
    chat.answer({ phone: '+4791234567', email: 'anna@example.com', sms: true });
    expect(sent(chat)).to.equal(1);
  });
});
