import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';
import type { FileQuestion } from '../../src/questions/file/file-list.view.ts';
import { fileView } from '../../src/questions/file/file.view.ts';
import type { View } from '../../src/view/view.ts';

const real = window.fetch;
afterEach(() => {
  cleanUp();
  window.fetch = real;
});

/** Takes every part at once, unless it is told to hold them. */
function takesParts() {
  const held: (() => void)[] = [];
  const server = { isHeld: false, requests: [] as string[], release: () => held.splice(0).forEach((go) => go()) };
  window.fetch = (async (address: string, { method, body, headers }: RequestInit) => {
    if (!String(address).includes('/put-here')) return real(address, { method, body, headers } as RequestInit);
    server.requests.push(method ?? '');
    if (server.isHeld) await new Promise<void>((go) => held.push(go));
    const offset =
      Number((headers as Record<string, string>)['upload-offset'] ?? 0) + ((body as Blob | null)?.size ?? 0);
    return new Response(null, { status: 204, headers: { 'Upload-Offset': String(offset) } });
  }) as typeof fetch;
  return server;
}

let count = 0;
const asked = async (more: object = {}, answer: () => unknown = () => ({ id: `f${++count}`, url: '/put-here' })) => {
  const visitor = await visit(
    flowOf([{ ask: 'Can you show us?', type: 'file', as: 'photo', ...more }, 'Got {photo.name|all}.']),
    {},
    { endpoints: { uploads: answer as never } },
  );
  return visitor.until(() => visitor.has('.choose'), 'a field for files');
};
const png = (name = 'a.png', size = 10) => new File([new Uint8Array(size)], name, { type: 'image/png' });
const carried = (...files: File[]) => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
};
const input = (visitor: Visitor) => visitor.one<HTMLInputElement>('.choose input');
function choose(visitor: Visitor, ...files: File[]): void {
  input(visitor).files = carried(...files).files;
  input(visitor).dispatchEvent(new Event('change', { bubbles: true }));
}
const names = (visitor: Visitor) => visitor.all('.file-name').map(({ textContent }) => textContent);
const error = (visitor: Visitor) => visitor.one('#error').textContent.trim();

