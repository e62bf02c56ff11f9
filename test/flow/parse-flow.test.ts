import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { formatProblem, type FlowProblemCode } from '../../src/flow/flow-problem.ts';
import { parseFlow } from '../../src/flow/parse-flow.lazy.ts';
import { MAX_SIZE, readFlow } from '../../src/flow/read-flow.ts';
import { exampleFlows } from './example-flow.ts';

/** A flow whose part `a`, from line 3 on, has these lines of steps. */
const withSteps = (...lines: string[]) => `{"flow": "x", "parts": {\n"a": [\n${lines.join(',\n')}\n],\n"b": ["Bye"]}}`;
/** A flow with more keys at its top, from line 2 on. */
const withTop = (...lines: string[]) =>
  `{"flow": "x",\n${lines.map((line) => `${line},\n`).join('')}"parts": {"a": ["Hi"], "b": ["Bye"]}}`;

describe('parseFlow', () => {
  for (const [name, text] of exampleFlows) {
    it(`finds nothing wrong with ${name} and hands it out as it is`, () => {
      const { flow, problems } = parseFlow(text);
      expect(problems).to.deep.equal([]);
      expect(flow).to.deep.equal(JSON.parse(text));
      expect(parseFlow(JSON.parse(text)).problems).to.deep.equal([]);
    });
  }

  it('takes every verb and option of version 1', () => {
    const { problems } = parseFlow({
      flow: 'all',
      version: 1,
      role: 'referrer',
      campaign: 'a.json',
      assistant: false,
      contact: { name: 'Kari', email: 'k@example.com' },
      start: 'a',
      vars: { from: { query: 'from', max: 40 }, n: 1 },
      when: { triggers: [{ delay: 5 }], rules: ["page.url contains 'shop'"], frequency: { visit: 1 } },
      faq: [{ phrases: ['opening hours'], say: 'Nine to five.' }],
      parts: {
        a: [
          { ask: true, type: 'slider', min: 1, max: '= n' },
          {
            ask: { en: 'Who?' },
            fields: [
              { as: 'email', type: 'email', keyboard: 'email' },
              { as: 'ok', type: 'consent', purpose: 'news' },
            ],
          },
          {
            consent: 'Mail me',
            purpose: 'news',
            channel: 'email',
            required: true,
            link: '/p',
            revision: '1',
            no: 'No',
            else: [{ end: true }],
          },
          { goal: { id: 'joined', value: 40, currency: 'EUR' }, celebrate: 'none' },
          {
            split: [
              { name: 'x', share: 1, then: 'a' },
              { share: 1, then: [] },
            ],
            name: 'opener',
          },
          { reward: 'X', kind: 'voucher', code: '{code}', until: '2027-01-01', open: '/x', qr: true },
          {
            handover: { channel: 'whatsapp', to: '+4712345678', text: 'Hi', ref: true },
            hours: 'mon-fri 9-17',
            send: 'all',
            else: 'a',
          },
          {
            recommend: '= items',
            filter: ["size = 'M'"],
            prefer: { 'price < 50': { weight: 2, reason: 'Cheap' }, 'new = true': 1 },
            relax: ['size'],
            max: 3,
            as: 'pick',
            none: 'a',
          },
          { instructions: ['Sign up', { text: 'Confirm', open: '/c' }], done: 'Done', resume: true },
          { review: ['email'], button: 'Send' },
          { note: 'For later' },
          { id: 'here' },
          { run: 'f', send: { a: '= n' }, save: { b: 'c.d' } },
          { chat: 'ai', until: 'n > 3', turns: 5 },
          { track: 'seen', data: { a: 1 } },
          { flow: 'other', part: 'p', back: true },
          { return: true },
          { video: '/v.mp4', ratio: '16:9', height: 300 },
          { audio: '/a.mp3' },
          { embed: '/e', until: 'done' },
          { file: '/f.pdf' },
          { cards: [{ title: 'A', options: ['x'] }] },
        ],
      },
    });
    expect(problems.map((problem) => formatProblem(problem))).to.deep.equal([]);
  });

  const broken: readonly (readonly [
    what: string,
    source: string,
    code: FlowProblemCode,
    line: number,
    hint: RegExp,
  ])[] = [
    // not JSON
    ['an empty file', '', 'bad-json', 1, /a value/],
    [
      'a file that was cut off',
      '{"flow": "x",\n"parts": {"a": ["Hi"',
      'bad-json',
      2,
      /\] of the list that begins in line 2/,
    ],
    ['a file that was cut off in a text', '{"flow": "x",\n"parts": {"a": ["Hi', 'bad-json', 2, /End it with "/],
    ['a comma too many', '{"flow": "x",\n"parts": {"a": ["Hi",]}}', 'bad-json', 2, /Remove the comma/],
    ['a missing comma', '{"flow": "x"\n"parts": {}}', 'bad-json', 2, /Put a comma/],
    ['single quotes', "{'flow': 1}", 'bad-json', 1, /double quotes/],
    ['curly quotes', '{“flow”: 1}', 'bad-json', 1, /double quotes/],
    ['a name without quotes', '{\nflow: 1}', 'bad-json', 2, /name in double quotes/],
    ['a missing colon', '{"flow" "x"}', 'bad-json', 1, /: after the name "flow"/],
    ['a comment', '{\n// hello\n"flow": "x"}', 'bad-json', 2, /"note"/],
    ['a line break in a text', '{"flow": "x\n"}', 'bad-json', 1, /write \\n/],
    ['a wrong escape', '{"flow": "\\x"}', 'bad-json', 1, /\\\\/],
    ['a misspelt word', '{"flow": True}', 'bad-json', 1, /Did you mean true/],
    ['a number that is none', '{"flow": 01}', 'bad-json', 1, /Write 5/],
    ['something after the end', '{"flow": "x"}\n}', 'bad-json', 2, /remove/],
    // not a flow
    ['a list', '[]', 'not-a-flow', 1, /Begin with/],
    ['a file without a name', '{"parts": {"a": []}}', 'missing', 1, /Add "flow"/],
    ['a file without parts', '{"flow": "x"}', 'missing', 1, /Add "parts"/],
    ['a file with no part', '{"flow": "x",\n"parts": {}}', 'wrong-value', 2, /at least one part/],
    ['a list for the parts', '{"flow": "x",\n"parts": ["Hi"]}', 'wrong-value', 2, /object of parts/],
    ['a name with a blank', '{"flow": "x y", "parts": {"a": []}}', 'wrong-value', 1, /letters, digits/],
    [
      'a name that no receiver takes',
      `{"flow": "${'x'.repeat(201)}", "parts": {"a": []}}`,
      'wrong-value',
      1,
      /at most 200 characters/,
    ],
    ['a version to come', withTop('"version": 2'), 'wrong-value', 2, /1, the only version/],
    ['a misspelt key', withTop('"langauge": "en"'), 'unknown-key', 2, /"language"/],
    ['the beginning of a key', withTop('"lang": "en"'), 'unknown-key', 2, /"language"/],
    ['a pace that does not exist', withTop('"pace": "quik"'), 'wrong-value', 2, /"quick"/],
    ['a variable name with a hyphen', withTop('"vars": {"first-name": 1}'), 'wrong-value', 2, /variable name/],
    ['a variant that is none', withTop('"texts": {"dutch": {}}'), 'wrong-value', 2, /nl, en~playful/],
    ['a number for a text', withTop('"texts": {"nl": {"Hi": 1}}'), 'wrong-value', 2, /a text/],
    ['a doubled name', withTop('"note": "1"', '"note": "2"'), 'duplicate-name', 3, /another name/],
    ['a doubled part', '{"flow": "x", "parts": {"a": ["Hi"],\n"a": ["Ho"]}}', 'duplicate-name', 2, /another name/],
    ['a __proto__ key', withTop('"__proto__": {"x": 1}'), 'reserved-name', 2, /another name/],
    [
      'a part called constructor',
      '{"flow": "x", "parts": {"a": [],\n"constructor": []}}',
      'reserved-name',
      2,
      /another name/,
    ],
    ['a start that is no part', withTop('"start": "aa"'), 'unknown-target', 2, /"a"/],
    [
      'an intent that nobody described',
      withTop('"intents": {"stop": ["stop"]}', '"on": {"stpo": "b"}'),
      'unknown-intent',
      3,
      /"stop"/,
    ],
    // steps
    ['a step that is a number', withSteps('"Hi"', '5'), 'wrong-value', 4, /text, or an object with a verb/],
    ['a misspelt verb', withSteps('"Hi"', '{"aks": "Who?"}'), 'unknown-verb', 4, /"ask"/],
    ['a step without a verb', withSteps('{}'), 'no-verb', 3, /The verbs are ask/],
    ['two verbs in one step', withSteps('{"ask": "Who?", "set": {"a": 1}}'), 'several-verbs', 3, /two steps/],
    [
      'a misspelt option of a verb',
      withSteps('{"ask": "Who?",\n"plaecholder": "You"}'),
      'unknown-key',
      4,
      /"placeholder"/,
    ],
    ['a misspelt type', withSteps('{"ask": "Who?",\n"type": "emial"}'), 'wrong-value', 4, /"email"/],
    ['a text that is a number', withSteps('{"ask": 3}'), 'wrong-value', 3, /a text/],
    [
      'an option without a label',
      withSteps('{"ask": "Who?", "options": [\n"Me",\n{"value": 1}]}'),
      'wrong-value',
      5,
      /label/,
    ],
    ['an empty list of fields', withSteps('{"ask": "Who?", "fields": []}'), 'wrong-value', 3, /at least one field/],
    ['a field without a name', withSteps('{"ask": "Who?", "fields": [{"label": "E-mail"}]}'), 'missing', 3, /Add "as"/],
    ['a goal without an id', withSteps('{"goal": {"value": 1}}'), 'missing', 3, /Add "id"/],
    [
      'a celebration that does not exist',
      withSteps('{"goal": "x", "celebrate": "confeti"}'),
      'wrong-value',
      3,
      /"confetti"/,
    ],
    ['one arm of a split', withSteps('{"split": [{"share": 1, "then": "b"}]}'), 'wrong-value', 3, /at least two/],
    ['a place that does not exist', withSteps('{"go": "bb"}'), 'unknown-target', 3, /"b"/],
    [
      'a place that does not exist, in an option',
      withSteps('{"id": "first", "ask": "Who?", "options": [{"label": "Me", "then": "frist"}]}'),
      'unknown-target',
      3,
      /"first"/,
    ],
    [
      'a place that does not exist, in steps in a step',
      withSteps('{"if": "x", "then": [\n"Hi",\n{"go": "nowhere"}]}'),
      'unknown-target',
      5,
      /There is: a, b/,
    ],
    [
      'an id that stands twice',
      withSteps('{"id": "i", "say": "1"}', '{"id": "i", "say": "2"}'),
      'duplicate-id',
      4,
      /another id/,
    ],
    ['an id that a part has', withSteps('{"id": "b", "say": "1"}'), 'duplicate-id', 3, /another id/],
    ['a test that cannot be read', withSteps('{"if": "age == 3", "then": "b"}'), 'bad-expression', 3, /"="/],
    ['a when that cannot be read', withSteps('{"say": "Hi", "when": "age is sett"}'), 'bad-expression', 3, /"set"/],
    ['a sum that cannot be read', withSteps('{"set": {"n": "= n +"}}'), 'bad-expression', 3, /at its end/],
    ['a pattern that cannot be read', withSteps('{"ask": "Who?",\n"pattern": "(a"}'), 'bad-pattern', 4, /groups/],
    [
      'a pattern that looks ahead',
      withSteps('{"ask": "Who?", "fields": [{"as": "a", "pattern": "(?=a)"}]}'),
      'bad-pattern',
      3,
      /looks ahead/,
    ],
    ['a brace that is not closed', withSteps('"Hi {name"'), 'bad-text', 3, /Close it/],
    ['a brace that is not opened', withSteps('{"ask": "Hi name}"}'), 'bad-text', 3, /Remove it/],
    ['a brace without a name', withSteps('"Hi { }"'), 'bad-text', 3, /\{name\}/],
  ];
  for (const [what, source, code, line, hint] of broken) {
    it(`names the line and the cure of ${what}`, () => {
      const { flow, problems } = parseFlow(source);
      const problem = problems.find((each) => each.code === code)!;
      expect(problem, problems.map((each) => formatProblem(each)).join('\n')).not.to.equal(undefined);
      expect(problem.line).to.equal(line);
      expect(problem.column).to.be.greaterThan(0);
      expect(problem.hint).to.match(hint);
      expect(problems.length, problems.map((each) => formatProblem(each)).join('\n')).to.equal(1);
      expect(flow === null).to.equal(problem.severity === 'error');
    });
  }

  it('names every problem at once, in the order of the file', () => {
    const { problems } = parseFlow(
      withSteps(
        '{"aks": 1}',
        '{"ask": "Who?", "typ": "email", "typ2": 1}',
        '"Hi {"',
        '{"go": "c", "wait": true}',
      ).replace('{"flow"', '{"flwo": 1, "flow"'),
    );
    expect(problems.map(({ code, line }) => `${line} ${code}`)).to.deep.equal([
      '1 unknown-key',
      '3 unknown-verb',
      '4 unknown-key',
      '4 unknown-key',
      '5 bad-text',
      '6 unknown-target',
      '6 wrong-value',
    ]);
  });

  it('says in which part and step it is: by id, or by index from 0', () => {
    const { problems } = parseFlow(
      withSteps(
        '"Hi"',
        '{"go": "c"}',
        '{"id": "who", "ask": "Who?", "typ": 1}',
        '{"if": "x", "then": [{"go": "c"}, {"id": "deep", "go": "c"}]}',
      ),
    );
    expect(problems.map(({ part, step, path }) => ({ part, step, path }))).to.deep.equal([
      { part: 'a', step: 1, path: '/parts/a/1/go' },
      { part: 'a', step: 'who', path: '/parts/a/2/typ' },
      { part: 'a', step: 3, path: '/parts/a/3/then/0/go' },
      { part: 'a', step: 'deep', path: '/parts/a/3/then/1/go' },
    ]);
  });

  it('points at the key when the key is wrong, at the value when the value is', () => {
    const { problems } = parseFlow('{"flow": "x", "parts": {"a": [{"ask": "x", "typ": 1, "max": true}]}}');
    expect(problems.map(({ column }) => column)).to.deep.equal([44, 61]);
  });

  it('escapes names in the pointer', () => {
    expect(parseFlow(withTop('"texts": {"nl": {"a/b~c": 1}}')).problems[0]!.path).to.equal('/texts/nl/a~1b~0c');
  });

  it('gives no line for an object', () => {
    const [problem] = parseFlow({ flow: 'x', parts: { a: [{ go: 'b' }] } }).problems;
    expect(problem).to.include({ code: 'unknown-target', part: 'a', step: 0 });
    expect(problem).not.to.have.any.keys('line', 'column');
  });

  it('counts lines of a file with a byte order mark and Windows line ends', () => {
    expect(
      parseFlow('\uFEFF{"flow": "x",\r\n"pats": 1}').problems.map(({ code, line, column }) => [code, line, column]),
    ).to.deep.equal([
      ['missing', 1, 1],
      ['unknown-key', 2, 1],
    ]);
  });

  it('lets a place be worked out when the flow runs', () => {
    expect(parseFlow(withSteps('{"go": "{next}"}', '{"go": "= next"}')).problems).to.deep.equal([]);
  });

  it('reads = as a sum in values alone, not in what people read', () => {
    expect(
      parseFlow(withSteps('"= not a sum"', '{"ask": "Who?", "options": [{"label": "= )", "value": "x"}]}')).problems,
    ).to.deep.equal([]);
  });

  it('takes words that are names elsewhere for texts to translate', () => {
    expect(parseFlow(withTop('"texts": {"nl": {"constructor": "bouwer", "then": "dan"}}')).problems).to.deep.equal([]);
  });

  it('leaves Object.prototype as it is', () => {
    const before = Reflect.ownKeys(Object.prototype);
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      for (const source of [
        `{"flow": "x", "${name}": {"polluted": 1}, "parts": {"a": [{"set": {"${name}": {"polluted": 1}}}], "${name}": [{"${name}": {"polluted": 1}}]}}`,
        `{"${name}": {"${name}": {"polluted": 1}}}`,
      ]) {
        const { flow, problems } = parseFlow(source);
        expect(flow).to.equal(null);
        expect(problems.map(({ code }) => code)).to.include('reserved-name');
      }
    }
    expect(Reflect.ownKeys(Object.prototype)).to.deep.equal(before);
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  const bombs: readonly (readonly [what: string, code: FlowProblemCode, source: () => string])[] = [
    ['100,000 open brackets', 'too-deep', () => '['.repeat(100_000)],
    ['100,000 levels of lists', 'too-deep', () => '['.repeat(100_000) + ']'.repeat(100_000)],
    [
      '30,000 levels of steps',
      'too-deep',
      () => '{"flow": "x", "parts": {"a": [' + '{"if": "x", "then": ['.repeat(30_000),
    ],
    ['10 million blanks', 'too-large', () => ' '.repeat(10_000_000)],
    [
      'a text of 10 million characters',
      'too-large',
      () => `{"flow": "x", "parts": {"a": ["${'x'.repeat(10_000_000)}"]}}`,
    ],
    [
      '50,000 broken steps',
      'more-problems',
      () => `{"flow": "x", "parts": {"a": [${Array(50_000).fill('5').join(',')}]}}`,
    ],
    [
      '30,000 stray keys',
      'more-problems',
      () => `{${Array.from({ length: 30_000 }, (_, index) => `"k${index}": 1`).join(',')}}`,
    ],
    ['30,000 doubled names', 'more-problems', () => `{${Array(30_000).fill('"k": 1').join(',')}}`],
    [
      '5,000 places that do not exist',
      'more-problems',
      () =>
        `{"flow": "x", "parts": {"a": [${Array.from({ length: 5_000 }, (_, index) => `{"go": "p${index}"}`).join(',')}]}}`,
    ],
  ];
  for (const [what, code, source] of bombs) {
    it(`refuses ${what} politely`, () => {
      const { flow, problems } = parseFlow(source());
      expect(flow).to.equal(null);
      expect(problems.map((problem) => problem.code)).to.include(code);
      expect(problems.length).to.be.at.most(1_001);
    });
  }

  it('reads a long text up to the limit', () => {
    const text = `{"flow": "x", "parts": {"a": [""]}}`;
    expect(parseFlow(text.replace('""', `"${'x'.repeat(MAX_SIZE - text.length)}"`)).problems).to.deep.equal([]);
  });

  it('survives getters, functions and objects that hold themselves', () => {
    const loop: Record<string, unknown> = { flow: 'x' };
    loop.parts = { a: [loop] };
    expect(parseFlow(loop).problems[0]!.code).to.equal('too-deep');
    expect(
      parseFlow({
        get flow() {
          throw new Error('no');
        },
      }).problems[0]!.code,
    ).to.equal('internal');
    expect(parseFlow({ flow: 'x', parts: { a: [() => 1, Symbol.iterator, 1n, undefined] } }).flow).to.equal(null);
    expect(parseFlow(new Map()).flow).to.equal(null);
  });

  it('never throws, whatever it is given, and gives a flow or an error', () => {
    const key = fc.constantFrom(
      'ask',
      'say',
      'go',
      'then',
      'else',
      'if',
      'set',
      'options',
      'fields',
      'when',
      'id',
      'on',
      'route',
      'texts',
      'vars',
      '__proto__',
      'constructor',
      'label',
      'split',
      'x',
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('a', 'b', '= x +', 'x and', '{', '', 1, true, null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const source = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.json(),
      tree.map((each) => JSON.stringify(each)),
      fc
        .tuple(tree, tree)
        .map(([steps, more]) =>
          JSON.stringify({ flow: 'x', on: more, vars: more, texts: more, parts: { a: [steps], b: steps } }),
        ),
      fc
        .tuple(fc.constantFrom(...exampleFlows.values()), fc.nat(), fc.string({ maxLength: 3 }))
        .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1)),
    );
    fc.assert(
      fc.property(source, (given) => {
        const { flow, problems } = parseFlow(given);
        expect(flow === null, JSON.stringify(problems)).to.equal(problems.some(({ severity }) => severity === 'error'));
        expect(problems.some(({ code }) => code === 'internal')).to.equal(false);
        if (flow && typeof given === 'string') expect(readFlow(given).flow).to.deep.equal(flow);
        for (const problem of problems) expect(formatProblem(problem).length).to.be.greaterThan(10);
      }),
      { numRuns: 600 },
    );
  });
});

describe('formatProblem', () => {
  it('says file, place, what is wrong and the cure', () => {
    const [problem] = parseFlow(withSteps('"Hi"', '{"go": "bb"}')).problems;
    expect(formatProblem(problem!, 'vip.json')).to.equal(
      'vip.json:4:8 error: part "a", step 2: "go" leads to "bb", which is neither a part nor the id of a step\nDid you mean "b"? (unknown-target at /parts/a/1/go)',
    );
  });

  it('leaves out what is not known', () => {
    const [problem] = parseFlow([]).problems;
    expect(formatProblem(problem!)).to.match(/^flow error: a flow is an object/);
  });
});
