import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Json } from '../../src/shared/json.ts';
import { evaluateSimple } from '../../src/expression/expression.ts';
import { allWorks, openQuestion } from '../../src/engine/engine.ts';
import { lastEntry } from '../../src/engine/selectors.ts';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

const fieldOf = (chat: ReturnType<typeof drive>) => {
  const { question } = chat;
  if (question?.kind !== 'field') throw new Error(`asks ${question?.kind}`);
  return question.field;
};
const choiceOf = (chat: ReturnType<typeof drive>) => {
  const field = fieldOf(chat);
  if (field.type !== 'choice') throw new Error(`asks for ${field.type}`);
  return field;
};

describe('a typed question', () => {
  it('keeps the answer under its name, shows it as it was typed, and tells the page', () => {
    const chat = drive(steps({ ask: 'Age?', as: 'age', type: 'number', min: 1 }, '{age} years')).answer('1,000');
    expect(chat.lines).to.deep.equal(['Age?', '> 1,000', '1000 years']);
    expect(chat.state).to.deep.include({ vars: { age: 1000 }, answered: ['age'], personal: ['age'], acted: true });
    expect(chat.events('answer')).to.deep.equal([{ step: 'main/0', name: 'age', value: 1000 }]);
  });

  it("asks again with what is wrong, in the author's words where there are some, and keeps nothing", () => {
    const chat = drive(
      steps({ ask: 'Age?', as: 'age', type: 'number', min: 18, error: 'A number from 18, please.' }),
    ).answer('ten', 17);
    expect(chat.question?.problems).to.deep.equal([
      { word: 'min', text: 'A number from 18, please.', values: { min: 18 } },
    ]);
    expect(chat.events('invalid')).to.deep.equal([
      { step: 'main/0', problems: [{ word: 'errNumber' }] },
      { step: 'main/0', problems: [{ word: 'min' }] },
    ]);
    expect(chat.lines).to.deep.equal(['Age?']);
    expect(chat.state.vars).to.deep.equal({});
    expect(chat.answer(18).problems).to.deep.equal([]);
  });

  it('stays the same question while it is mended, and is another one when it is asked again', () => {
    const chat = drive(steps({ ask: 'Mail?', type: 'email', id: 'q' }, { go: 'q' }));
    const first = chat.question!.count;
    expect(chat.answer('x').question!.count).to.equal(first);
    expect(chat.answer('a@b.c').question!.count).not.to.equal(first);
  });

  it('goes where it fails after so many tries', () => {
    const chat = drive(steps({ ask: 'Mail?', type: 'email', tries: 2, fail: ['Never mind.'] }, 'On')).answer('x');
    expect(chat.problems).to.deep.equal(['errEmail']);
    expect(chat.answer('y').lines).to.deep.equal(['Mail?', 'Never mind.', 'On']);
  });

  it('may be skipped where it says so, with the words of its button', () => {
    const chat = drive(
      steps({ ask: 'a', as: 'a', skip: true }, { ask: 'b', as: 'b', skip: 'Rather not' }, { ask: 'c', as: 'c' }),
      { values: { b: 'old' } },
    ).answer('', null, null);
    expect(chat.lines).to.deep.equal(['a', '> –', 'b', '> Rather not', 'c']);
    expect(chat.problems).to.deep.equal(['required']);
    expect(chat.state).to.deep.include({ vars: { a: null, b: null }, answered: [] });
  });

  it('forgets an earlier answer that is skipped now', () => {
    const chat = drive(steps({ ask: 'a', as: 'a', skip: true, id: 'q' }, { go: 'q' })).answer('x', null);
    expect(chat.state).to.deep.include({ vars: { a: null }, answered: [], personal: [] });
  });

  it('starts with its default, or with what was answered before', () => {
    const chat = drive(steps({ ask: 'a', as: 'a', default: '= n + 1', id: 'q' }, { go: 'q' }), { values: { n: 1 } });
    expect(fieldOf(chat).value).to.equal(2);
    expect(fieldOf(chat.answer('x')).value).to.equal('x');
  });

  it("passes the author's own tests: a pattern for the whole text, and a condition", () => {
    const chat = drive(
      steps({
        ask: 'Code?',
        as: 'code',
        pattern: '[A-Z]{2}\\d"?',
        check: "value != taken and not (value starts with 'X')",
        error: 'No.',
      }),
      { values: { taken: 'AB1' } },
    );
    const judged = (value: string) => chat.answer(value).problems.join();
    expect(judged('AB12')).to.equal('errPattern');
    expect(judged('-AB1')).to.equal('errPattern');
    expect(judged('AB1')).to.equal('errCheck');
    expect(judged('XB1')).to.equal('errCheck');
    expect(judged('AC1"')).to.equal('');
    expect(chat.state.vars.code).to.equal('AC1"');
  });

  for (const [pattern, typed, kept] of [
    ['\\d{4} ?[A-Z]{2}', '１２３４　ＡＢ', '1234 AB'],
    ['\\d{4} ?[A-Z]{2}', '١٢٣٤\u00a0ab', '1234 ab'],
    ['[A-Z0-9-]{9}', '7Q2M\u20119KXA\u200b', '7Q2M-9KXA'],
    ['\\S{6}', 'ABC\u200b123', 'ABC123'],
    ['.{5}', '\u202aABC12\u202c', 'ABC12'],
    ['[\u3041-\u309f]+', 'ひらがな', 'ひらがな'],
    ['[٠-٩]+', '١٢٣', '١٢٣'],
    ['.+', 'Ｍüller – x²', 'Ｍüller – x²'],
    ['.+', 'می\u200cخواهم', 'می\u200cخواهم'],
  ] as const)
    it(`judges ${JSON.stringify(typed)} by the pattern ${pattern} as it was meant, and keeps ${JSON.stringify(kept)}`, () => {
      const chat = drive(steps({ ask: 'Code?', as: 'code', pattern })).answer(typed);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.code).to.equal(kept);
    });

  it('judges a code by a condition as it was meant, too', () => {
    const chat = drive(steps({ ask: 'Code?', as: 'code', check: "value = 'FERN-12'" }));
    expect(chat.answer('FERN-13').problems).to.deep.equal(['errCheck']);
    expect(chat.answer('\u2068fern\u201112\u200b').state.vars.code).to.equal('fern-12');
  });

  it('lets a choice that has the words of an option keep its value, whatever its condition', () => {
    const chat = drive(steps({ ask: 'Size?', as: 'size', options: ['Ｌ', 'S'], check: "value != 'S'" }));
    expect(chat.answer('Ｌ').state.vars.size).to.equal('Ｌ');
  });

  it('shuts nobody out by a pattern that cannot be read, and hangs on none', () => {
    expect(
      drive(steps({ ask: 'a', pattern: '[' }, 'on'))
        .answer('x')
        .lines.at(-1),
    ).to.equal('on');
    expect(drive(steps({ ask: 'a', pattern: '(a+)+' }, 'on')).answer('a'.repeat(40) + '!').problems).to.deep.equal([
      'errPattern',
    ]);
  });

  it('has nothing said before it where the message before it asked already', () => {
    expect(drive(steps('Your name?', { ask: true, as: 'name' })).answer('Anna').lines).to.deep.equal([
      'Your name?',
      '> Anna',
    ]);
  });

  it('offers the view all that it needs', () => {
    const chat = drive(
      steps({
        ask: 'Waist?',
        type: 'number',
        as: 'w',
        min: '= low',
        max: 120,
        step: 0.5,
        unit: 'cm',
        placeholder: 'p',
        hint: 'h',
        keyboard: 'decimal',
        autocomplete: 'off',
        button: 'Go',
      }),
      { values: { low: 58 } },
    );
    expect(chat.question).to.deep.include({ kind: 'field', step: 'main/0', count: 1, problems: [], button: 'Go' });
    expect(fieldOf(chat)).to.deep.include({
      name: 'w',
      type: 'number',
      min: 58,
      max: 120,
      step: 0.5,
      unit: 'cm',
      placeholder: 'p',
      hint: 'h',
      keyboard: 'decimal',
      autocomplete: 'off',
    });
  });

  it('treats an answer as plain text for ever', () => {
    const chat = drive(steps({ ask: 'Name?', as: 'name' }, 'Hi {name}')).answer('**{brand}** [x](y)');
    expect(chat.lines).to.deep.equal(['Name?', '> **{brand}** [x](y)', 'Hi **{brand}** [x](y)']);
  });
});