describe('a question for files', () => {
  it('lets nothing be chosen before there is what sends it: a file would be lost', () => {
    const slow = { uploads: () => undefined } as unknown as View;
    const question = {
      kind: 'field',
      step: 'a/0',
      field: { upload: 'uploads' },
      problems: [],
    } as unknown as FileQuestion;
    expect(fileView.draw?.(slow, question, 'label')).to.equal('');
  });

  it('is a field with a name and its help, reached by Tab', async () => {
    const visitor = await asked({ size: '5 MB', accept: ['image/*', '.pdf'], hint: 'In daylight.' });
    visitor.one('.scroll').focus();
    await sendKeys({ press: 'Tab' });
    const field = visitor.focused as HTMLInputElement;
    expect([field.type, field.labels?.[0]?.textContent.trim(), field.accept, field.multiple]).to.deep.equal([
      'file',
      'Choose a file',
      'image/*,.pdf',
      false,
    ]);
    const help = field.getAttribute('aria-describedby')!.split(' ');
    expect(help.map((id) => visitor.root.getElementById(id)?.textContent.trim())).to.deep.equal([
      '',
      'In daylight.',
      'or drop or paste it here, up to 5 MB',
    ]);
    expect(visitor.one('.choose').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('sends what is chosen, shows what becomes of it, and answers with its reference', async () => {
    const server = takesParts();
    server.isHeld = true;
    const visitor = await asked();
    choose(visitor, png('Fjord.png', 1000));
    await visitor.until(() => visitor.has('progress'));
    expect(visitor.one('progress').getAttribute('aria-label')).to.equal('Fjord.png');
    visitor.press('Send');
    await visitor.until(() => visitor.one('[role=status]').textContent.includes('as soon as everything is uploaded'));
    expect(visitor.messages).to.deep.equal(['Can you show us?']);
    server.release();
    await visitor.says('Got Fjord.png.');
    expect(visitor.element.snapshot()?.vars['photo']).to.deep.include({
      name: 'Fjord.png',
      size: 1000,
      type: 'image/png',
    });
  });

  it('takes what is dropped on it or pasted into it, and no word', async () => {
    takesParts();
    const visitor = await asked({ many: true });
    const form = visitor.one('form.files');
    const over = new DragEvent('dragover', { dataTransfer: carried(png()), bubbles: true, cancelable: true });
    form.dispatchEvent(over);
    expect([over.defaultPrevented, form.classList.contains('over')]).to.deep.equal([true, true]);
    form.dispatchEvent(
      new DragEvent('drop', { dataTransfer: carried(png('dropped.png')), bubbles: true, cancelable: true }),
    );
    form.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: carried(png('pasted.png')), bubbles: true, cancelable: true }),
    );
    await visitor.until(() => names(visitor).join() === 'dropped.png,pasted.png');
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    const paste = new ClipboardEvent('paste', { clipboardData: words, bubbles: true, cancelable: true });
    form.dispatchEvent(paste);
    expect(paste.defaultPrevented).to.equal(false);
  });

  it('says which file cannot be taken and why, and keeps the others', async () => {
    takesParts();
    const visitor = await asked({
      many: { max: 2, tooMany: 'Two at most.' },
      size: '1 kB',
      accept: ['image/*', '.PDF'],
    });
    choose(visitor, png('good.png'), png('huge.png', 1001), new File(['x'], 'run.exe'), new File(['x'], 'scan.pdf'));
    await visitor.until(() => error(visitor));
    expect(error(visitor)).to.equal(
      'huge.png is too large: up to 1 kB, please. run.exe is not a kind of file that we can take.',
    );
    expect(names(visitor)).to.deep.equal(['good.png', 'scan.pdf']);
    choose(visitor, png('third.png'));
    await visitor.until(() => error(visitor) === 'Two at most.');
  });

  it('puts another file in the place of the first where one is asked for, and takes that back', async () => {
    const server = takesParts();
    const visitor = await asked();
    const told = listen(visitor);
    choose(visitor, png('first.png'));
    await visitor.until(() => told.join(' ').includes('first.png: Uploaded'));
    choose(visitor, png('second.png'));
    await visitor.until(() => names(visitor).join() === 'second.png');
    await visitor.until(() => server.requests.includes('DELETE'));
  });

  it('leads on by keyboard when a file is removed', async () => {
    takesParts();
    const visitor = await asked({ many: true });
    choose(visitor, png('a.png'), png('b.png'));
    await visitor.until(() => visitor.all('[aria-label^=Remove]').length === 2);
    visitor.button('Remove a.png').focus();
    await sendKeys({ press: 'Enter' });
    expect(visitor.focused).to.equal(visitor.button('Remove b.png'));
    await sendKeys({ press: 'Enter' });
    expect(visitor.focused).to.equal(input(visitor));
    for (const button of visitor.all('.file .icon')) expect(button.getBoundingClientRect().width).to.be.at.least(44);
  });

  it('shows a picture of pictures, for as long as they are there', async () => {
    takesParts();
    const made: string[] = [];
    const gone: string[] = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => (made.push(createObjectURL.call(URL, blob)), made.at(-1)!);
    URL.revokeObjectURL = (url: string) => (gone.push(url), revokeObjectURL.call(URL, url));
    try {
      const visitor = await asked({ many: true });
      choose(visitor, png('a.png'), new File(['%PDF-'], 'b.pdf', { type: 'application/pdf' }));
      await visitor.until(() => visitor.has('[aria-label^=Remove]'));
      expect(made.length).to.equal(1);
      visitor.press('Send');
      await visitor.says('Got all.');
      expect(gone).to.deep.equal(made);
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });

  it('shows the sign of a file for a picture that is none, which is no problem of the page', async () => {
    takesParts();
    const visitor = await asked({ many: true });
    const told: string[] = [];
    visitor.element.addEventListener('smoc-error', ({ detail }) => told.push(detail.code));
    choose(visitor, png());
    await visitor.until(() => visitor.has('.thumb img') && !visitor.one('.thumb img').checkVisibility(), 'the sign');
    expect(visitor.one('.thumb svg').checkVisibility()).to.equal(true);
    expect(visitor.has('.missing-picture')).to.equal(false);
    expect(told).to.deep.equal([]);
  });

  it('offers the camera where pictures are taken', async () => {
    const visitor = await asked({ camera: 'front', accept: ['image/*'] });
    const [camera, file] = visitor.all<HTMLInputElement>('.choose input');
    expect([camera?.getAttribute('capture'), camera?.labels?.[0]?.textContent.trim()]).to.deep.equal([
      'user',
      'Take a photo',
    ]);
    expect(file?.hasAttribute('capture')).to.equal(false);
    cleanUp();
    expect((await asked({ camera: 'front', accept: ['.pdf'] })).all('.choose').length).to.equal(1);
  });

  it('says so when the endpoint does not want a file, and the answer waits for the visitor', async () => {
    const visitor = await asked({}, () => ({ id: 'f', url: 'javascript:alert(1)' }));
    choose(visitor, png('<img src=x onerror=alert(1)>.png'));
    await visitor.until(() => visitor.one('.file').textContent.includes('not accepted'));
    expect(names(visitor)).to.deep.equal(['<img src=x onerror=alert(1)>.png']);
    expect(visitor.has('.file-name img')).to.equal(false);
    visitor.press('Send');
    await visitor.until(() => visitor.one('[role=status]').textContent.trim() === '');
    expect(visitor.messages).to.deep.equal(['Can you show us?']);
    visitor.press('Remove <img src=x onerror=alert(1)>.png');
    visitor.press('Send');
    await visitor.until(() => error(visitor) === 'Please fill this in.');
  });

  it('takes back what was sent when the question is skipped', async () => {
    const server = takesParts();
    const visitor = await asked({ skip: 'Rather not' });
    choose(visitor, png());
    await visitor.until(() => visitor.one('.file').textContent.includes('Uploaded'));
    visitor.press('Rather not');
    await visitor.says('Got all.');
    await visitor.until(() => server.requests.includes('DELETE'));
  });

  it('sends nothing in a preview', async () => {
    const server = takesParts();
    const flow = flowOf([{ ask: 'Show us?', type: 'file', as: 'photo' }, 'Noted.']);
    const visitor = await visit(
      flow,
      { preview: '' },
      { endpoints: { uploads: (() => ({ id: 'f', url: '/put-here' })) as never } },
    );
    await visitor.until(() => visitor.has('.choose'));
    choose(visitor, png());
    await visitor.until(() => visitor.one('.file').textContent.includes('Uploaded'));
    visitor.press('Send');
    await visitor.says('Noted.');
    expect(server.requests).to.deep.equal([]);
  });
});
