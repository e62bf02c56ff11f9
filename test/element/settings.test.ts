import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { SmocEvent } from '../../src/events.ts';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const told = () =>
  flowOf(
    [
      'Good morning, {name|friend}.',
      { ask: 'Shall we?', options: ['Yes', 'No'] },
      { ask: 'Your name?', as: 'name' },
      'Thank you, {name}.',
    ],
    {
      texts: {
        nl: {
          'Good morning, {name|friend}.': 'Goedemorgen, {name|vriend}.',
          'Shall we?': 'Zullen we?',
          Yes: 'Ja',
          'Your name?': 'Je naam?',
          'Thank you, {name}.': 'Dank je, {name}.',
        },
        'nl~formal': { 'Your name?': 'Uw naam?', 'Thank you, {name}.': 'Dank u, {name}.' },
        'en~playful': { 'Good morning, {name|friend}.': 'Heya, {name|friend}!' },
      },
    },
  );

describe('language and tone', () => {
  it('change what was said, what is asked and the chat’s own words, and lose nothing', async () => {
    const visitor = await visit(told());
    visitor.press('Yes');
    await visitor.says('Your name?');
    visitor.element.lang = 'nl';
    await visitor.says('Je naam?');
    expect(visitor.messages).to.deep.equal(['Goedemorgen, vriend.', 'Zullen we?', 'Ja', 'Je naam?']);
    expect(visitor.one('[part=panel]').lang).to.equal('nl');
    visitor.element.tone = 'formal';
    await visitor.says('Uw naam?');
    await visitor.until(() => visitor.field.placeholder === 'Uw antwoord');
    await visitor.send('Ben');
    await visitor.says('Dank u, Ben.');
    expect(visitor.element.snapshot()?.settings).to.include({ lang: 'nl', tone: 'formal' });
    visitor.element.lang = 'en';
    visitor.element.tone = 'playful';
    await visitor.says('Heya, friend!');
    expect(visitor.messages).to.include('Ben');
  });

  it('change texts that need ICU, in which words stay words and quoted braces braces', async () => {
    const price = "You pay {price, number, ::currency/EUR} on {day, date, ::EEEEdMMMM} for '{'{what}'}'.";
    const visitor = await visit(
      flowOf([price, { ask: 'Fine?', options: ['Yes'] }], {
        vars: { price: 129.5, day: '2027-03-04', what: '<b>{price, number, percent}</b>' },
        texts: {
          nl: {
            [price]: "Je betaalt {price, number, ::currency/EUR} op {day, date, ::EEEEdMMMM} voor '{'{what}'}'.",
            'Fine?': 'Goed?',
            Yes: 'Ja',
          },
        },
      }),
    );
    const first = () => visitor.messages[0]?.replaceAll('\u00a0', ' ');
    expect(first()).to.equal('You pay €129.50 on Thursday, March 4 for {<b>{price, number, percent}</b>}.');
    visitor.element.lang = 'nl';
    await visitor.says('Goed?');
    expect(first()).to.equal('Je betaalt € 129,50 op donderdag 4 maart voor {<b>{price, number, percent}</b>}.');
    expect(visitor.all('.row b')).to.deep.equal([]);
  });

  it('change an open form: its labels, what is wrong, its button; what was filled in stays, and nothing is told again', async () => {
    const visitor = await visit(
      flowOf(
        [
          {
            ask: 'Who?',
            button: 'Join',
            fields: [
              { as: 'name', label: 'Your name' },
              { as: 'mail', type: 'email', label: 'E-mail', hint: 'Where it goes' },
              { as: 'size', label: 'Size', options: ['Small', 'Large'] },
              { as: 'news', type: 'consent', label: 'News, please' },
            ],
          },
        ],
        {
          texts: {
            nl: {
              'Who?': 'Wie?',
              Join: 'Meedoen',
              'Your name': 'Je naam',
              'E-mail': 'Mailadres',
              'Where it goes': 'Waar het heen gaat',
              Size: 'Maat',
              Small: 'Klein',
              Large: 'Groot',
              'News, please': 'Graag nieuws',
            },
          },
        },
      ),
    );
    const told = listen(visitor);
    await visitor.until(() => visitor.has('.boxes input') && told.length);
    const form = visitor.one<HTMLFormElement>('.form'),
      field = (name: string) => visitor.one<HTMLInputElement>(`[data-name=${name}] input`);
    visitor.type('no address', field('mail'));
    field('news').click();
    visitor.all('.boxes input')[1]?.click();
    form.requestSubmit();
    await visitor.until(() => visitor.one('#f-mail-error').textContent === 'That’s not an e-mail address yet.');
    visitor.type('Ben', field('name'));
    const { focused } = visitor;
    visitor.element.lang = 'nl';
    await visitor.until(() => visitor.one('#f-mail-error').textContent === 'Dat lijkt nog geen e-mailadres.');
    expect(visitor.messages[0]).to.equal('Wie?');
    expect(visitor.all('.item').map((item) => item.querySelector('label, .label')?.textContent.trim())).to.deep.equal([
      'Je naam',
      'Mailadres',
      'Maat',
      'Graag nieuws',
    ]);
    expect(visitor.one('#f-mail-hint').textContent).to.equal('Waar het heen gaat');
    expect(visitor.button('Meedoen')).to.equal(form.querySelector('[part~=send]'));
    expect([
      field('name').value,
      field('mail').value,
      field('news').checked,
      ...visitor.all<HTMLInputElement>('.boxes input').map((box) => box.checked),
    ]).to.deep.equal(['Ben', 'no address', true, false, true]);
    expect(visitor.focused).to.equal(focused);
    visitor.type('ben@example.com', field('mail'));
    form.requestSubmit();
    await visitor.until(() => visitor.has('.own'));
    expect(told.filter((line) => /Who|Wie|mail/.test(line))).to.deep.equal(['Noa says: Who?']);
    expect(visitor.element.snapshot()?.vars).to.include({ name: 'Ben', mail: 'ben@example.com' });
  });

  it('change a half typed answer’s error, and keep what was typed', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Mail?', type: 'email' }], { texts: { nl: { 'Mail?': 'Mailadres?' } } }),
    );
    const told = listen(visitor);
    await visitor.send('ben@');
    await visitor.until(() => visitor.one('#error').textContent === 'That’s not an e-mail address yet.');
    visitor.type('ben@exam');
    visitor.element.lang = 'nl';
    await visitor.until(() => visitor.one('#error').textContent === 'Dat lijkt nog geen e-mailadres.');
    expect(visitor.field.value).to.equal('ben@exam');
    expect(visitor.field.placeholder).to.equal('Typ je antwoord');
    expect(visitor.focused).to.equal(visitor.field);
    await visitor.send('ben@');
    const wrong = () => told.filter((line) => line.includes('mail'));
    await visitor.until(() => wrong().length > 1);
    expect(wrong()).to.deep.equal(['That’s not an e-mail address yet.', 'Dat lijkt nog geen e-mailadres.']);
  });

  it('change dates, sums, plurals and cards that were said already', async () => {
    const flow = flowOf(
      [
        'Opens {day:date}, {price:money}.',
        '{n, plural, one {# guest} other {# guests}} by {who}.',
        { reward: 'VIP-7', title: 'Your pass', text: 'Show it.', until: '2027-03-04', open: '/x', button: 'Open' },
        { share: 'https://example.com/a', text: 'Come along', via: ['copy'], skip: 'Later' },
      ],
      {
        vars: { day: '2027-03-04', price: 12.5, n: 2, who: ['Anna', 'Ben', 'nobody'] },
        texts: {
          nl: {
            'Opens {day:date}, {price:money}.': 'Open op {day:date}, {price:money}.',
            '{n, plural, one {# guest} other {# guests}} by {who}.':
              '{n, plural, one {# gast} other {# gasten}} van {who}.',
            nobody: 'niemand',
            'Your pass': 'Je pas',
            'Show it.': 'Laat hem zien.',
            Open: 'Openen',
            Later: 'Straks',
          },
        },
      },
    );
    const visitor = await visit(flow);
    const plain = () =>
      [...visitor.messages, ...visitor.all('.reward, .ask').map((card) => card.textContent)]
        .join(' ')
        .replace(/\s+/g, ' ');
    expect(plain()).to.contain('Opens March 4, 2027, €12.50. 2 guests by Anna, Ben, and nobody.');
    const told = listen(visitor);
    await visitor.until(() => told.some((line) => line.includes('Your pass')));
    const before = told.length;
    visitor.element.lang = 'nl';
    await visitor.until(() => plain().includes('Geldig tot en met 4 maart 2027'));
    expect(plain()).to.contain('Open op 4 maart 2027, € 12,50. 2 gasten van Anna, Ben en niemand.');
    for (const words of ['Je pas', 'Laat hem zien.', 'Openen', 'Straks', 'Kopiëren']) expect(plain()).to.contain(words);
    expect(plain()).not.to.match(/Your pass|Show it|Later|Copy|guests|March/);
    visitor.press('Straks');
    await visitor.until(() => visitor.element.snapshot()?.pending?.kind === 'end');
    expect(told.slice(before).filter((line) => /pas|Open/.test(line))).to.deep.equal([]);
  });

  it('follow the page where the flow speaks its language', async () => {
    const page = document.createElement('div');
    page.lang = 'nl';
    const element = document.createElement('smoc-chat');
    element.setAttribute('keep', 'nothing');
    element.flow = told();
    page.append(element);
    document.body.append(page);
    await new Visitor(element).says('Zullen we?');
    page.lang = 'de';
    element.flow = told();
    await new Visitor(element).says('Shall we?');
    page.remove();
  });

  for (const [page, language, texts, shown, lang] of [
    ['nl_NL', 'en', 'nl', 'Zullen we?', 'nl-NL'],
    ['NL-be', 'en', 'nl', 'Zullen we?', 'nl-BE'],
    ['nb', 'en', 'no', 'Zullen we?', 'nb'],
    ['zh_TW', 'en', 'zh-Hant', 'Zullen we?', 'zh-TW'],
    ['iw', 'en', 'he', 'Zullen we?', 'he'],
    ['nb_NO', 'no', 'sv', 'Shall we?', 'nb-NO'],
    ['auto', 'nl_NL', 'sv', 'Shall we?', 'nl-NL'],
    ['x-default', 'en', 'nl', 'Shall we?', 'en'],
  ] as const)
    it(`follow a page in ${page} where the flow speaks ${language} and ${texts}`, async () => {
      const { texts: all, ...flow } = told();
      const around = document.createElement('div');
      around.setAttribute('lang', page);
      const element = document.createElement('smoc-chat');
      element.setAttribute('keep', 'nothing');
      element.flow = { ...flow, language, texts: { [texts]: (all as Record<string, Record<string, string>>)['nl']! } };
      around.append(element);
      document.body.append(around);
      const visitor = await new Visitor(element).says(shown);
      expect(element.snapshot()?.settings.lang).to.equal(lang);
      expect(visitor.one('[part=panel]').lang).to.equal(lang);
      around.remove();
    });

  it('take a language of the element that cannot be read for none, and never break for it', async () => {
    const visitor = await visit(told(), { lang: 'nl_NL' });
    await visitor.says('Zullen we?');
    await visitor.until(() => visitor.element.snapshot()?.settings.lang === 'nl-NL');
    for (const garbage of ['auto', '{{ lang }}', 'x-default', 'nl,en']) {
      visitor.element.lang = garbage;
      await visitor.says('Shall we?');
      visitor.element.lang = 'nl';
      await visitor.says('Zullen we?');
    }
  });

  it('run from right to left where the language does', async () => {
    const visitor = await visit(flowOf([{ ask: 'هل؟', options: ['نعم'] }], { language: 'ar' }));
    expect(visitor.one('[part=panel]').dir).to.equal('rtl');
    const [avatar, bubble] = [visitor.one('.avatar'), visitor.one('.bubble')].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(avatar?.left).to.be.greaterThan(bubble?.right ?? Infinity);
  });

  it('take the theme’s voice where neither page nor flow has a say', async () => {
    const theme = {
      name: 'x',
      brand: { name: 'Nordlys', bot: { name: 'Noor' } },
      voice: { tone: 'formal', pace: 'instant', words: { en: { restart: 'Again from the top' } } },
    };
    const visitor = await visit(
      { ...flowOf(['Hello.', { ask: 'Well?', options: ['A'] }]), bot: undefined, pace: undefined },
      {},
      { theme },
    );
    expect(visitor.messages).to.deep.equal(['Hello.', 'Well?']);
    expect(visitor.one('.name').textContent).to.equal('Noor');
    expect(visitor.one('[part=title]').textContent).to.equal('Nordlys');
    expect(visitor.one('[part=restart]').getAttribute('aria-label')).to.equal('Again from the top');
    expect(visitor.element.snapshot()?.settings.tone).to.equal('formal');
  });

  it('let the flow win over the theme, and the attribute over both', async () => {
    const theme = { name: 'x', brand: { name: 'Nordlys', bot: { name: 'Noor' } }, voice: { tone: 'formal' } };
    const byFlow = await visit({ ...told(), tone: 'playful' }, {}, { theme });
    expect(byFlow.element.snapshot()?.settings.tone).to.equal('playful');
    expect(byFlow.one('.name').textContent).to.equal('Noa');
    const byPage = await visit({ ...told(), tone: 'playful' }, { tone: 'warm' }, { theme });
    expect(byPage.element.snapshot()?.settings.tone).to.equal('warm');
  });

  it('take the flow’s own words for buttons and errors', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Mail?', type: 'email' }], { messages: { errEmail: 'Nope.', restart: 'Reset' } }),
    );
    await visitor.send('x');
    await visitor.until(() => visitor.one('#error').textContent === 'Nope.');
    expect(visitor.one('[part=restart]').title).to.equal('Reset');
  });
});

