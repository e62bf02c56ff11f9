import { expect } from '@open-wc/testing';
import { emulateMedia, sendMouse } from '@web/test-runner-commands';
import fc from 'fast-check';
import type { Theme } from '../../src/theme/theme.ts';
import { buildTheme } from '../../src/author/theme-tools.lazy.ts';
import { contrast, paletteFrom } from '../../src/theme/palette.lazy.ts';
import { readTheme } from '../../src/theme/read-theme.lazy.ts';
import { cleanUp, flowOf, visit, type Visitor } from '../element/harness.ts';

/*
 * What is read in a control is as readable under the pointer, pressed, opened and switched off as it is at rest. Measured is what the browser
 * computed: the text's colour over all grounds that shine through, with every opacity on the way.
 */

const themes = new Map<string, Theme>();
for (const name of (await (await fetch('/themes/')).json()) as string[]) {
  const address = new URL(`/themes/${name}.json`, location.href).href;
  themes.set(`of ${name}`, readTheme(await (await fetch(address)).json(), address).theme as Theme);
}
// On these white or black can only just be read.
for (const color of ['#767676', '#0b7a6f', '#d3232f'])
  themes.set(`built from ${color}`, buildTheme({ name: 'Probe', color }));

const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
  willReadFrequently: true,
}) as CanvasRenderingContext2D;

/** What a person sees of an element's text and of what it stands on, as `#rrggbb`. */
function seen(element: Element): { readonly text: string; readonly ground: string } {
  const line: CSSStyleDeclaration[] = [];
  for (let at: Element | null = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null)
    line.unshift(getComputedStyle(at));
  const read = () =>
    `#${[...canvas.getImageData(0, 0, 1, 1).data]
      .slice(0, 3)
      .map((channel) => channel.toString(16).padStart(2, '0'))
      .join('')}`;
  const lay = (color: string) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
  };
  canvas.globalAlpha = 1;
  lay('#fff');
  for (const { opacity, backgroundColor, filter } of line) {
    expect(filter).to.equal('none');
    canvas.globalAlpha *= Number(opacity);
    lay(backgroundColor);
  }
  const ground = read();
  lay(line.at(-1)?.color ?? '');
  return { text: read(), ground };
}

/** The controls of this moment in the chat, and where their texts stand. */
const controls: readonly [name: string, selector: string, inside?: string][] = [
  ['an option', '.ask .option:has(small)'],
  ['the lesser text of an option', '.ask .option:has(small)', 'small'],
  ['a quiet button', '.ask .quiet'],
  ['a button on a card', '.reward .button'],
  ['the way to a person', '.contact > summary', 'span'],
  ['the way to begin again', '[part~=restart]'],
];

async function opened(theme: Theme, scheme: string): Promise<Visitor> {
  const visitor = await visit(
    flowOf(
      [
        { reward: 'VIP-7', title: 'Your pass', text: 'Show it.' },
        { ask: 'Which?', options: [{ label: 'A', text: 'The first' }, { label: 'B' }], skip: true },
        { ask: 'Which two?', as: 'two', many: { min: 1, max: 2 }, options: ['One', 'Two', 'Three'] },
        { ask: 'More?' },
      ],
      { bot: undefined, contact: { email: 'a@b.example' } },
    ),
    { scheme },
    { theme },
  );
  return visitor.until(() => controls.every(([, selector]) => visitor.has(selector)), 'every control');
}

const middle = (element: Element): [number, number] => {
  element.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
};
/** Where no control is. */
const away = () => sendMouse({ type: 'move', position: [1, 1] });
const readable = (element: Element, what: string) => {
  const { text, ground } = seen(element);
  expect(contrast(text, ground), `${what}: ${text} on ${ground}`).to.be.at.least(4.5);
};

before(() => emulateMedia({ reducedMotion: 'reduce' }));
after(() => emulateMedia({ reducedMotion: 'no-preference' }));
afterEach(async () => {
  await away();
  cleanUp();
});

