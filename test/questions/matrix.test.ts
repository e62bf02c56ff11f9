import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const rows = [
  { as: 'price', label: 'The price' },
  { as: 'staff', label: { en: 'The staff', nl: 'Het personeel' } },
];
const options = ['Bad', { label: 'Fair', value: 2 }, 'Good'];
const step = { ask: 'How was it?', type: 'matrix', rows, options };
const asked = (more: object = {}) => drive(steps({ ...step, ...more }, 'Price {price}, staff {staff}.'));

describe('a matrix', () => {
  it('keeps each row as an answer of its own, and shows all of them', () => {
    const chat = asked().answer({ price: 'Good', staff: 2 });
    expect(chat.state.vars).to.deep.include({ price: 'Good', staff: 2 });
    expect(chat.state.answered).to.deep.equal(['price', 'staff']);
    expect(chat.state.personal).to.deep.equal([]);
    expect(chat.lines.slice(1)).to.deep.equal(['> The price: Good | The staff: Fair', 'Price Good, staff 2.']);
  });

  it('asks again for the rows that are open, and keeps nothing before all are answered', () => {
    const chat = asked().answer({ price: 'Good' });
    expect(chat.problems).to.deep.equal(['staff: required']);
    expect(chat.state.vars.price).to.equal(undefined);
    expect(chat.answer({ price: 'Good', staff: 'Awful' }).problems).to.deep.equal(['staff: errOption']);
    expect(chat.answer({ price: 'Good', staff: 'bad' }).state.vars.staff).to.equal('Bad');
  });

  it('says what is wrong in the words of the row, else of the question', () => {
    const chat = asked({ error: 'Every row, please.', rows: [{ ...rows[0], error: 'The price too.' }, rows[1]] });
    expect(chat.answer({}).question?.problems.map(({ text }) => text)).to.deep.equal([
      'The price too.',
      'Every row, please.',
    ]);
  });

  it('lets rows stay open that may, or all of them', () => {
    const one = asked({ rows: [{ ...rows[0], skip: true }, rows[1]] }).answer({ staff: 'Good' });
    expect([one.state.vars.price, one.state.vars.staff]).to.deep.equal([null, 'Good']);
    expect(asked({ skip: true }).answer(null).lines.at(-1)).to.equal('Price, staff.');
  });

  it('asks for a row only while its test holds', () => {
    const chat = asked({ rows: [rows[0], { ...rows[1], when: "price = 'Bad'" }] });
    const names = () => (chat.question?.kind === 'fields' ? chat.question.fields.map(({ name }) => name) : []);
    expect(names()).to.deep.equal(['price']);
    expect(chat.answer({ price: 'Bad' }).problems).to.deep.equal(['staff: required']);
    expect(chat.answer({ price: 'Good' }).problems).to.deep.equal([]);
  });

  it('begins with what was answered before, or a default', () => {
    const { question } = asked({ rows: [{ ...rows[0], default: 'Good' }, rows[1]] });
    expect(question?.kind === 'fields' && question.fields.map(({ value }) => value)).to.deep.equal(['Good', undefined]);
  });

  it('is opened again at the row that an endpoint refuses', () => {
    const chat = drive(steps(step, { submit: true }, 'Thanks.'), {
      submit: ({ id }) => ({ type: 'refused', id, status: 422, reply: { fieldErrors: { staff: 'Who?' } } }),
    }).answer({ price: 'Good', staff: 'Good' });
    expect(chat.problems).to.deep.equal(['staff: errCheck']);
  });

  it('is known to the checks: its names, its texts, and what is missing', () => {
    const plain = [rows[0], { as: 'staff', label: 'The staff' }];
    const flow = (more: object) => ({
      flow: 'x',
      parts: { a: [{ ...step, rows: plain, ...more }, 'Price {price}, {prize}.'] },
    });
    const codes = (more: object) => checkFlow(flow(more) as never).problems.map(({ code, path }) => `${code} ${path}`);
    expect(codes({})).to.deep.equal(['unknown-variable /parts/a/1']);
    expect(codes({ rows: [{ as: 'price', label: 'In { hours' }] })).to.include('bad-text /parts/a/0/rows/0/label');
    expect(codes({ rows: [plain[0], plain[0]] })).to.include('duplicate-answer /parts/a/0/rows/1/as');
    expect(codes({ rows: [{ label: 'The price' }] })[0]).to.match(/missing.* \/parts\/a\/0\/rows\/0/);
    expect(codes({ options: ['Good'] })[0]).to.contain('/parts/a/0/options');
    expect(codes({ rows: [] })[0]).to.contain('/parts/a/0/rows');
  });
});
