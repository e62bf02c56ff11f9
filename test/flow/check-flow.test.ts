import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { fineFlows, flow, opener } from './fine-flows.ts';
import { largeFlows, reworded } from './large-flows.mjs';
import { linkedAddresses } from '../../src/flow/checks/linked-addresses.ts';
import { formatProblem, type FlowProblem } from '../../src/flow/flow-problem.ts';
import { knownVoice } from '../../src/tone/known-voice.lazy.ts';

const folder = (path: string) => fileURLToPath(new URL(`${path}/`, import.meta.url));
const jsonFiles = (path: string) =>
  readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .sort();
const told = (problems: readonly FlowProblem[]) => problems.map((problem) => formatProblem(problem));

describe('broken flows', () => {
  const broken = folder('broken');
  /** What is told of each file: `line:column severity code: message`. */
  const expected = JSON.parse(readFileSync(folder('.') + 'broken-flows.json', 'utf8')) as Readonly<
    Record<string, readonly string[]>
  >;

  it('are all in the list, and the list has no other', () => {
    assert.deepEqual(jsonFiles(broken), Object.keys(expected).sort());
  });

  for (const [file, lines] of Object.entries(expected)) {
    it(`${file} is told exactly so, with a cure`, () => {
      const { flow, problems } = checkFlow(readFileSync(broken + file, 'utf8'), knownVoice);
      assert.ok(lines.length > 0);
      assert.deepEqual(
        problems.map(
          ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code}: ${message}`,
        ),
        lines,
      );
      assert.equal(
        flow === null,
        problems.some(({ severity }) => severity === 'error'),
      );
      for (const { hint } of problems) assert.match(hint, /^\P{Ll}.{8,}[.?…]"?$/su);
    });
  }
});

describe('options that stand in a verb, not beside it', () => {
  const cure = (step: object) => {
    const { problems } = checkFlow(JSON.stringify({ flow: 'x', parts: { a: ['Hi.', step, 'Bye.'] } }), knownVoice);
    assert.equal(problems.length, 1, told(problems).join());
    return problems[0]!.hint;
  };
  for (const [step, meant] of [
    [{ share: { url: '/sale', title: 'Look' } }, '{"share": "/sale", "title": "Look"}'],
    [{ share: { title: 'Look' } }, '{"share": "…", "title": "Look"}'],
    [{ image: { src: '/a.webp', alt: 'A door' } }, '{"image": "/a.webp", "alt": "A door"}'],
    [{ open: { href: 'https://a.example/', title: 'Read' } }, '{"open": "https://a.example/", "title": "Read"}'],
    [{ reward: { title: 'A gift', code: 'X7' } }, '{"reward": "A gift", "code": "X7"}'],
    [{ say: { text: 'Hello.', delay: 1 } }, '{"say": "Hello.", "delay": 1}'],
  ] as const)
    it(`${JSON.stringify(step)} is told once, with the shape that was meant`, () =>
      assert.ok(cure(step).endsWith(`the rest beside it: ${meant}.`), cure(step)));
});

describe('checkFlow', () => {
  /** What the examples have for a version of the chat that can do more. */
  const unsupported: Readonly<Record<string, readonly string[]>> = {
    'jeans-advice.json': ['/intents', '/on', '/parts/hello/1/suggest', '/parts/hello/1/route'],
  };
  for (const path of ['../../examples/flows', '../../examples/landing/flows']) {
    for (const file of jsonFiles(folder(path))) {
      it(`has nothing to say of the example ${file} but what it cannot do yet`, () => {
        const { problems } = checkFlow(readFileSync(folder(path) + file, 'utf8'), knownVoice);
        assert.deepEqual(
          problems.map(({ code, path }) => `${code} ${path}`),
          (unsupported[file] ?? []).map((path) => `unsupported ${path}`),
        );
      });
    }
  }

  for (const [what, given] of fineFlows)
    it(`lets pass ${what}`, () =>
      assert.deepEqual(told(checkFlow(given, knownVoice).problems.filter(({ code }) => code !== 'unsupported')), []));
  it('tells of nothing that it cannot do in flows which it can do', () => {
    const told = fineFlows.flatMap(([what, given]) =>
      checkFlow(given).problems.some(({ code }) => code === 'unsupported') ? [what] : [],
    );
    assert.deepEqual(told, [
      'parts that only handlers and questions at any moment lead to',
      'a question at the end of a handler, after which the open one comes again',
      'a visitor who begins anew at the question for consent',
      'addresses in data that are safe',
    ]);
  });

  const only = (given: object): FlowProblem => {
    const { problems } = checkFlow(given, knownVoice);
    assert.equal(problems.length, 1, told(problems).join('\n'));
    return problems[0]!;
  };

  for (const language of ['nl', 'nl-BE', 'nld', 'nl-Latn-NL'])
    it(`tells of an opener that says nothing in Dutch, which is written ${language}`, () =>
      assert.equal(only({ flow: 'x', language, parts: { hello: ['Hoi!', 'Hoe gaat het?'] } }).code, 'vague-opener'));

  for (const [more, path] of [
    [{ assistant: ' ' }, '/assistant'],
    [{ assistant: { en: 'A machine', 'en~formal': '' } }, '/assistant/en~0formal'],
    [{ assistant: '**\u200b**' }, '/assistant'],
    [{ messages: { assistant: '\u3164' } }, '/messages/assistant'],
    [{ assistant: 'A machine', texts: { 'en~formal': { 'A machine': '\u00a0' } } }, '/texts/en~0formal/A machine'],
  ] as const) {
    it(`tells of a line that shows nothing: ${JSON.stringify(more)}`, () => {
      const problem = only(flow([], more));
      assert.deepEqual([problem.code, problem.severity, problem.path], ['empty-line', 'warning', path]);
    });
  }

  it('knows which variable was meant', () => {
    assert.match(only(flow([{ ask: 'Name?', as: 'firstName' }, 'Bye, {fristName}.'])).hint, /"firstName"/);
  });

  for (const [test, meant] of [
    ['keep = Yes', 'Yes'],
    ['keep = yes', 'Yes'],
    ['keep in [No, 3]', 'No'],
    ['keep = later', 'later'],
  ] as const)
    it(`takes a word that is one of the answers for that answer without its quotes: ${test}`, () => {
      const options = ['Yes', 'No', { label: 'Perhaps', value: 'later' }];
      const problem = only(flow([{ ask: 'Keep it?', as: 'keep', options }, { if: test, then: ['Kept.'] }, 'Bye.']));
      assert.deepEqual([problem.code, problem.path], ['unknown-variable', '/parts/hello/2/if']);
      assert.match(problem.hint, new RegExp(`^Did you mean '${meant}' in quotes\\?`));
    });

  it('tells a translator of a variable that the source does not have', () => {
    const problem = only(
      flow([{ ask: 'Name?', as: 'name' }, 'Bye, {name}.'], {
        texts: { 'en~brief': { 'Bye, {name}.': 'Dag, {naam}.' } },
      }),
    );
    assert.deepEqual(
      [problem.code, problem.path, problem.hint],
      [
        'unknown-variable',
        '/texts/en~0brief/Bye, {name}.',
        'The text that this translates has {name}: names stay as they are.',
      ],
    );
  });

  it('says nothing of words that the chat does not have where nobody told it which it has', () => {
    const given = flow([], { messages: { sned: 'Go' } });
    assert.deepEqual(checkFlow(given).problems, []);
    assert.deepEqual(
      checkFlow(given, { words: ['send'] }).problems.map(({ code, hint }) => `${code} ${hint}`),
      ['unknown-key Did you mean "send"?'],
    );
  });

  for (const [text, addresses] of [
    ['[a](/a), **[b](/b)** and [c\nd](/c(d)e).', ['/a', '/b', '/c(d)e']],
    ['[[a](/a) [b] (/b) [](/c) [d]( /d)', ['/a']],
    ['\\[a](/a) \\\\[b](/b) [c\\](/c)', ['/b', '/c']],
    ['[a](/a(b', []],
    ['[a](/a(b](c) [d](/d)', ['/d']],
  ] as const) {
    it(`finds the addresses of links as the chat does: ${text}`, () =>
      assert.deepEqual(linkedAddresses(text), addresses));
  }

  it('finds the text that a translation was made for', () => {
    const { problems } = checkFlow(
      flow(['See you at noon.'], {
        texts: { nl: { [opener]: 'Donderdag gaan we open.', 'See you at none.': 'Tot twaalf uur.' } },
      }),
    );
    assert.deepEqual(problems.map(({ code }) => code).sort(), ['orphan-translation', 'untranslated']);
    assert.match(problems.find(({ code }) => code === 'orphan-translation')!.hint, /"See you at noon\."/);
  });

  it('tells a missing text once, with all the languages that lack it', () => {
    const { message } = only(
      flow(['Bye.', 'Bye.'], { texts: { nl: { [opener]: 'Donderdag.' }, de: { [opener]: 'Donnerstag.' } } }),
    );
    assert.match(message, /"nl", "de"/);
  });

  it('says in which part and step it is', () => {
    const { part, step, path } = only(flow([{ say: 'Look!', image: 'a.png', id: 'look' }]));
    assert.deepEqual({ part, step, path }, { part: 'hello', step: 'look', path: '/parts/hello/1/image' });
  });

  it('has nothing to mend in the flow of the README, which everybody copies', () => {
    const [, given] = /```json\n([^`]+"flow"[^`]+)```/.exec(readFileSync(folder('../..') + 'README.md', 'utf8')) ?? [];
    assert.deepEqual(told(checkFlow(given, knownVoice).problems), []);
  });

  it('tells no ways and variables of a flow that has errors, since one wrong name would make many more', () => {
    const { problems } = checkFlow(flow([{ go: 'jion' }], {}, { join: ['Hi {name}.'] }));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unknown-target'],
    );
  });

  it('finds the text that was meant among hundreds', () => {
    const texts = Array.from(
      { length: 300 },
      (_, index) => `This is what we have to say of number ${index} in our shop.`,
    );
    const { problems } = checkFlow(
      flow(texts, {
        texts: {
          nl: Object.fromEntries(
            [opener, ...texts].map((text, index) => [index === 150 ? text.replace('have to', 'hvae to') : text, 'Zo.']),
          ),
        },
      }),
    );
    assert.match(problems.find(({ code }) => code === 'orphan-translation')!.hint, /number 149 in our shop/);
  });

  it('tells of an error behind more warnings than are told, and does not hand the flow out', () => {
    const { flow: given, problems } = checkFlow(
      flow([...Array.from({ length: 1_500 }, () => ({ image: 'a.png' })), { open: 'javascript:alert(1)' }]),
    );
    assert.equal(given, null);
    assert.equal(problems.length, 1_001);
  });

  // What grew with the square of these took minutes. How they cost is measured by test/bench/check-flow.mjs.
  for (const [what, size, make] of largeFlows) {
    it(`is done with ${what}, however many they are`, { timeout: 60_000 }, () => {
      const { problems } = checkFlow(JSON.stringify(make(8 * size)));
      assert.ok(
        problems.length <= 1_001 && !problems.some(({ code }) => code === 'internal'),
        told(problems.slice(-3)).join('\n'),
      );
    });
  }

  it('tells both of a text and of its translation when one was changed', () => {
    assert.deepEqual(
      [reworded(306, 31), reworded(306, 0)].map((given) => checkFlow(given).problems.length),
      [62, 0],
    );
  });

  it('cuts a list of problems that is longer than anybody reads', () => {
    const { problems } = checkFlow(flow(Array.from({ length: 1_500 }, () => ({ image: 'a.png' }))));
    assert.equal(problems.length, 1_001);
    assert.equal(problems.at(-1)!.code, 'more-problems');
  });

  it('never throws, whatever it is given', () => {
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
      'faq',
      'route',
      'texts',
      'vars',
      'cards',
      'card',
      'send',
      'headers',
      'label',
      'split',
      'nl',
      'as',
      'image',
      'wait',
      'return',
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('a', 'b', '= x + y', 'x and', 'Hi {x}', 'email', '', 1, true, null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const step = fc.oneof(
      fc.constantFrom(
        'Hi {x}',
        { go: 'a' },
        { go: 'b' },
        { return: true },
        { end: true },
        { set: { x: '= y' } },
        { submit: true },
      ),
      fc.record({ if: fc.constantFrom('x', 'y is set'), then: fc.constantFrom('a', 'b', ['Ho {y}'], []) }),
      fc.record(
        {
          ask: fc.constant('Who?'),
          as: fc.constantFrom('x', 'y'),
          options: fc.constantFrom(['A'], [{ label: 'B', then: 'b' }], [{ label: 'B', then: ['Ho', { go: 'a' }] }]),
        },
        { requiredKeys: ['ask'] },
      ),
    );
    const sound = fc
      .record({ a: fc.array(step, { maxLength: 6 }), b: fc.array(step, { maxLength: 6 }) })
      .map((parts) => ({ flow: 'x', parts }));
    const odd = fc.tuple(tree, tree).map(([steps, more]) => ({
      flow: 'x',
      on: more,
      faq: more,
      vars: more,
      texts: more,
      parts: { a: [steps], b: steps },
    }));
    fc.assert(
      fc.property(fc.oneof(tree, sound, odd), (given) => {
        const { problems } = checkFlow(given);
        assert.ok(!problems.some(({ code }) => code === 'internal'), told(problems).join('\n'));
      }),
      { numRuns: 2_000 },
    );
  });
});
