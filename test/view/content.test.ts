import { expect } from '@open-wc/testing';
import { safeUrl, picture } from '../../src/view/safe-url.ts';

describe('harmless', () => {
  const good: [address: string, href: string][] = [
    ['https://example.com', 'https://example.com/'],
    ['HTTP://EXAMPLE.com/a b', 'http://example.com/a%20b'],
    ['/x?y=z#q', new URL('/x?y=z#q', location.href).href],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['tel:+47 1', 'tel:+47 1'],
    ['//example.com/x', `${location.protocol}//example.com/x`],
    ['x:y@z', ''],
    ['  https://example.com  ', 'https://example.com/'],
    ['page.html', new URL('page.html', location.href).href],
  ];
  for (const [address, href] of good)
    it(`reads ${JSON.stringify(address)} as the browser does`, () => {
      expect(safeUrl(address)?.href ?? '').to.equal(href);
    });

  const bad = [
    '',
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a/b',
    'ftp://example.com',
    'about:blank',
    'view-source:https://example.com',
    'filesystem:https://example.com/x',
    'intent://x#Intent;end',
    'ms-settings:',
    'chrome://version',
    'http://',
    'https://[',
    'javascript://example.com/%0aalert(1)',
    'feed:javascript:alert(1)',
    'sms:1',
  ];
  for (const address of bad)
    it(`refuses ${JSON.stringify(address)}`, () => {
      expect(safeUrl(address)).to.equal(undefined);
    });

  it('refuses what is missing', () => {
    expect(safeUrl(undefined)).to.equal(undefined);
  });
});

describe('picture', () => {
  it('may be inside the flow, but never code', () => {
    expect(picture('data:image/gif;base64,R0lGODlh')).to.contain('data:');
    expect(picture('javascript:alert(1)')).to.equal(undefined);
    expect(picture('mailto:a@example.com')).to.equal(undefined);
  });
});
