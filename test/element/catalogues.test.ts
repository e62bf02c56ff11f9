import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit } from './harness.ts';

const warn = console.warn;
const native = globalThis.fetch;
let files: Record<string, string>, asked: string[], told: string[];
beforeEach(() => {
  files = {};
  asked = [];
  told = [];
  console.warn = (line: string) => told.push(line);
  globalThis.fetch = (async (address: string) => {
    const { pathname } = new URL(address);
    asked.push(pathname);
    const text = files[pathname];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  }) as typeof fetch;
});
afterEach(() => {
  console.warn = warn;
  globalThis.fetch = native;
  cleanUp();
});

const steps = [{ ask: 'Shall we?', options: ['Yes'] }, 'See you!'];

describe('texts in files of their own', () => {
  it('are there with the first message of their language', async () => {
    files['/texts/nl.json'] = '{"Shall we?": "Zullen we?", "See you!": "Tot ziens!"}';
    const visitor = await visit(flowOf(steps, { language: 'en', texts: { nl: '/texts/nl.json' } }), { lang: 'nl' });
    expect(visitor.messages).to.deep.equal(['Zullen we?']);
    expect(asked).to.deep.equal(['/texts/nl.json']);
  });

  it('may all be in one file', async () => {
    files['/texts/all.json'] = '{"nl": {"Shall we?": "Zullen we?"}, "de": {"Shall we?": "Wollen wir?"}}';
    const flow = () => flowOf(steps, { language: 'en', texts: '/texts/all.json' });
    expect((await visit(flow(), { lang: 'de' })).messages).to.deep.equal(['Wollen wir?']);
  });

  it('of another language come too, for those who choose it later', async () => {
    files['/texts/nl.json'] = '{"nl": {"Shall we?": "Zullen we?"}}';
    const visitor = await visit(flowOf(steps, { language: 'en', texts: { nl: '/texts/nl.json' } }));
    expect(visitor.messages).to.deep.equal(['Shall we?']);
    visitor.element.lang = 'nl';
    await visitor.says('Zullen we?');
  });

  for (const [what, file] of [
    ['are missing', undefined],
    ['are no JSON', '<!doctype html>'],
    ['are no texts', '["x"]'],
  ] as const)
    it(`that ${what} are told once, and the flow's own words stand`, async () => {
      if (file) files['/texts/nl.json'] = file;
      const visitor = await visit(flowOf(steps, { language: 'en', texts: { nl: '/texts/nl.json' } }), { lang: 'nl' });
      expect(visitor.messages).to.deep.equal(['Shall we?']);
      expect(told.filter((line) => line.includes('texts-unreachable'))).to.have.length(1);
      expect(told.join()).to.contain('/texts/nl.json');
    });
});
