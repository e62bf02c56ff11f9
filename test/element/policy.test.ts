import { expect, waitUntil } from '@open-wc/testing';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { PATIENCE, flowOf } from './harness.ts';

describe('a page with the strictest policy', () => {
  it('gets a whole conversation without one report', async () => {
    const flow = flowOf([
      'Hello **there**, [read on](https://example.com).',
      '## List\n\n- one\n- two',
      { ask: 'Colour?', layout: 'swatch', options: [{ label: 'Blue', color: '#00f' }], other: true },
      {
        ask: 'Who?',
        fields: [
          { as: 'name', label: 'Name' },
          { as: 'news', type: 'consent', label: 'News' },
        ],
      },
      { goal: 'joined', celebrate: 'confetti' },
      { reward: 'VIP-1', title: 'Pass' },
      { share: 'https://example.com/a', skip: true },
      { submit: true },
      'End.',
      { end: true },
    ]);
    const frame = document.createElement('iframe');
    const policy =
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
    frame.srcdoc = `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body><script type="module" src="/src/define.ts"></script></body></html>`;
    frame.width = '400';
    frame.height = '600';
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
    });
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument as Document;
    const reports: string[] = [];
    page.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      reports.push(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
    );
    const errors: string[] = [];
    frame.contentWindow?.addEventListener('error', ({ message }) => errors.push(message));
    const chat = page.createElement('smoc-chat') as SmocChat;
    chat.setAttribute('keep', 'nothing');
    chat.flow = flow;
    (chat as { theme: unknown }).theme = {
      name: 'x',
      look: { color: '#0a7d5a', background: 'linear-gradient(#fff, #eee)' },
      voice: { emoji: 'none' },
    };
    page.body.append(chat);
    const shows = (selector: string, text = '') =>
      waitUntil(
        () =>
          [...(chat.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].some((each) =>
            each.textContent.includes(text),
          ),
        `${selector} ${text}`,
        { timeout: PATIENCE },
      );
    const press = (selector: string) => chat.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
    await shows('[part=swatch]');
    press('.option');
    await shows('.form input');
    const name = chat.shadowRoot?.querySelector<HTMLInputElement>('.form input') as HTMLInputElement;
    name.value = 'Ben';
    press('.form .primary');
    await shows('[part~=badge]');
    await shows('canvas');
    await shows('[part~=skip]');
    press('[part~=skip]');
    await shows('.bubble', 'End.');
    await shows('.bubble ul');
    expect(errors).to.deep.equal([]);
    expect(reports).to.deep.equal([]);
    frame.remove();
  });
});
