import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { buttonLink } from '../../src/view/button-link.ts';
import { content, link } from '../../src/view/content.ts';
import { drawMarkdown, scanMarkdown } from '../../src/view/messages/markdown.lazy.ts';
import type { Token } from '../../src/shared/inline-marks.ts';
import type { View } from '../../src/view/view.ts';

/*
 * A link appears exactly where the browser's own parser finds http, https, mailto or tel. The oracle is the browser's link, which is asked
 * nothing but its protocol.
 */

const schemes = [
  ...[
    'http',
    'https',
    'mailto',
    'tel',
    'HTTPS',
    'MailTo',
    'javascript',
    'JAVASCRIPT',
    'JaVaScRiPt',
    'vbscript',
    'data',
    'file',
  ],
  ...[
    'blob',
    'filesystem',
    'about',
    'view-source',
    'feed',
    'jar',
    'ftp',
    'ws',
    'wss',
    'sms',
    'intent',
    'chrome',
    'ms-settings',
  ],
  ...['x', 'x-y+z.1', 'httpsx', 'javascript\u200b', 'java\u00adscript', 'ｊavascript', '1http', ''],
];
const tails = [
  ...[
    'alert(1)',
    '//evil.example/',
    '//evil.example:99999/',
    '//shop.example@evil.example/',
    'text/html,<b>',
    '/x',
    '?x',
    '',
  ],
  ...[
    '//shop.example/?next=https://evil.example',
    '//shop.example/?next=javascript:alert(1)',
    '\\\\evil.example\\x',
    '// /',
    '//[::1',
  ],
  ...['//%0aalert(1)', '//xn--', 'anna@shop.example', '+47 22 33 44 55'],
];
/** Ways to write the same, by which filters have been fooled. */
const disguises: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => ` \t\n${address} `,
  (address) => `\u0000\u0001\u001f${address}`,
  (address) => address.replace(/(?<=^\w{2})/, '\t'),
  (address) => address.replace(/(?<=^\w{3})/, '\r\n'),
  (address) => address.replace(':', '&colon;'),
  (address) => address.replace(':', '%3A'),
  (address) => address.replace('a', '&#97;'),
  (address) => `\u00a0${address}`,
  (address) => `\u202e${address}`,
  (address) => `//${address}`,
  (address) => `/redirect?to=${address}`,
];

const addresses = [
  ...new Set(
    disguises.flatMap((disguise) =>
      schemes.flatMap((scheme) => tails.map((tail) => disguise(scheme ? `${scheme}:${tail}` : tail))),
    ),
  ),
];

const safe = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** What a link of the browser's own makes of it; '' for no link of ours. */
function asBrowsers(address: string): string {
  const anchor = document.createElement('a');
  anchor.setAttribute('href', address);
  return address && safe.has(anchor.protocol) ? anchor.href : '';
}

const view = { word: () => '' } as unknown as View;
const places: readonly (readonly [where: string, draw: (address: string) => unknown])[] = [
  ['a link', (address) => link(view, address, 'words')],
  ['a button', (address) => buttonLink(view, address, 'words', { part: 'button', look: 'button' })],
  ['a text', (href) => content(view, [{ type: 'link', href, tokens: [{ type: 'text', text: 'words' }] } as Token])],
  [
    'a text with a list',
    (href) => drawMarkdown(view, [{ type: 'link', href, tokens: [{ type: 'text', text: 'words' }] }]),
  ],
];

describe('an address', () => {
  for (const [where, draw] of places)
    it(`becomes ${where} exactly where the browser says that it is harmless`, () => {
      expect(addresses.length).to.be.at.least(1520);
      const place = document.createElement('div');
      let links = 0;
      for (const address of addresses) {
        render(html`${draw(address)}`, place);
        const anchor = place.querySelector('a');
        expect(anchor?.href ?? '', JSON.stringify(address)).to.equal(asBrowsers(address));
        expect(place.textContent, JSON.stringify(address)).to.contain('words');
        if (!anchor) continue;
        links++;
        expect(anchor.rel, address).to.equal('noopener noreferrer');
        expect(anchor.hasAttribute('referrerpolicy'), address).to.equal(false);
      }
      expect(links).to.be.within(200, addresses.length - 200);
    });

  it('written in Markdown leads where the browser says, or nowhere', () => {
    const place = document.createElement('div');
    for (const address of addresses.filter((each) => !/[\s<>\\\0-\x1f]/.test(each))) {
      render(drawMarkdown(view, scanMarkdown(`- [words](<${address}>)`)), place);
      for (const anchor of place.querySelectorAll('a')) expect(safe.has(anchor.protocol), address).to.equal(true);
    }
  });
});
