import { expect } from '@open-wc/testing';
import type { Theme } from '../../src/theme/theme.ts';
import { applyTheme, celebrationColors } from '../../src/theme/apply-theme.lazy.ts';
import { contrast } from '../../src/theme/palette.lazy.ts';
import { pairs } from '../../src/theme/pairs.ts';
import { tokens } from '../../src/theme/tokens.styles.ts';

const brand = { color: '#14213f', accent: '#2bd4a4' };
const themeOf = (look: unknown) => ({ name: 'probe', look }) as Theme;

/** A chat's shell: tokens, theme, and every token in use where it could fetch or paint. */
function mount(look: unknown, scheme?: string) {
  const host = document.createElement('div');
  if (scheme) host.setAttribute('scheme', scheme);
  const root = host.attachShadow({ mode: 'open' });
  const themed = new CSSStyleSheet();
  const use = new CSSStyleSheet();
  use.replaceSync(`:host{display:block;width:50px;height:50px;font:var(--smoc-size)/1.5 var(--smoc-font);background:var(--smoc-background) center/cover var(--smoc-ground);
    border-radius:var(--smoc-radius);padding:calc(1px*var(--smoc-density));color:var(--smoc-text);box-shadow:inset 0 0 1px var(--smoc-line);outline-color:var(--smoc-focus)}`);
  root.adoptedStyleSheets = [tokens.styleSheet as CSSStyleSheet, themed, use];
  document.body.append(host);
  const problems = applyTheme(themeOf(look), themed);
  return { host, themed, problems, token: (name: string) => getComputedStyle(host).getPropertyValue(`--smoc-${name}`) };
}

const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    ),
  );