describe('a choice', () => {
  const flow = flowOf({
    flow: 'x',
    language: 'en',
    parts: {
      main: [
        {
          ask: 'Colour?',
          as: 'colour',
          options: [
            'Blue',
            { label: { en: 'Red', nl: 'Rood' }, then: ['Hot!'] },
            { label: 'Green', value: 'g', then: 'green' },
            { label: 'Gone', when: 'x is set' },
            { label: 'Lost', then: 'nowhere' },
          ],
          id: 'q',
        },
        'You took {colour}.',
        { go: 'q' },
      ],
      green: ['Green it is.'],
    },
    texts: { nl: { Blue: 'Blauw', 'You took {colour}.': 'Je nam {colour}.' } },
  });

  it('offers what may be chosen now, in the language that is spoken', () => {
    const chat = drive(flow, { lang: 'nl' });
    expect(chat.choices).to.deep.equal(['Blauw', 'Rood', 'Green', 'Lost']);
    chat.send({ type: 'set', values: { x: 1 } });
    expect(chat.choices).to.include('Gone');
  });

  it('keeps the same value in every language', () => {
    for (const lang of ['en', 'nl']) expect(drive(flow, { lang }).answer('Blue').state.vars.colour).to.equal('Blue');
    expect(drive(flow, { lang: 'nl' }).answer('Rood').state.vars.colour).to.equal('Red');
    expect(drive(flow, { lang: 'nl' }).answer('Blauw').lines.slice(1, 3)).to.deep.equal(['> Blauw', 'Je nam Blauw.']);
  });

  it("goes the option's own way, then carries on below", () => {
    expect(drive(flow).answer('Red').lines).to.deep.equal(['Colour?', '> Red', 'Hot!', 'You took Red.', 'Colour?']);
    expect(drive(flow).answer('Green').lines).to.deep.equal(['Colour?', '> Green', 'Green it is.']);
  });

  it('takes nothing that is not on offer', () => {
    expect(drive(flow).answer('Gone').problems).to.deep.equal(['errOption']);
    expect(drive(flow).answer({ a: 1 }).problems).to.deep.equal(['errOption']);
  });

  it('answers once, however often it is pressed', () => {
    const chat = drive(steps({ ask: 'a', options: ['x'] }, { ask: 'b', options: ['x'] })),
      { count } = chat.question!;
    chat.send({ type: 'answer', value: 'x', count });
    const { state } = chat;
    expect(chat.send({ type: 'answer', value: 'x', count })).to.deep.equal([]);
    expect(chat.state).to.equal(state);
    expect(chat.lines).to.deep.equal(['a', '> x', 'b']);
  });

  it('is not answered while the bot speaks or after the end', () => {
    const chat = drive(steps({ ask: 'a', options: ['x'] }, 'b'), {
      pace: { perCharacter: 1, most: 9, between: 9 },
      slow: true,
    }).answer('x');
    const { state } = chat;
    expect(chat.answer('x').state).to.equal(state);
    const over = drive(steps('a'));
    const ended = over.state;
    expect(over.answer('x').state).to.equal(ended);
  });

  it("may be several, with words of one's own", () => {
    const chat = drive(
      steps(
        { ask: 'Sizes?', as: 'sizes', many: { max: 2 }, options: ['S', 'M', 'L'], other: 'Another', skip: 'None' },
        '{sizes}.',
      ),
    );
    expect(choiceOf(chat).many).to.deep.equal({ min: 0, max: 2 });
    expect(chat.answer(['S', 'M', 'L']).problems).to.deep.equal(['many']);
    expect(chat.answer(['S', 'XS']).lines).to.deep.equal(['Sizes?', '> S, XS', 'S and XS.']);
    expect(chat.state.personal).to.deep.equal(['sizes']);
  });

  it('takes its options from a variable, as plain data', () => {
    const items: Json[] = [
      'S',
      { label: '{brand} **M**', value: 'm', image: '/{m}.webp', open: 'https://x.example/{y}' },
      { title: 'Large', then: 'other', when: 'n = 1' },
      { name: 'Steps', then: ['injected'] },
      7,
    ];
    const chat = drive(
      flowOf({ flow: 'x', parts: { main: [{ ask: 'Which?', as: 'w', options: '= items' }, 'on'], other: ['other'] } }),
      { values: { items, n: 1 } },
    );
    expect(chat.choices).to.deep.equal(['S', '{brand} **M**', 'Large', 'Steps', '7']);
    expect(choiceOf(chat).choices[1]).to.deep.include({
      value: 'm',
      image: '/{m}.webp',
      open: 'https://x.example/{y}',
    });
    expect(choiceOf(chat).choices.map(({ value }) => value)).to.deep.equal(['S', 'm', 'Large', 'Steps', 7]);
    expect(chat.answer('m').lines.slice(1)).to.deep.equal(['> {brand} **M**', 'on']);
    const other = drive(chat.flow, { values: { items, n: 1 } });
    expect(other.answer('Large').lines.at(-1)).to.equal('other');
    expect(drive(chat.flow, { values: { items } }).answer('Steps').lines.at(-1)).to.equal('on');
  });

  it('is passed over where there is nothing to choose from, so that nobody is stuck', () => {
    const chat = drive(
      steps({ ask: 'Which?', options: '= items' }, { ask: 'Or?', options: [{ label: 'a', when: 'x is set' }] }, 'on'),
    );
    expect(chat.lines).to.deep.equal(['on']);
    expect(chat.reports).to.deep.equal(['no-options main/0', 'no-options main/1']);
    expect(
      drive(steps({ ask: 'Which?', options: '= items', other: true }))
        .answer('mine')
        .lines.at(-1),
    ).to.equal('> mine');
  });

  it('draws its pictures, colours and links with values filled in', () => {
    const chat = drive(
      steps({
        ask: 'Which?',
        options: [{ image: '/{c}.webp', alt: 'A {c}', color: '#fff', text: 'more', open: '/x?{c}' }],
      }),
      { values: { c: 'a b' } },
    );
    expect(choiceOf(chat).choices).to.deep.equal([
      {
        value: 'A a b',
        label: 'A {c}',
        text: 'more',
        image: '/a%20b.webp',
        alt: 'A {c}',
        color: '#fff',
        open: '/x?a%20b',
      },
    ]);
  });

  it('without intents takes the way of everything else', () => {
    const chat = drive(
      flowOf({
        flow: 'x',
        parts: {
          main: [{ ask: 'What?', as: 'w', route: { sale: 'sale', else: 'rest' } }],
          sale: ['sale'],
          rest: ['rest'],
        },
      }),
    );
    expect(chat.answer('jeans').lines.at(-1)).to.equal('rest');
  });
});

