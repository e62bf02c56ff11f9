import { expect } from '@open-wc/testing';
import { explainFlow } from '../../src/session/explain-flow.lazy.ts';
import { loadTheme } from '../../src/theme/load-theme.lazy.ts';

describe('a page that was opened as a file', () => {
  const http = () => Promise.reject(new TypeError('Failed to fetch'));
  const page = 'file:///site/page.html';

  for (const theme of ['nordlys', 'themes/mine.json', 'file:///site/mine.json'])
    it(`is told that it takes a server to read the theme ${theme}`, async () => {
      const { problems } = await loadTheme(theme, { base: 'file:///site/smoc-chat.iife.js', page, http });
      expect(problems).to.have.length(1);
      expect(problems[0]!.message).to.contain('opened as a file');
      expect(problems[0]!.hint).to.match(/^Open the page through a server/);
    });

  it('may have a theme in it, or one from the network', async () => {
    expect((await loadTheme('{"name": "x"}', { base: page, page, http })).problems).to.deep.equal([]);
    const { problems } = await loadTheme('https://shop.example/x.json', { base: page, page, http });
    expect(problems[0]!.message).to.contain('could not be fetched');
  });

  it('is told that it takes a server to read the flow, and no other reason', () => {
    const { message, hint } = explainFlow(undefined, 'vip.json', new TypeError('Failed to fetch'), true) as {
      message: string;
      hint: string;
    };
    expect(message).to.contain('opened as a file');
    expect(hint).to.match(/^Open the page through a server/);
    expect(message + hint).not.to.contain('Access-Control');
  });
});
