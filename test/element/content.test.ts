import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

/** Words that would run, load or lead somewhere if anything on the way read them as more than words. */
const vectors = [
  '<script>boom()</script>',
  '<img src=x onerror=boom()>',
  '<svg onload=boom()>',
  '<svg><script>boom()</script></svg>',
  '<iframe src="javascript:boom()"></iframe>',
  '<iframe srcdoc="<script>boom()</script>">',
  '<a href="javascript:boom()">x</a>',
  '<body onload=boom()>',
  '<details open ontoggle=boom()>',
  '<video><source onerror=boom()></video>',
  '<input autofocus onfocus=boom()>',
  '<object data="javascript:boom()">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=boom()>',
  '<template><img src=x onerror=boom()></template>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<form action="https://evil.example"><button>Go',
  '<marquee onstart=boom()>',
  '"><img src=x onerror=boom()>',
  "'><img src=x onerror=boom()>",
  '`<img src=x onerror=boom()>`',
  '<!--<img src="--><img src=x onerror=boom()>',
  '<![CDATA[<img src=x onerror=boom()>]]>',
  '<img src="https://evil.example/pixel.gif">',
  '&lt;img src=x onerror=boom()&gt;',
  '&#60;img src=x onerror=boom()&#62;',
  '\\u003cimg src=x onerror=boom()\\u003e',
  '<x contenteditable onblur=boom()>',
  '<a href="data:text/html,<script>boom()</script>">x</a>',
  '<xmp><img src=x onerror=boom()></xmp>',
  '<noscript><p title="</noscript><img src=x onerror=boom()>">',
  '<select><option><img src=x onerror=boom()></select>',
  '[x](javascript:boom())',
  '[x](JaVaScRiPt:boom())',
  '[x](java\nscript:boom())',
  '[x]( javascript:boom())',
  '[x](data:text/html;base64,PHNjcmlwdD5ib29tKCk8L3NjcmlwdD4=)',
  '[x](vbscript:boom())',
  '[x](file:///etc/passwd)',
  '[x](blob:https://evil.example/1)',
  '[x](&#106;avascript:boom())',
  '[x](\u0001javascript:boom())',
  '[<img src=x onerror=boom()>](https://ok.example)',
  '![x](https://evil.example/pixel.gif)',
  '![x](javascript:boom())',
  '[x][1]\n\n[1]: javascript:boom()',
  '<javascript:boom()>',
  '**<img src=x onerror=boom()>**',
  '_<svg onload=boom()>_',
  '- <img src=x onerror=boom()>',
  '> <svg onload=boom()>',
  '| a |\n|---|\n| <img src=x onerror=boom()> |',
  '# <img src=x onerror=boom()>',
  '```html\n<img src=x onerror=boom()>\n```',
  '`<img src=x onerror=boom()>`',
  '1. [x](javascript:boom())',
  '{constructor}',
  '{__proto__.x}',
  '${boom()}',
  '{{boom()}}',
  '{name|<img src=x onerror=boom()>}',
  '</div></div><script>boom()</script>',
  '\u202e<img src=x onerror=boom()>',
  '<img src=x onerror\u0000=boom()>',
  '%3Cimg%20src=x%20onerror=boom()%3E',
  '{name, select, other {<img src=x onerror=boom()>}}',
];

declare global {
  var boom: (() => void) | undefined;
}