describe('several fields in one bubble', () => {
  it('ask, test and go on by a typed number, in whatever signs and language it stands in its field', () => {
    const fields = [
      { as: 'guests', type: 'number' },
      { as: 'names', when: 'guests >= 10' },
      { as: 'most', type: 'number', check: 'value > guests' },
    ];
    for (const [typed, lang] of [
      ['12', 'en'],
      ['١٢', 'ar'],
      ['１２', 'ja'],
      ['12,0', 'nl'],
    ] as const) {
      const chat = drive(steps({ ask: 'Who?', fields }), { lang });
      expect(chat.answer({ guests: typed, names: 'All', most: '１１' }).problems, typed).to.deep.equal([
        'most: errCheck',
      ]);
      expect(chat.answer({ guests: typed, names: 'All', most: '١٣' }).state.vars).to.deep.include({
        guests: 12,
        names: 'All',
        most: 13,
      });
    }
  });

  const flow = steps(
    {
      ask: 'Who is coming?',
      button: 'Join',
      fields: [
        { as: 'name', label: 'Name' },
        { as: 'email', type: 'email', label: 'E-mail', error: 'Look again.' },
        { as: 'phone', type: 'phone', label: 'Phone', skip: true },
        {
          as: 'sms',
          type: 'consent',
          label: 'Text me, {name}',
          when: 'phone is set',
          purpose: 'sms',
          channel: 'sms',
          revision: 'r1',
        },
        { as: 'size', label: 'Size', options: ['S', { label: 'Middle', value: 'M' }] },
        { as: 'from', type: 'hidden', default: '= query.from' },
      ],
    },
    'Thanks, {name}.',
  );
  const context = { query: { from: 'mail' }, page: { url: 'https://x.example/p' } };

  it('are judged together, all problems at once, and kept together', () => {
    const chat = drive(flow, { context });
    expect(chat.answer({ name: '', email: 'x', phone: '1', size: 'XXL' }).problems).to.deep.equal([
      'name: required',
      'email: errEmail',
      'phone: errPhone',
      'size: errOption',
    ]);
    expect(chat.question!.problems[1]).to.deep.equal({ field: 'email', word: 'errEmail', text: 'Look again.' });
    expect(chat.state.vars).to.deep.equal({});
    chat.answer({ name: 'Anna', email: 'a@b.c', size: 'M' });
    expect(chat.lines).to.deep.equal([
      'Who is coming?',
      '> Name: Anna | E-mail: a@b.c | Phone: – | Size: Middle',
      'Thanks, Anna.',
    ]);
    expect(chat.state.vars).to.deep.equal({ name: 'Anna', email: 'a@b.c', phone: null, size: 'M', from: 'mail' });
    expect(chat.state).to.deep.include({ answered: ['name', 'email', 'size', 'from'], personal: ['name', 'email'] });
    expect(chat.events('answer').map(({ name }) => name)).to.deep.equal(['name', 'email', 'phone', 'size', 'from']);
  });

  it('may be skipped as a whole where the step says so, whatever stands in them', () => {
    const fields = [
      { as: 'name', label: 'Name', default: 'Ben' },
      { as: 'news', type: 'consent', label: 'News', required: true, purpose: 'news' },
      { as: 'from', type: 'hidden', default: '= query.from' },
    ];
    const form = (more: object) => steps({ ask: 'Who?', fields, ...more }, { review: true }, 'Bye{name}.');
    const chat = drive(form({ skip: 'Rather not' }), { context, values: { name: 'old' } }).answer(null);
    expect(chat.lines).to.include('> Rather not');
    expect(chat.state.vars).to.deep.equal({ name: null, news: false, from: 'mail' });
    expect(chat.state.consents.map(({ id, granted }) => [id, granted])).to.deep.equal([['news', false]]);
    expect(chat.state).to.deep.include({ answered: ['news', 'from'], personal: [] });
    const entry = lastEntry(chat.state, ({ kind }) => kind === 'answer');
    expect(entry).to.deep.include({
      labels: ['Rather not'],
      rows: [
        { label: 'Name', name: 'name' },
        { label: 'News', name: 'news' },
      ],
    });
    expect(drive(form({})).answer(null).problems).to.deep.equal(['name: required', 'news: required']);
    expect(drive(form({ skip: true })).answer({ name: '', news: false }).problems).to.have.length(2);
  });

  it('are skipped again when an answer before them is changed, and asked again when that is changed', () => {
    const flow = steps(
      { ask: 'a', as: 'a' },
      { ask: 'Who?', fields: [{ as: 'name', label: 'Name' }], skip: true },
      { ask: 'b', as: 'b' },
    );
    const chat = drive(flow).answer('x', null);
    const [first, second] = chat.state.trail ?? [];
    chat.send({ type: 'change', entry: first!.entry! });
    chat.answer('y');
    expect(chat.lines.at(-1)).to.equal('b');
    expect(chat.state.vars).to.deep.equal({ a: 'y', name: null });
    chat.send({ type: 'change', entry: second!.entry! });
    chat.answer({ name: 'Ann' });
    expect(chat.state.vars).to.deep.equal({ a: 'y', name: 'Ann' });
  });

  it("show on one another's answers while they are filled in", () => {
    const chat = drive(flow, { context });
    const names = (draft?: { phone: string }) => {
      const question = openQuestion(flow, chat.state, { ...allWorks, evaluate: evaluateSimple }, draft);
      return question?.kind === 'fields' ? question.fields.map(({ name }) => name) : [];
    };
    expect(names()).to.deep.equal(['name', 'email', 'phone', 'size', 'from']);
    expect(names({ phone: '123456' })).to.include('sms');
  });

  it('write down a consent with its exact words, ticked or not', () => {
    const chat = drive(flow, { context }).answer({
      name: 'Anna',
      email: 'a@b.c',
      phone: '123456',
      sms: true,
      size: 'S',
    });
    expect(chat.state.consents).to.deep.equal([
      {
        id: 'sms',
        purpose: 'sms',
        channel: 'sms',
        granted: true,
        text: 'Text me, Anna',
        revision: 'r1',
        at: new Date(chat.now).toISOString(),
        url: 'https://x.example/p',
        locale: 'en',
        method: 'checkbox',
      },
    ]);
    expect(chat.state.vars.sms).to.equal(true);
    expect(
      drive(flow, { context }).answer({ name: 'A', email: 'a@b.c', phone: '123456', size: 'S' }).state.consents[0],
    ).to.deep.include({ granted: false });
  });

  it('answer to nothing but an object', () => {
    for (const odd of ['x', 5, null, ['a'], true]) expect(drive(flow).answer(odd).problems).to.have.length(3);
  });

  it('hand on what a trap for robots has caught', () => {
    const chat = drive(steps({ ask: 'Who?', fields: [{ as: 'name' }] }, { submit: true })).answer({
      name: 'Bot',
      honeypot: 'http://spam',
    });
    const sent = chat.envelopes.find(({ type }) => type === 'form.submitted')!;
    expect(sent.meta.honeypot).to.equal('http://spam');
    expect(sent.answers).to.deep.equal({ name: 'Bot' });
  });
});

