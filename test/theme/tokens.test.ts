import { expect } from '@open-wc/testing';
import { LitElement, css, html } from 'lit';
import { contrast, paletteFrom } from '../../src/theme/palette.lazy.ts';
import { pairs } from '../../src/theme/pairs.ts';
import { tokens } from '../../src/theme/tokens.styles.ts';

class TokensProbe extends LitElement {
  static override styles = [tokens, css`:host { display: block } p { color: var(--probe) }`];
  override render() {
    return html`<p></p>`;
  }

  /** A token as the browser paints it. */
  paints(role: string): string {
    const probe = this.renderRoot.querySelector('p') as HTMLElement;
    probe.style.setProperty('color', `var(--smoc-${role})`);
    const said = getComputedStyle(probe).color;
    if (!said.startsWith('color(srgb-linear')) return said;
    const gamma = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);
    const channels = said.slice(17).match(/[\d.]+(e-?\d+)?/g) ?? [];
    return `rgb(${channels
      .slice(0, 3)
      .map((channel) => gamma(Number(channel)) * 255)
      .join(', ')})`;
  }
}
customElements.define('tokens-probe', TokensProbe);

async function probe(scheme?: 'light' | 'dark', look: Record<string, string> = {}): Promise<TokensProbe> {
  const element = new TokensProbe();
  if (scheme) element.setAttribute('scheme', scheme);
  for (const [token, value] of Object.entries(look)) element.style.setProperty(token, value);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

describe('tokens', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('tokens-probe')) element.remove();
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const { front, grounds, ratio } of pairs) {
      for (const ground of grounds) {
        it(`without a theme, ${front} reads on ${ground} in the ${scheme} scheme`, async () => {
          const element = await probe(scheme);
          expect(contrast(element.paints(front), element.paints(ground))).to.be.at.least(ratio);
        });
      }
    }
  }

  it('follows the visitor’s system, and the attribute over it', async () => {
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const grounds = { light: (await probe('light')).paints('ground'), dark: (await probe('dark')).paints('ground') };
    expect(grounds.light).not.to.equal(grounds.dark);
    const element = await probe();
    expect(element.paints('ground')).to.equal(grounds[system]);
    element.setAttribute('scheme', system === 'dark' ? 'light' : 'dark');
    expect(element.paints('ground')).to.equal(grounds[system === 'dark' ? 'light' : 'dark']);
    expect(getComputedStyle(element).colorScheme).to.equal(system === 'dark' ? 'light' : 'dark');
  });

  for (const color of [
    '#ffe600',
    '#e83e8c',
    '#0b2d5c',
    '#8fd3ff',
    '#6b8e23',
    '#c0c0c0',
    '#ff5a1f',
    '#767676',
    '#0000ff',
    '#00ff00',
  ]) {
    it(`keeps buttons, bubbles, header and links readable when a page says only --smoc-color: ${color}`, async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const element = await probe(scheme, { '--smoc-color': color });
        for (const part of ['header', 'own', 'button']) {
          expect(
            contrast(element.paints(`${part}-text`), element.paints(`${part}-ground`)),
            `${part}, ${scheme}`,
          ).to.be.at.least(4.5);
        }
        for (const ground of ['ground', 'bot-ground'])
          expect(
            contrast(element.paints('link'), element.paints(ground)),
            `link on ${ground}, ${scheme}`,
          ).to.be.at.least(4.5);
      }
    });
  }

  it('lets a page override a single role, and the text on it follows', async () => {
    const element = await probe('light', { '--smoc-own-ground': '#fffbe0' });
    expect(element.paints('own-ground')).to.equal('rgb(255, 251, 224)');
    expect(contrast(element.paints('own-text'), '#fffbe0')).to.be.above(15);
  });

  it('knows every role that a palette sets', async () => {
    const element = await probe();
    for (const role of Object.keys(paletteFrom({ color: '#123456' }).light)) {
      expect(getComputedStyle(element).getPropertyValue(`--smoc-${role}`), role).not.to.equal('');
    }
  });
});
