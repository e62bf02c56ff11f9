import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/dev.ts';

const panel = () =>
  [...document.querySelectorAll('body>div')].find((each) =>
    each.shadowRoot?.querySelector('summary')?.textContent.includes('smoc-chat'),
  )?.shadowRoot;
const words = () => panel()?.textContent ?? '';
/** Chunks load from a server that does other things too. */
const until = (condition: () => unknown) => waitUntil(condition, undefined, { timeout: 40_000 });

const broken =
  '{"flow": "broken", "parts": {"hello": ["Our shop opens on Thursday.",\n{"ask": "In?", "optoins": ["Yes"]}, "Good."]}}';
/** Runs, but is not as good as it could be. */
const warned =
  '{"flow": "warned", "parts": {"hello": ["Our shop opens on Thursday.",\n{"ask": "What is your name?", "as": "name"}]}}';

describe("the author's panel", () => {
  it('shows what is wrong with a flow that cannot run, with line, column and cure, and the visitor polite words', async () => {
    const chat = await fixture<HTMLElement>(
      html`<smoc-chat id="first" .flow=${'{"flow": "x",\n"parts": }'}></smoc-chat>`,
    );
    await until(() => words().includes('bad-json'));
    expect(words()).to.match(/#first:2:10 error bad-json/);
    expect(panel()!.querySelector('details')!.open).to.equal(true);
    await until(() => chat.shadowRoot!.querySelector('[part=unavailable]'));
    expect(chat.shadowRoot!.textContent).not.to.match(/bad-json|JSON/);
  });

  it('shows the problems of a flow that runs, and nothing of one with nothing to mend', async () => {
    await fixture(html`<div>
      <smoc-chat id="good" keep="nothing" .flow=${{ flow: 'good', parts: { hello: ['Our shop opens on Thursday.'] } }}></smoc-chat>
      <smoc-chat id="second" keep="nothing" .flow=${warned}></smoc-chat>
      <smoc-chat id="third" keep="nothing" .flow=${broken}></smoc-chat>
    </div>`);
    await until(() => words().includes('#second') && words().includes('#third'));
    expect(words()).to.match(/#second:2:1 warning dead-end part "hello", step 2: nothing comes after the answer/);
    expect(words()).to.match(
      /#third:2:16 error unknown-key part "hello", step 2: "optoins" is not an option of ask.*Did you mean "options"\?/s,
    );
    expect(words()).not.to.include('#good');
    // Chats that left the page are forgotten.
    expect(words()).not.to.include('#first');
  });

  it('shows what goes wrong while people talk', async () => {
    const chat = await fixture<HTMLElement & { say(text: string): Promise<void> }>(
      html`<smoc-chat id="late" keep="nothing" pace="instant" .flow=${{ flow: 'late', parts: { hello: ['Our shop opens on Thursday.'] } }}></smoc-chat>`,
    );
    await chat.say('Hello {nobody}!');
    await until(() => words().includes('missing-value'));
    expect(words()).to.match(/#late.* error missing-value "\{nobody\}" has no value/);
  });

  it('says once of a mode that there is none of that name, and what is done instead', async () => {
    const chat = document.createElement('smoc-chat');
    const told: string[] = [];
    chat.addEventListener('smoc-error', ({ detail }) => {
      told.push(`${detail.code}: ${detail.message} ${detail.hint}`);
    });
    Object.assign(chat, {
      id: 'popped',
      mode: 'popup',
      keep: 'nothing',
      pace: 'instant',
      flow: { flow: 'popped', parts: { hello: ['Our shop opens on Thursday.'] } },
    });
    document.body.append(chat);
    await until(() => words().includes('unknown-mode'));
    await chat.say('Hello {nobody}!');
    await until(() => words().includes('missing-value'));
    expect(told.filter((each) => each.startsWith('unknown-mode'))).to.deep.equal([
      'unknown-mode: mode="popup" is not known to this version: the chat is shown inline. There are inline, bubble, page.',
    ]);
    expect(words()).to.match(/#popped.* error unknown-mode mode="popup" is not known/);
    chat.remove();
  });

  it('says of a chat without a flow that there is none, and which attribute was meant', async () => {
    await fixture(
      html`<div><smoc-chat id="empty"></smoc-chat><smoc-chat id="misspelt" scr="vip.json"></smoc-chat></div>`,
    );
    await until(() => words().includes('#empty') && words().includes('#misspelt'));
    expect(words()).to.match(/#empty error no-source Nothing says which flow this chat tells.*Write src="flow\.json"/);
    expect(words()).to.include('Did you mean src="vip.json" by scr?');
    expect(words().match(/#misspelt/g)).to.have.length(1);
  });

  it('forgets that there was no flow when one comes', async () => {
    const chat = await fixture<HTMLElement & { flow: unknown }>(
      html`<smoc-chat id="waiting" keep="nothing"></smoc-chat>`,
    );
    await until(() => words().includes('#waiting error no-source'));
    chat.flow = warned;
    await until(() => words().includes('#waiting:2:1 warning dead-end'));
    expect(words()).not.to.include('no-source');
  });

  it('looks at the flow of a chat that waits behind its button', async () => {
    await fixture(html`<smoc-chat id="closed" mode="bubble" keep="nothing" .flow=${warned}></smoc-chat>`);
    await until(() => words().includes('#closed:2:1 warning dead-end'));
    expect(words()).not.to.include('error');
  });

  it('says of attributes that are misspelt, and of those that are properties, what was meant', async () => {
    await fixture(
      html`<smoc-chat id="stray" keep="nothing" endpint="/in" endpoints="{}" class="a" style="color: red" title="Chat" data-theme="x" aria-label="Chat" .flow=${{ flow: 'stray', parts: { hello: ['Our shop opens on Thursday.'] } }}></smoc-chat>`,
    );
    await until(() => words().includes('#stray'));
    expect(words()).to.include(
      'endpint="/in" is not an attribute of a chat and does nothing.Did you mean endpoint="/in"?',
    );
    expect(words()).to.include(
      'endpoints="…" is not an attribute and does nothing: endpoints is a property.Set it by script: element.endpoints = …',
    );
    expect(words().match(/#stray/g)).to.have.length(2);
  });

  it('says of values that mean nothing which there are, and what is used instead', async () => {
    await fixture(
      html`<smoc-chat id="values" pace="fast" scheme="drak" keep="forever" consent="requird" tone="wram" .flow=${{ flow: 'values', parts: { hello: ['Our shop opens on Thursday.'] } }}></smoc-chat>`,
    );
    await until(() => words().includes('#values'));
    for (const said of [
      'unknown-pace pace="fast" is not known to this version: messages come at the natural pace.There are instant, quick, natural, calm.',
      'unknown-scheme scheme="drak" is not known to this version: colours are as the theme and the visitor\'s system say.Did you mean "dark"? There are light, dark, auto.',
      'unknown-keep keep="forever" is not known to this version: the conversation is kept for the visit.There are nothing, visit, device.',
      'unknown-consent consent="requird" is not known to this version: the flow may send requests at once.Did you mean "required"? There is required.',
      'unknown-tone tone="wram" is known neither to the chat, nor to its theme, nor to its flow: the chat\'s own words are warm.Did you mean "warm"?',
    ])
      expect(words()).to.include(said);
    expect(words().match(/#values/g)).to.have.length(5);
  });

  it('knows the tones of the flow, of the theme and the formal ones, and says nothing of a theme that cannot be had', async () => {
    const parts = { hello: ['Our shop opens on Thursday.'] };
    await fixture(html`<div>
      <smoc-chat id="own" keep="nothing" tone="pirate" .flow=${{ flow: 'own', texts: { 'en~pirate': { 'Our shop opens on Thursday.': 'Arr, Thursday!' } }, parts }}></smoc-chat>
      <smoc-chat id="inline-own" keep="nothing" tone="pirate" .flow=${{ flow: 'inline-own', parts: { hello: [{ say: { en: 'Thursday.', 'en~pirate': 'Arr!' } }] } }}></smoc-chat>
      <smoc-chat id="themed" keep="nothing" tone="pirate" .theme=${{ name: 'x', voice: { words: { 'en~pirate': { send: 'Arr' } } } }} .flow=${{ flow: 'themed', parts }}></smoc-chat>
      <smoc-chat id="formal" keep="nothing" tone="sie" .flow=${{ flow: 'formal', parts }}></smoc-chat>
      <smoc-chat id="unthemed" keep="nothing" tone="pirate" theme="/no-such-theme.json" .flow=${{ flow: 'unthemed', parts }}></smoc-chat>
      <smoc-chat id="unknown" keep="nothing" tone="pirat" .flow=${{ flow: 'unknown', parts }}></smoc-chat>
    </div>`);
    await until(() => words().includes('#unknown error unknown-tone') && words().includes('#unthemed'));
    expect(words().match(/unknown-tone/g)).to.have.length(1);
    expect(words()).to.include('#unthemed theme error theme-unreachable');
    for (const name of ['#own', '#inline-own', '#themed', '#formal']) expect(words()).not.to.include(name);
  });

  it('says at once that nobody gets what a flow sends, and where', async () => {
    const parts = {
      hello: [
        { ask: 'Shall we?', options: ['Yes'] },
        {
          ask: 'How was it?',
          options: [
            { label: 'Good', then: [{ submit: true }] },
            { label: 'Bad', then: [{ submit: 'crm' }] },
          ],
        },
        { submit: true },
        'Bye.',
      ],
    };
    await fixture(html`<div>
      <smoc-chat id="unsent" keep="nothing" .flow=${{ flow: 'unsent', parts }}></smoc-chat>
      <smoc-chat id="half" keep="nothing" .endpoints=${{ crm: '/crm' }} .flow=${{ flow: 'half', parts }}></smoc-chat>
      <smoc-chat id="sent" keep="nothing" endpoint="/in" .flow=${{ flow: 'sent', parts }}></smoc-chat>
      <smoc-chat id="tried" preview .flow=${{ flow: 'tried', parts }}></smoc-chat>
    </div>`);
    await until(() => words().includes('#unsent') && words().includes('#half'));
    expect(words()).to.include(
      '#unsent hello/1/options/0/then/0 error no-endpoint Nobody gets this: set endpoint on the element.',
    );
    expect(words()).to.include(
      '#unsent hello/1/options/1/then/0 error no-endpoint Nobody gets this: set endpoints = {crm: …} on the element.',
    );
    expect(words().match(/#(unsent|half) \S+ error no-endpoint/g)).to.have.length(3);
    for (const name of ['#sent', '#tried']) expect(words()).not.to.include(name);
  });

  it('warns that only the page hears of goals, and says so in the panel alone', async () => {
    const chat = document.createElement('smoc-chat');
    const told: string[] = [];
    chat.addEventListener('smoc-error', ({ detail }) => {
      told.push(detail.code);
    });
    Object.assign(chat, {
      id: 'goals',
      keep: 'nothing',
      flow: {
        flow: 'goals',
        parts: {
          hello: ['Our shop opens on Thursday.', { ask: 'Shall we?', options: ['Yes'] }, { goal: 'joined' }, 'Bye.'],
        },
      },
    });
    document.body.append(chat);
    await until(() => words().includes('#goals'));
    expect(words()).to.match(/#goals hello\/2 warning no-endpoint Goals are told to the page alone/);
    expect(told).to.deep.equal([]);
    chat.remove();
  });

  it('says once of a theme what is wrong with it, under its own name, with line, column and what stands there', async () => {
    const theme = '{"name": "x",\n "look": {"color": "#14213f", "accent": "#0b6b50",\n  "radius": "1e9px"}}';
    const { fetch } = globalThis;
    globalThis.fetch = (address, ...rest) =>
      String(address).endsWith('/wrong-theme.json') ? Promise.resolve(new Response(theme)) : fetch(address, ...rest);
    const told: string[] = [];
    const hear = ({ detail }: HTMLElementEventMap['smoc-error']) => told.push(detail.code);
    document.addEventListener('smoc-error', hear as never);
    const flow = (name: string) => ({ flow: name, parts: { hello: ['Our shop opens on Thursday.'] } });
    await fixture(html`<div>
      <smoc-chat id="dressed" keep="nothing" theme="/wrong-theme.json" .flow=${flow('dressed')}></smoc-chat>
      <smoc-chat id="dressed-too" keep="nothing" theme="/wrong-theme.json" .flow=${flow('dressed-too')}></smoc-chat>
      <smoc-chat id="own-dress" keep="nothing" .theme=${JSON.parse(theme)} .flow=${flow('own-dress')}></smoc-chat>
    </div>`);
    await until(() => words().includes('wrong-theme.json') && words().includes('#own-dress theme'));
    await until(() => told.filter((code) => code === 'theme-value').length === 3);
    expect(words()).to.match(
      /\/wrong-theme\.json:3:3 error theme-value look\.radius "1e9px" is ignored\.It must be a number of px/,
    );
    expect(words()).to.match(/#own-dress theme error theme-value look\.radius "1e9px" is ignored\./);
    expect(words().match(/look\.radius/g)).to.have.length(2);
    expect(words()).not.to.match(/#dressed/);
    document.querySelector<HTMLElement & { tone: string }>('#dressed')!.tone = 'formal';
    await document.querySelector<HTMLElement & { say(text: string): Promise<void> }>('#dressed')!.say('Hello!');
    expect(told.filter((code) => code === 'theme-value')).to.have.length(3);
    document.removeEventListener('smoc-error', hear as never);
    globalThis.fetch = fetch;
  });

  it('says of an object that a framework has written as text what is lost', async () => {
    await fixture(html`<smoc-chat id="lost" keep="nothing" flow="[object Object]"></smoc-chat>`);
    await until(() => words().includes('#lost error lost-object'));
    expect(words()).to.match(/flow="\[object Object\]": an object was written as text.*JSON\.stringify/);
  });
});