describe('hidden fields alone', () => {
  const context = { query: { from: 'mail' } };
  const asked = [
    ['as a question', { ask: 'Never said.', as: 'from', type: 'hidden', default: '= query.from' }],
    ['below the message before', { ask: true, as: 'from', type: 'hidden', default: '= query.from' }],
    ['in a bubble', { ask: 'Never said.', fields: [{ as: 'from', type: 'hidden', default: '= query.from' }] }],
    [
      'in a bubble that shows no other field',
      {
        ask: 'Never said.',
        fields: [
          { as: 'from', type: 'hidden', default: '= query.from' },
          { as: 'name', when: '1 > 2' },
        ],
      },
    ],
  ] as const;
  for (const [how, step] of asked)
    it(`are kept and sent without a word, ${how}`, () => {
      const chat = drive(steps('Hello.', step, { ask: 'Name?', as: 'name' }, { submit: true }), { context });
      expect(chat.lines).to.deep.equal(['Hello.', 'Name?']);
      expect(chat.question?.kind === 'field' && chat.question.field.name).to.equal('name');
      expect(chat.state).to.deep.include({ vars: { from: 'mail' }, answered: ['from'], acted: false });
      expect(chat.of('deliver'), 'nothing is sent before the visitor acts').to.deep.equal([]);
      chat.answer('Anna');
      expect(chat.envelopes.find(({ type }) => type === 'form.submitted')?.answers).to.deep.equal({
        from: 'mail',
        name: 'Anna',
      });
    });

  it('type no dots, and go where their step goes', () => {
    const flow = flowOf({
      flow: 'x',
      parts: {
        main: ['Hello.', { ask: 'Never said.', as: 'from', type: 'hidden', default: 'page', go: 'on' }],
        on: [{ say: 'From {from}.' }],
      },
    });
    expect(drive(flow).lines).to.deep.equal(['Hello.', 'From page.']);
    expect(drive(flow, { pace: { perCharacter: 1, most: 9, between: 0 } }).of('pause')).to.have.length(1);
  });

  it('keep what their name stands for where they have no default', () => {
    const flow = flowOf({
      flow: 'x',
      vars: { from: { query: 'from' } },
      parts: {
        main: [
          { ask: true, as: 'from', type: 'hidden' },
          { ask: 'Who?', fields: [{ as: 'name' }, { as: 'from', type: 'hidden' }, { as: 'none', type: 'hidden' }] },
        ],
      },
    });
    const chat = drive(flow, { context });
    expect(chat.state.answered).to.deep.equal(['from']);
    chat.answer({ name: 'Anna' });
    expect(chat.state.vars).to.deep.equal({ from: 'mail', name: 'Anna', none: null });
  });
});

