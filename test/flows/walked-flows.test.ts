import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { formatProblem } from '../../src/flow/flow-problem.ts';
import { parseFlow } from '../../src/flow/parse-flow.lazy.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import type { Answer } from '../../src/engine/input.ts';
import { drive, type DriveOptions } from '../engine/drive.ts';

const flowOf = (name: string) => {
  const { flow, problems } = parseFlow(
    readFileSync(new URL(`../../examples/flows/${name}.json`, import.meta.url), 'utf8'),
  );
  expect(problems.map((problem) => formatProblem(problem, name))).to.deep.equal([]);
  expect(checkFlow(flow!).problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
  return flow!;
};

describe('the survey about a newsletter', () => {
  const good = { texts: 'Good', offers: null };

  it('asks those who would not recommend it what went wrong', () => {
    const chat = drive(flowOf('newsletter-survey')).answer(3, ['none'], null, good, null);
    expect(chat.lines).to.include('We are sorry to hear that. What went wrong?');
    expect(chat.lines.join('\n')).not.to.include('[share');
    expect(chat.envelopes.find(({ type }) => type === 'form.submitted')?.answers).to.deep.include({
      nps: 3,
      issues: ['none'],
      texts: 'Good',
    });
  });

  it('asks those who would to do so', () => {
    const chat = drive(flowOf('newsletter-survey')).answer(10, good, null);
    expect(chat.lines.join('\n')).to.include('[share https://nordlys.example/newsletter');
    expect(chat.lines).not.to.include('We are sorry to hear that. What went wrong?');
    expect(chat.answer(null).lines.at(-1)).to.equal('Thank you, that helps us a lot. 💙');
  });

  it('thanks those in between', () => {
    const chat = drive(flowOf('newsletter-survey')).answer(8, good, null);
    expect(chat.lines.at(-1)).to.match(/^Thank you/);
    expect(chat.lines.join('\n')).not.to.match(/sorry|\[share/);
  });

  it('leads to help, thanks or a recommendation at just these grades', () => {
    const ways = Array.from({ length: 11 }, (_, grade) => {
      const chat = drive(flowOf('newsletter-survey')).answer(grade);
      if (chat.lines.join('\n').includes('What went wrong?')) return 'help';
      return chat.answer(good, null).lines.join('\n').includes('[share') ? 'refer' : 'thanks';
    });
    expect(ways).to.deep.equal([...Array<string>(7).fill('help'), 'thanks', 'thanks', 'refer', 'refer']);
  });

  it('shows what the campaign gives for it, or says where it goes, and no more where it gives nothing', () => {
    const gift = { title: '10 % off', text: 'Type the code at the till.' };
    const told = (rewards: readonly object[], options: DriveOptions = {}, ...answers: Answer[]) =>
      drive(flowOf('newsletter-survey'), {
        submit: ({ id }) => ({ type: 'delivered', id, reply: { rewards } as never }),
        ...options,
      }).answer(8, good, ...answers);
    const known = told([{ ...gift, code: 'K1' }], { context: { query: { i: 'token' } } });
    expect(known.lines).to.include('[reward 10 % off 10 % off Type the code at the till.]');
    expect(known.entries.find(({ kind }) => kind === 'reward')).to.deep.include({ code: 'K1' });
    const typed = told([gift], {}, 'anna@example.com', true);
    expect(typed.lines).to.include('10 % off is yours: look into your inbox in a minute.');
    expect(typed.lines.join('\n')).not.to.include('[reward');
    expect(told([], {}, null).lines.join('\n')).not.to.match(/\[reward|is yours/);
  });
});

describe('the quiz', () => {
  it('counts what is right, and ends with the pair for experts', () => {
    const chat = drive(flowOf('quiz')).answer('indigo', 'nimes', 'never');
    expect(chat.state.vars.score).to.equal(3);
    expect(chat.lines).to.include('3 of 3: you are a denim expert.');
    expect(chat.state.goals).to.deep.equal(['expert']);
  });

  it('ends otherwise for everybody else', () => {
    const chat = drive(flowOf('quiz')).answer('cobalt', 'nimes', 'week');
    expect(chat.lines).to.include('1 of 3: not bad at all.');
    expect(chat.state.goals).to.deep.equal([]);
  });
});

describe('an order that is paid', () => {
  const ordered = () => drive(flowOf('order-and-pay')).answer(2, 'anna@example.com', true);

  it('is worth what was ordered, and over once it is paid', () => {
    const chat = ordered();
    const { question } = chat;
    expect(question?.kind === 'field' && question.field).to.deep.include({
      type: 'payment',
      amount: 158,
      reference: chat.state.submission,
    });
    chat.answer({ id: 'p1', status: 'paid' });
    expect(chat.lines).to.include('Paid, thank you. We send it tomorrow.');
    expect(chat.state.goals).to.deep.equal(['paid']);
  });

  it('waits in the shop for those who pay there', () => {
    expect(ordered().answer(null).lines).to.include('All right. We keep it in the shop for three days.');
  });
});
