import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit } from './harness.ts';

const warn = console.warn;
const native = globalThis.fetch;
/** What stands at an address; a promise is a file that is slow. */
let files: Record<string, string | Promise<string>>, asked: string[], told: string[];
beforeEach(() => {
  files = {};
  asked = [];
  told = [];
  console.warn = (line: string) => told.push(line);
  globalThis.fetch = (async (address: string) => {
    const { pathname } = new URL(address);
    asked.push(pathname);
    const text = await files[pathname];
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

  for (const [lang, variant] of [
    ['nb', 'no'],
    ['nl_BE', 'nl'],
    ['zh-TW', 'zh-Hant'],
    ['iw', 'he~warm'],
    ['pt-BR', 'pt_PT'],
  ] as const)
    it(`are there with the first message for readers of ${lang} where the flow has ${variant}`, async () => {
      files['/texts/x.json'] = new Promise((come) => setTimeout(() => come('{"Shall we?": "…?"}'), 400));
      const flow = flowOf(steps, { language: 'en', tone: 'warm', texts: { [variant]: '/texts/x.json' } });
      expect((await visit(flow, { lang })).messages).to.deep.equal(['…?']);
    });

  it('are drawn anew by Markdown where only they need it', async () => {
    files['/texts/nl.json'] = '{"*Shall* we?": "Zullen *we **nu*** gaan?"}';
    const flow = flowOf([{ ask: '*Shall* we?', options: ['Yes'] }], {
      language: 'en',
      texts: { nl: '/texts/nl.json' },
    });
    const visitor = await visit(flow);
    visitor.element.lang = 'nl';
    await visitor.until(() => visitor.has('.bubble em strong'), 'one mark in the other');
    expect(visitor.messages).to.deep.equal(['Zullen we nu gaan?']);
    expect(visitor.one('.bubble strong').textContent).to.equal('nu');
  });

  it('that are slow when their language is chosen come into their places when they are there', async () => {
    let come: (file: string) => void = () => {};
    files['/texts/nl.json'] = new Promise((resolve) => (come = resolve));
    const visitor = await visit(flowOf(steps, { language: 'en', texts: { nl: '/texts/nl.json' } }));
    visitor.element.lang = 'nl';
    await visitor.says('Shall we?');
    come('{"Shall we?": "Zullen we?", "See you!": "Tot ziens!"}');
    await visitor.says('Zullen we?');
    expect(told).to.deep.equal([]);
  });

  it('of another origin that does not let this page read them are told, and the flow’s own words stand', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const texts = { nl: 'https://texts.example/nl.json' };
    const visitor = await visit(flowOf(steps, { language: 'en', texts }), { lang: 'nl' });
    expect(visitor.messages).to.deep.equal(['Shall we?']);
    expect(told.filter((line) => line.includes('texts-unreachable'))).to.have.length(1);
    expect(told.join()).to.contain('https://texts.example/nl.json').and.contain('Access-Control-Allow-Origin');
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
    ['are nothing', 'null'],
    ['are empty', '{}'],
    ['hold no words', '{"Shall we?": 5}'],
    ['hold those of another language in its place', '{"de": {"Shall we?": "Wollen wir?"}}'],
  ] as const)
    it(`that ${what} are told once, and the flow's own words stand`, async () => {
      if (file) files['/texts/nl.json'] = file;
      const visitor = await visit(flowOf(steps, { language: 'en', texts: { nl: '/texts/nl.json' } }), { lang: 'nl' });
      expect(visitor.messages).to.deep.equal(['Shall we?']);
      expect(told.filter((line) => line.includes('texts-unreachable'))).to.have.length(1);
      expect(told.join()).to.contain('/texts/nl.json');
    });
});