describe('consent', () => {
  const step = {
    consent: '**Yes**, mail me, {name}.',
    as: 'news',
    no: 'No mail',
    link: '/privacy?n={name}',
    revision: 'r2',
    purpose: 'news',
  };

  it('records the words as they were shown, in the language they were shown in', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [step] },
      texts: { nl: { '**Yes**, mail me, {name}.': '**Ja**, mail me, {name}.' } },
    });
    const chat = drive(flow, { lang: 'nl', values: { name: 'Anna' } });
    expect(fieldOf(chat)).to.deep.include({ type: 'consent', no: 'No mail', link: '/privacy?n=Anna' });
    chat.answer(true);
    expect(chat.state.consents).to.deep.equal([
      {
        id: 'news',
        purpose: 'news',
        channel: null,
        granted: true,
        text: 'Ja, mail me, Anna. (/privacy?n=Anna)',
        revision: 'r2',
        at: new Date(chat.now).toISOString(),
        url: '',
        locale: 'nl',
        method: 'button',
      },
    ]);
    expect(chat.lines).to.deep.equal(['> Ja, mail me, Anna.']);
    expect(chat.state.vars.news).to.equal(true);
  });

  it('may be declined, which is written down too', () => {
    const chat = drive(steps({ ...step, else: ['All right.'] }, 'On')).answer(false);
    expect(chat.lines).to.deep.equal(['> No mail', 'All right.', 'On']);
    expect(chat.state.consents).to.deep.equal([{ ...chat.state.consents[0]!, granted: false }]);
    expect(chat.state).to.deep.include({ vars: { news: false }, personal: [] });
  });

  it('must be given where it is required, unless there is another way', () => {
    expect(drive(steps({ ...step, required: true })).answer(false).problems).to.deep.equal(['required']);
    expect(drive(steps({ ...step, required: true, else: ['Bye'] })).answer(false).lines).to.deep.equal([
      '> No mail',
      'Bye',
    ]);
  });

  const told = (chat: ReturnType<typeof drive>) =>
    chat.entries.flatMap((entry) =>
      entry.kind !== 'answer' ? [] : entry.rows ? entry.rows.map(({ consent }) => consent) : [entry.consent],
    );

  it('stays in the transcript with its address, whatever the answer', () => {
    for (const granted of [true, false]) {
      const chat = drive(steps(step), { values: { name: 'Anna' } }).answer(granted);
      expect(told(chat)).to.deep.equal([{ text: step.consent, link: '/privacy?n=Anna', granted }]);
      expect(chat.entries[0]?.values).to.deep.equal({ name: 'Anna' });
    }
  });

  it('is written down with the addresses that its words lead to', () => {
    const text = 'I have read the [**terms**](https://a.example/t?n={name}) and [/privacy](/privacy).';
    const fields = [{ as: 'ok', type: 'consent', label: text, link: '/more' }];
    for (const flow of [steps({ consent: text, as: 'ok', link: '/more' }), steps({ ask: 'Well?', fields })])
      for (const granted of [true, false]) {
        const chat = drive(flow, { values: { name: 'A b' } });
        chat.answer(chat.question?.kind === 'fields' ? { ok: granted } : granted);
        expect(chat.state.consents.map((each) => [each.text, each.granted])).to.deep.equal([
          ['I have read the terms (https://a.example/t?n=A%20b) and /privacy. (/more)', granted],
        ]);
        expect(told(chat)).to.deep.equal([{ text, link: '/more', granted }]);
      }
  });

  it('that a question of its type asks for is the words of that question', () => {
    const ask = { ask: 'May we mail you?', type: 'consent', as: 'ok' };
    expect(drive(steps(ask)).answer(false).state.consents[0]).to.deep.include({
      text: 'May we mail you?',
      granted: false,
    });
    expect(drive(steps(ask)).answer(true).lines).to.deep.equal(['> May we mail you?']);
    expect(drive(steps('May we call you?', { ...ask, ask: true })).answer(true).state.consents[0]?.text).to.equal(
      'May we call you?',
    );
  });

  it('counts as it was given last', () => {
    const chat = drive(steps({ ...step, id: 'c' }, { go: 'c' })).answer(true, false);
    expect(chat.state.consents.map(({ granted }) => granted)).to.deep.equal([false]);
  });
});