for (const [name, theme] of themes)
  for (const scheme of ['light', 'dark']) {
    it(`a chat ${name} is read in every state, ${scheme}`, async () => {
      const visitor = await opened(theme, scheme);
      const point = async (selector: string, inside: string | undefined, what: string) => {
        const control = visitor.one(selector);
        const [text, before] = [
          inside ? (control.querySelector(inside) as Element) : control,
          getComputedStyle(control).boxShadow,
        ];
        readable(text, `${what} at rest`);
        await sendMouse({ type: 'move', position: middle(control) });
        expect(control.matches(':hover'), `${what}: hover`).to.equal(true);
        readable(text, `${what} under the pointer`);
        expect(getComputedStyle(control).boxShadow, `${what} shows that it can be pressed`).not.to.equal(before);
        await sendMouse({ type: 'down' });
        expect(control.matches(':active'), `${what}: active`).to.equal(true);
        readable(text, `${what} pressed`);
        // Let go elsewhere, nothing happens.
        await away();
        await sendMouse({ type: 'up' });
      };
      for (const [what, selector, inside] of controls) await point(selector, inside, what);

      const summary = visitor.one('.contact > summary');
      const closed = getComputedStyle(summary).boxShadow;
      summary.click();
      await visitor.until(() => visitor.one<HTMLDetailsElement>('.contact').open);
      readable(summary, 'the open way to a person');
      expect(getComputedStyle(summary).boxShadow, 'shows that it is open').not.to.equal(closed);
      for (const link of visitor.all('.ways a')) readable(link, link.innerText);
      summary.click();

      visitor.press('Skip');
      await visitor.until(() => visitor.has('.boxes'), 'the boxes');
      for (const box of visitor.all<HTMLInputElement>('.boxes input').slice(0, 2)) box.click();
      const off = await visitor
        .until(() => visitor.has('.box :disabled'))
        .then(() => visitor.one('.box:has(:disabled)'));
      readable(off, 'a box that is switched off');
      expect(getComputedStyle(off).color, 'shows that it is off').not.to.equal(
        getComputedStyle(visitor.one('.box:not(:has(:disabled))')).color,
      );
      await point('.boxes ~ .options .primary', undefined, 'a primary button');
      visitor.one('.boxes ~ .options .primary').click();
      await visitor.until(() => visitor.has('.dock .send'), 'the line to write in');
      await point('.send', undefined, 'the way to send');
    });
  }

it('whatever the colours are, no state of a control is less readable than the control at rest', async function () {
  // Many thousand looks at the computed style: a busy machine takes its time.
  this.timeout(90_000);
  const visitor = await opened({ name: 'x', brand: { name: 'x' } }, 'light');
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  const palettes = fc
    .sample(fc.tuple(hex, hex), { numRuns: 250, seed: 6 })
    .map(([color, accent]) => ({ of: `${color} and ${accent}`, ...paletteFrom({ color, accent }) }));
  visitor.one('.contact > summary').click();
  const points = [...controls, ['the open way to a person', '.contact[open] > summary']] as const;
  let measured = 0;
  for (const [what, selector, inside] of points) {
    const control = visitor.one(selector);
    const text = inside ? (control.querySelector(inside) as Element) : control;
    await sendMouse({ type: 'move', position: middle(control) });
    expect(control.matches(':hover'), what).to.equal(true);
    for (const { of, light, dark } of palettes)
      for (const colors of [light, dark]) {
        for (const [role, color] of Object.entries(colors)) visitor.element.style.setProperty(`--smoc-${role}`, color);
        readable(text, `${what}, ${of}`);
        measured++;
      }
  }
  expect(measured).to.equal(points.length * 500);
});

/** Every style rule of a sheet, those inside of others too. */
const rulesOf = ({ cssRules }: { readonly cssRules: CSSRuleList }): CSSStyleRule[] =>
  [...cssRules].flatMap((rule) =>
    rule instanceof CSSStyleRule ? [rule] : 'cssRules' in rule ? rulesOf(rule as CSSGroupingRule) : [],
  );

it('no state of a control has a ground of its own: `pairs` knows every ground', async () => {
  const inline = await opened(themes.get('of tuut') as Theme, 'light');
  inline.press('Skip');
  await inline.until(() => inline.has('.boxes'), 'the boxes');
  const bubble = await visit(flowOf(['Hello.', { ask: 'More?' }]), { mode: 'bubble', open: '' }).then((visitor) =>
    visitor.until(() => visitor.has('.launcher'), 'the launcher'),
  );
  const states = [inline, bubble]
    .flatMap(({ root }) => root.adoptedStyleSheets.flatMap(rulesOf))
    .filter(({ selectorText }) => /:hover|:active|:disabled|:checked|\[open\]|\[aria-/.test(selectorText));
  expect(states.map(({ selectorText }) => selectorText).join())
    .to.contain(':hover')
    .and.to.contain('[open]')
    .and.to.contain(':disabled');
  for (const { selectorText, style } of states) {
    expect([style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join(''), selectorText).to.equal(
      '',
    );
  }
});