describe('a theme', () => {
  it('is put on while the chat runs, and taken off', async () => {
    const visitor = await visit(flowOf([{ ask: 'Well?', options: ['A'] }]));
    const header = () => getComputedStyle(visitor.one('header')).backgroundColor;
    const before = header();
    visitor.element.theme = { name: 'x', look: { color: '#7a0019' } };
    await visitor.until(() => header() === 'rgb(122, 0, 25)');
    expect(visitor.options).to.deep.equal(['A']);
    visitor.element.theme = undefined;
    await visitor.until(() => header() === before);
  });

  it('that cannot be found is told, and the chat goes on', async () => {
    const element = mount(flowOf(['Hello!']), { theme: '/no-such-theme.json' });
    const { detail } = await next<SmocEvent<'smoc-error'>>(element, 'smoc-error');
    expect(detail.code).to.equal('theme-unreachable');
    await new Visitor(element).says('Hello!');
  });

  it('is overruled by the page’s own CSS', async () => {
    const style = document.createElement('style');
    style.textContent =
      'smoc-chat { --smoc-header-ground: rgb(1, 2, 3); } smoc-chat::part(title) { letter-spacing: 3px; }';
    document.head.append(style);
    const visitor = await visit(
      flowOf([{ ask: 'Well?', options: ['A'] }]),
      {},
      { theme: { name: 'x', look: { color: '#7a0019' } } },
    );
    expect(getComputedStyle(visitor.one('header')).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(visitor.one('[part=title]')).letterSpacing).to.equal('3px');
    style.remove();
  });

  it('thins out emoji as the brand wants it, in what is said and in what is offered', async () => {
    const visitor = await visit(
      flowOf(['Hi 👋 there 🎉!', { ask: 'Well?', options: ['Yes 🎉'] }]),
      {},
      { theme: { name: 'x', voice: { emoji: 'none' } } },
    );
    expect(visitor.messages[0]).to.equal('Hi there!');
    expect(visitor.options).to.deep.equal(['Yes']);
  });

  it('has a letter in the place of a picture that does not load', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Well?', options: ['A'] }], { bot: { name: 'Éva', avatar: '/no-such-face.webp' } }),
    );
    await visitor.until(() => !visitor.one('.avatar img').checkVisibility());
    expect(visitor.one('.avatar').textContent).to.equal('É');
  });
});