const notColors: unknown[] = [
  'url(/canary-1)',
  'url("https://canary.invalid/x")',
  'image-set("/canary-2" 1x)',
  'red;background:url(/canary-3)',
  'red}body{background:url(/canary-4)}',
  '#fff/**/}*{color:red}',
  'var(--page-secret)',
  'attr(data-x)',
  'env(safe-area-inset-top)',
  'expression(alert(1))',
  'javascript:alert(1)',
  'currentColor',
  'inherit',
  'initial',
  '-moz-element(#x)',
  '</style><script>alert(1)</script>',
  '@import "/canary-5"',
  'rgb(0,0,0',
  '#12',
  '\\75rl(/canary-6)',
  'u\\72l(/canary-6)',
  '',
  ' ',
  12,
  true,
  null,
  [],
  ['#fff'],
  'a'.repeat(10_000),
];
const others: [field: string, value: unknown][] = [
  ['radius', '1e9px'],
  ['radius', -4],
  ['radius', 41],
  ['radius', '2vmax'],
  ['radius', 'calc(1px)'],
  ['radius', '4px;x:url(/canary-7)'],
  ['radius', Infinity],
  ['radius', '50%'],
  ['size', 200],
  ['size', 0],
  ['size', '1rem'],
  ['size', '16px 0'],
  ['density', 9],
  ['density', '1px'],
  ['density', 'NaN'],
  ['density', {}],
  ['font', 'url(/canary-8)'],
  ['font', 'a;src:url(/canary-9)'],
  ['font', '"a'],
  ['font', 'x}y{'],
  ['font', 'var(--x)'],
  ['font', 'inherit'],
  ['font', ''],
  ['font', 'a,'],
  ['font', 7],
  ['font', 'a\\62'],
  ['font', 'a,'.repeat(400)],
  ['background', 'url(/canary-10)'],
  ['background', 'linear-gradient(url(/canary-11), red)'],
  ['background', 'linear-gradient(#fff)'],
  ['background', 'http://canary.invalid/a.png'],
  ['background', 'javascript:alert(1)'],
  ['background', 'data:text/html,<script>alert(1)</script>'],
  ['background', 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['background', 'data:image/svg+xml,<svg><script>1</script></svg>'],
  ['background', 'linear-gradient(#fff, #fff) , url(/canary-12)'],
  ['background', 'radial-gradient(#fff, #000)'],
  ['background', 'linear-gradient(#000, #fff)'],
  ['background', 'https://a:b@canary.invalid/x.png'],
  ['background', 'file:///etc/passwd'],
  ['background', 'linear-gradient(#fff, #ffffff80)'],
  ['background', 4],
  ['background', 'dots'],
  ['background', 'dots #fff8'],
  ['background', 'dots url(/canary-13)'],
  ['background', 'sparks #fff'],
  ['background', 'constructor #fff'],
  ['bubble', 'square'],
  ['bubble', 'round}*{color:red'],
  ['bubble', 'constructor'],
  ['depth', ''],
  ['choices', 1],
  ['header', null],
  ['avatar', ['none']],
  ['display', 'url(/canary-14)'],
  ['scheme', 'blue'],
  ['scheme', 'dark]){}'],
  ['tokens', 'x'],
  ['tokens', []],
  ['wallpaper', '#fff'],
];

describe('applyTheme', () => {
  afterEach(() => {
    for (const host of document.querySelectorAll('body > div')) if (host.shadowRoot) host.remove();
  });

  const cases: [token: string, look: Record<string, unknown>][] = [
    ...notColors.flatMap((value): [string, Record<string, unknown>][] => [
      ['look.color', { color: value }],
      ['look.accent', { ...brand, accent: value }],
      ['look.tokens.own-ground', { ...brand, tokens: { 'own-ground': value } }],
    ]),
    ...others.map(([field, value]): [string, Record<string, unknown>] => [
      `look.${field}`,
      { ...brand, [field]: value },
    ]),
    ['look.tokens.shiny', { ...brand, tokens: { shiny: '#fff' } }],
    ['look.tokens.ground', { ...brand, tokens: { ground: '#ffffff80' } }],
    ['look.tokens.x;}:host{display:none', { ...brand, tokens: { 'x;}:host{display:none': '#fff' } }],
  ];
  for (const [token, look] of cases) {
    it(`refuses ${token} ${JSON.stringify(Object.values(look).at(-1))?.slice(0, 60)} by name, and keeps to its own rules`, () => {
      const { host, themed, problems } = mount(look);
      expect(problems.map((problem) => problem.token)).to.include(token);
      expect(problems.find((problem) => problem.token === token)?.message).to.include(token);
      expect(themed.cssRules).to.have.length(5);
      expect([...themed.cssRules].map((rule) => rule.cssText.replace(/\{[^]*/, '').trim())).to.deep.equal([
        ':host',
        '@media (prefers-color-scheme: dark)',
        ':host([scheme="dark"])',
        ':host([scheme="light"])',
        '@media (forced-colors: active)',
      ]);
      for (const property of (themed.cssRules[0] as CSSStyleRule).style)
        expect(property).to.match(/^(--smoc-[a-z-]+|--_scheme|color-scheme)$/);
      expect(getComputedStyle(host).display).to.equal('block');
      expect(themed.cssRules[0]?.cssText).not.to.match(/canary|script|secret/);
    });
  }

  it('sends no request for any bad value, and changes nothing outside the chat', async () => {
    const before = getComputedStyle(document.body).cssText;
    for (const [, look] of cases) mount(look);
    await painted();
    expect(
      performance
        .getEntriesByType('resource')
        .map((entry) => entry.name)
        .filter((name) => name.includes('canary')),
    ).to.deep.equal([]);
    expect(getComputedStyle(document.body).cssText).to.equal(before);
  });

  const good: [look: Record<string, unknown>, token: string, css: string][] = [
    [{ color: '#0b7' }, 'color', '#00bb77'],
    [{ color: 'rgb(20 40 60)' }, 'color', '#14283c'],
    [{ color: 'hsl(210 50% 30%)' }, 'color', '#264d73'],
    [{ color: 'navy' }, 'color', '#000080'],
    [{ color: 'oklch(.5 .05 200)' }, 'color', '#3f6c6e'],
    [{ ...brand }, 'accent', '#2bd4a4'],
    [{ radius: 8 }, 'radius', '8px'],
    [{ radius: '12.5px' }, 'radius', '12.5px'],
    [{ size: '18px' }, 'size', '18px'],
    [{ density: 1.25 }, 'density', '1.25'],
    [{ font: 'Inter, "Helvetica Neue", sans-serif' }, 'font', 'Inter, "Helvetica Neue", sans-serif'],
    [{ font: 'Söhne' }, 'font', '"Söhne", system-ui, sans-serif'],
    [
      { ...brand, background: 'linear-gradient(to right, #fff, white 40%, #f4f7ff 60% 100%)', scheme: 'light' },
      'background',
      'linear-gradient(to right, #ffffff, #ffffff 40%, #f4f7ff 60% 100%)',
    ],
    [{ ...brand, tokens: { 'own-ground': '#7a1f3d' } }, 'own-ground', '#7a1f3d'],
    [{ ...brand, tokens: { line: '#0003' } }, 'line', '#00000033'],
    [{ ...brand, 'own-ground': '#7a1f3d' }, 'own-ground', '#7a1f3d'],
    [{ '--smoc-color': '#7a1f3d' }, 'color', '#7a1f3d'],
    [{ ...brand, tokens: { '--smoc-own-ground': '#7a1f3d' } }, 'own-ground', '#7a1f3d'],
    [{ ...brand, tokens: { 'bot-ground': { light: '#f0fff8', dark: '#102820' } } }, 'bot-ground', '#f0fff8'],
  ];
  for (const [look, token, css] of good) {
    it(`takes ${JSON.stringify(look).slice(0, 70)}`, () => {
      const { problems, token: read } = mount(look, 'light');
      expect(problems.filter((problem) => problem.token !== 'look.background')).to.deep.equal([]);
      expect(read(token)).to.equal(css);
    });
  }

  it('lays a veil over a picture that keeps text readable on any of its pixels', async () => {
    const { host, problems, token } = mount({ ...brand, background: 'data:image/png;base64,iVBORw0KGgo=' }, 'light');
    expect(problems).to.deep.equal([]);
    expect(token('background')).to.match(
      /^linear-gradient\(color-mix\(in srgb, .*86%.*url\("data:image\/png;base64,iVBORw0KGgo="\)$/,
    );
    expect(getComputedStyle(host).backgroundImage).to.match(/gradient.*url/);
    expect(getComputedStyle(host).backgroundColor).to.equal('rgb(255, 255, 255)');
    for (const text of ['text', 'muted', 'link', 'error', 'good'])
      expect(contrast(token(text), '#dbdbdb'), text).to.be.at.least(4.5);
    await painted();
  });

  it('drops a background on which no text can be read, in that scheme only', () => {
    const look = { ...brand, background: 'linear-gradient(#fff, #f2f6ff)' };
    expect(mount(look, 'light').token('background')).to.equal('linear-gradient(#ffffff, #f2f6ff)');
    const dark = mount(look, 'dark');
    expect(dark.token('background')).to.equal('none');
    expect(dark.problems.map((problem) => problem.hint).join()).to.include('dark');
  });

  it('moves a text that nobody can read to the nearest shade that they can, and says so', () => {
    const { problems, token } = mount(
      { ...brand, tokens: { 'own-ground': '#ffffff', 'own-text': { light: '#bbbbbb' } } },
      'light',
    );
    expect(contrast(token('own-text'), token('own-ground'))).to.be.within(4.5, 4.8);
    const told = problems.find((problem) => problem.token === 'look.tokens.own-text');
    expect(told?.code).to.equal('theme-contrast');
    expect(told?.value).to.equal('#bbbbbb');
    expect(told?.used).to.equal(token('own-text'));
    expect(told?.message).to.match(/has 1\.92:1 .* light .* needs 4\.5:1: #767676 is used/);
    expect(told?.hint).to.include('#767676');
    expect(told?.severity).to.equal('warning');
  });

  it('moves the text along silently when only its ground was chosen', () => {
    const { problems, token } = mount({ ...brand, tokens: { 'button-ground': '#fff3c4' } }, 'light');
    expect(problems).to.deep.equal([]);
    expect(contrast(token('button-text'), '#fff3c4')).to.be.at.least(4.5);
  });

  it('draws a pattern in one colour, on which all text can still be read', () => {
    for (const pattern of ['dots', 'stripes', 'lines']) {
      const { host, problems, token } = mount({ ...brand, background: { light: `${pattern} #c9d4f5` } }, 'light');
      expect(problems).to.deep.equal([]);
      expect(getComputedStyle(host).backgroundImage, pattern).to.match(/gradient\(.*rgb\(201, 212, 245\)/);
      for (const text of ['text', 'muted', 'link', 'error', 'good'])
        expect(contrast(token(text), '#c9d4f5'), `${text} on ${pattern}`).to.be.at.least(4.5);
    }
  });

  it('tells the patterns of a scheme from the gradient of the other', () => {
    const look = { ...brand, background: { light: 'dots #dde4ff', dark: 'linear-gradient(#101010, #181818)' } };
    expect(mount(look, 'light').token('background-size')).to.equal('1.5em 1.5em');
    expect(mount(look, 'dark').token('background-size')).to.equal('cover');
  });

  describe('forms', () => {
    /** A chat's nodes under the theme's sheet, as far as forms reach. */
    function form(look: unknown) {
      const { host, themed, problems } = mount(look, 'light');
      const root = host.shadowRoot as ShadowRoot;
      const panel = document.createElement('div');
      panel.className = 'panel';
      for (const path of ['header brand', 'row bot first', 'ask']) {
        const [tag = '', ...inner] = path.split(' ');
        const box = panel.appendChild(document.createElement(tag === 'header' ? tag : 'div'));
        if (tag !== 'header') box.className = path;
        for (const name of tag === 'row' ? ['avatar', 'name', 'bubble'] : tag === 'ask' ? ['options'] : inner)
          box.appendChild(document.createElement('div')).className = name;
      }
      panel
        .querySelector('.options')
        ?.append(Object.assign(document.createElement('button'), { className: 'option', textContent: 'A' }));
      root.append(panel);
      const style = (selector: string) => getComputedStyle(root.querySelector(selector) as Element);
      return { themed, problems, style };
    }
    const shown: [look: Record<string, unknown>, selector: string, property: string, value: string][] = [
      [{ bubble: 'round', radius: 20 }, '.bubble', 'border-start-start-radius', '20px'],
      [{ bubble: 'letter' }, '.bot .bubble', 'border-inline-start-width', '2px'],
      [{ depth: 'sticker' }, '.bubble', 'border-top-width', '2px'],
      [{ choices: 'rows' }, '.options', 'flex-direction', 'column'],
      [{ header: 'letterhead' }, 'header', 'border-block-end-style', 'double'],
      [{ header: 'round' }, 'header', 'border-end-end-radius', '32px'],
      [{ avatar: 'none' }, '.avatar', 'display', 'none'],
      [{ display: 'Georgia, serif' }, '.name', 'font-family', 'Georgia, serif'],
    ];
    for (const [look, selector, property, value] of shown) {
      it(`${JSON.stringify(look)} shows`, () => {
        const { style, problems } = form({ ...brand, ...look });
        expect(problems).to.deep.equal([]);
        expect(style(selector).getPropertyValue(property)).to.equal(value);
        expect(form(brand).style(selector).getPropertyValue(property)).not.to.equal(value);
      });
    }
    it('raised things cast a shadow', () => {
      expect(form({ ...brand, depth: 'raised' }).style('.option').boxShadow).not.to.equal('none');
    });
    it('the first form of each adds no rule', () => {
      const { themed, problems } = form({
        ...brand,
        bubble: 'tail',
        depth: 'flat',
        choices: 'chips',
        header: 'bar',
        avatar: 'round',
      });
      expect(problems).to.deep.equal([]);
      expect(themed.cssRules).to.have.length(5);
    });
  });

  it('says it when no shade can be right', () => {
    const { problems } = mount(
      { ...brand, tokens: { ground: '#000000', 'bot-ground': '#ffffff', 'field-ground': '#808080' } },
      'light',
    );
    expect(
      problems.some((problem) => problem.token === 'look.tokens.muted' && problem.hint.includes('like lightness')),
    ).to.equal(true);
  });

  describe('schemes', () => {
    const ground = (look: unknown, attribute?: string) =>
      contrast(mount(look, attribute).token('ground'), '#000') > 10 ? 'light' : 'dark';
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

    it('follows the system when the theme does not say', () => {
      expect(ground(brand)).to.equal(system);
      expect(ground({ ...brand, scheme: 'auto' })).to.equal(system);
    });
    it('follows the theme over the system, and the attribute over both', () => {
      for (const scheme of ['light', 'dark']) {
        expect(ground({ ...brand, scheme })).to.equal(scheme);
        expect(ground({ ...brand, scheme }, 'light')).to.equal('light');
        expect(ground({ ...brand, scheme }, 'dark')).to.equal('dark');
      }
    });
    it('tells the browser, so that scroll bars and pickers match', () => {
      expect(getComputedStyle(mount({ ...brand, scheme: 'dark' }).host).colorScheme).to.equal('dark');
    });
  });

  it('lets the page’s own CSS win over the theme', () => {
    const { host, token } = mount(brand);
    host.style.setProperty('--smoc-own-ground', '#ff0000');
    expect(token('own-ground')).to.equal('#ff0000');
  });

  it('leaves nothing of the last theme behind', () => {
    const sheet = new CSSStyleSheet();
    applyTheme(themeOf({ ...brand, radius: 4, background: 'linear-gradient(#fff,#fff)' }), sheet);
    applyTheme(themeOf({ color: '#7a1f3d' }), sheet);
    expect(sheet.cssRules[0]?.cssText).not.to.match(/radius|background|#14213f/);
    applyTheme({ name: 'voice only' }, sheet);
    expect((sheet.cssRules[0] as CSSStyleRule).style.getPropertyValue('--smoc-color')).to.equal('');
  });

  it('holds every pair in both schemes with any mix of chosen tokens of a like lightness', () => {
    const { token } = mount(
      {
        color: '#c2185b',
        tokens: { 'bot-ground': '#ffe4ef', link: '#ff4081', 'option-text': '#ff80ab', error: '#ff8a80' },
      },
      'light',
    );
    for (const { front, grounds, ratio } of pairs)
      for (const ground of grounds)
        expect(contrast(token(front), token(ground)), `${front} on ${ground}`).to.be.at.least(ratio);
  });
});

describe('celebrationColors', () => {
  it('are the theme’s own', () => {
    expect(celebrationColors({ name: 'x', celebrate: { colors: ['#f00', 'url(x)', 'hsl(0 0% 100%)'] } })).to.deep.equal(
      ['#ff0000', '#ffffff'],
    );
  });
  it('are bright shades of its colours otherwise, also where those are nearly black', () => {
    const shades = celebrationColors(themeOf(brand));
    expect(shades).to.have.length(6);
    for (const shade of shades) expect(contrast(shade, '#0f1626')).to.be.above(3);
  });
  it('are none where there is no colour', () => {
    expect(celebrationColors({ name: 'x' })).to.deep.equal([]);
  });
});