/** Elements that no text makes, and attributes that lead away. */
const strange = (visitor: Visitor) => [
  ...visitor.all(
    '.row script, .row iframe, .row object, .row style, .row link, .row meta, .row base, .row form, .row video, .row svg:not([viewBox]), .ask script, .ask iframe, .ask style',
  ),
  ...visitor
    .all('.row *, .ask *')
    .filter((each) => [...each.attributes].some((attribute) => /^on/.test(attribute.name))),
  ...visitor
    .all<HTMLAnchorElement>('a')
    .filter((link) => !['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(link.href).protocol)),
];

describe('words that try to be more', () => {
  let ran = 0;
  before(() => {
    globalThis.boom = () => {
      ran++;
    };
  });
  after(() => {
    delete globalThis.boom;
  });
  beforeEach(() => {
    ran = 0;
  });

  const channels: [name: string, steps: (words: string) => readonly unknown[]][] = [
    ['message', (words) => [words, { ask: 'Well?', options: ['OK'] }]],
    ['choice', (words) => [{ ask: 'Well?', options: [words, { label: 'B', text: words }] }]],
    [
      'picture',
      (words) => [
        { say: 'Look', image: words, alt: words, link: words },
        { ask: 'Well?', options: [{ label: 'A', image: words, alt: words, open: words }] },
      ],
    ],
    [
      'reward',
      (words) => [
        { reward: words, title: words, text: words, code: words, open: words, until: words },
        { share: words, text: words, skip: true },
        { share: `https://ok.example/?q=${encodeURIComponent(words)}`, text: words, skip: true },
      ],
    ],
  ];
  for (const [name, steps] of channels)
    it(`stay words in a ${name}`, async () => {
      expect(vectors.length).to.be.at.least(60);
      for (const words of vectors) {
        const visitor = await visit(flowOf(steps(words)));
        await visitor.until(() => visitor.has('.row') && (name !== 'reward' || visitor.has('.ask button')));
        expect(strange(visitor), words).to.deep.equal([]);
        cleanUp();
      }
      expect(ran).to.equal(0);
    });

  it('stay words in an answer that the bot repeats, and are shown as they were typed', async () => {
    for (const words of vectors) {
      const visitor = await visit(
        flowOf([
          { ask: 'Well?', type: 'long', as: 'said' },
          'You said **{said}** [here](https://ok.example/?q={said}).',
          '## Again\n\n- {said}',
          { ask: 'More?', options: ['{said}'] },
        ]),
      );
      await visitor.send(words);
      await visitor.until(() => visitor.options.length === 1);
      expect(strange(visitor), words).to.deep.equal([]);
      // Blanks, and signs that nobody sees, are taken from the ends.
      expect(visitor.one('.own .bubble').textContent).to.equal(words.trim().replace(/^\u202E/, ''));
      const links = visitor.all<HTMLAnchorElement>('.row a').map((link) => new URL(link.href));
      expect(
        links.every((link) => link.host === 'ok.example' && link.pathname === '/'),
        words,
      ).to.equal(true);
      cleanUp();
    }
    expect(ran).to.equal(0);
  });

  it('lead nowhere from the page’s address', async () => {
    const visitor = await visit(flowOf([{ ask: 'Go {to}', options: ['A'] }]), {}, {
      initial: { to: '[x](javascript:boom())' },
    } as never);
    expect(visitor.messages[0]).to.equal('Go [x](javascript:boom())');
  });
});

describe('an author’s marks', () => {
  it('become what they mean', async () => {
    const visitor = await visit(
      flowOf([
        '**bold** _italic_ ++under++ [words](https://example.com) and\na break',
        { ask: 'Well?', options: ['**Yes**'] },
      ]),
    );
    const bubble = visitor.one('.bubble');
    expect([...bubble.querySelectorAll('strong, em, u, a, br')].map((each) => each.localName)).to.deep.equal([
      'strong',
      'em',
      'u',
      'a',
      'br',
    ]);
    expect(visitor.one('.option strong').textContent).to.equal('Yes');
  });

  it('open other sites in a new tab, say so, and tell them nothing', async () => {
    const visitor = await visit(
      flowOf([
        '[there](https://example.com/a?b=c) [here](/here) [mail](mailto:a@example.com) [call](tel:+4790000000)',
        { ask: 'Well?' },
      ]),
    );
    const [there, here, mail, call] = visitor.all<HTMLAnchorElement>('.bubble a');
    expect([there?.target, there?.rel, there?.textContent]).to.deep.equal([
      '_blank',
      'noopener noreferrer',
      'there (opens in a new tab)',
    ]);
    expect([here?.target, here?.href, here?.textContent]).to.deep.equal([
      '',
      new URL('/here', location.href).href,
      'here',
    ]);
    expect([mail?.href, mail?.target]).to.deep.equal(['mailto:a@example.com', '']);
    expect(call?.href).to.equal('tel:+4790000000');
  });

  it('for lists, quotes, tables and code come with their own code, and values stay words in them', async () => {
    const visitor = await visit(
      flowOf(
        [
          '## What\n\n- one\n- **two** {x}\n\n1. first\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 |  |\n\n`code` <b>raw</b> ++under++ &amp; ~~gone~~ ![pic](https://evil.example/x.png)',
          { ask: 'Well?' },
        ],
        { vars: { x: '**no** [x](https://evil.example)' } },
      ),
    );
    await visitor.until(() => visitor.has('.bubble ul'));
    const bubble = visitor.one('.bubble');
    expect([...bubble.querySelectorAll('li')].map((item) => item.textContent)).to.deep.equal([
      'one',
      'two **no** [x](https://evil.example)',
      'first',
    ]);
    expect(bubble.querySelectorAll('td')).to.have.length(2);
    expect(bubble.querySelector('a, img, b')).to.equal(null);
    expect(bubble.textContent).to.contain('<b>raw</b>').and.to.contain('&');
    expect([...bubble.querySelectorAll('u, s, code, blockquote')].map((each) => each.localName)).to.have.members([
      'blockquote',
      'code',
      'u',
      's',
    ]);
  });

  it('never cut a letter in two where the bot’s picture is one', async () => {
    for (const [name, letter] of [
      ['👩‍👩‍👧 Family', '👩‍👩‍👧'],
      ['🇳🇴 Norge', '🇳🇴'],
      ['Åse', 'Åse'.normalize('NFD').slice(0, 2)],
    ] as const) {
      const visitor = await visit(
        flowOf([{ ask: 'Well?' }], { bot: { name: name === 'Åse' ? name.normalize('NFD') : name } }),
      );
      expect(visitor.one('.avatar').textContent).to.equal(letter);
      cleanUp();
    }
  });
});