describe('what a visitor’s system asks for', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference', colorScheme: 'light', forcedColors: 'none' }));

  it('is met: no motion, no waiting', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const visitor = new Visitor(
      mount({ ...flowOf(['One.', 'Two.', { ask: 'Three?', options: ['Yes'] }]), pace: 'calm' }),
    );
    await visitor.says('One.');
    expect(visitor.messages).to.deep.equal(['One.', 'Two.', 'Three?']);
    visitor.press('Yes');
    await visitor.until(() => visitor.messages.includes('Yes'));
    // One of a millisecond, by which the chat hears of the page's colours, moves nothing.
    const moving = visitor.root.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().endTime) > 1);
    expect(moving).to.deep.equal([]);
  });

  it('is met: dark', async () => {
    const visitor = await visit(flowOf([{ ask: 'Well?', options: ['A'] }]));
    const ground = () => getComputedStyle(visitor.one('.panel')).backgroundColor;
    const light = ground();
    await emulateMedia({ colorScheme: 'dark' });
    expect(ground()).not.to.equal(light);
    visitor.element.scheme = 'light';
    await visitor.element.updateComplete;
    expect(ground()).to.equal(light);
  });

  it('is met: forced colours draw an edge around what is only a ground', async () => {
    const visitor = await visit(flowOf([{ ask: 'Well?', options: ['A'] }]));
    await emulateMedia({ forcedColors: 'active' });
    await visitor.until(() => getComputedStyle(visitor.one('.bubble')).borderTopWidth === '1px');
  });
});
