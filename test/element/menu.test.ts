import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';

const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
afterEach(async () => {
  Object.defineProperty(navigator, 'clipboard', { ...clipboard, configurable: true });
  cleanUp();
  await setViewport({ width: 800, height: 600 });
});

const steps = [
  'Hello, see [our shop](https://shop.example/a?b=c).',
  { ask: 'Your name?', as: 'name' },
  { ask: 'Which size?', options: ['Small', 'Large'], as: 'size' },
  { cards: [{ title: 'Jeans', price: 59, open: 'https://shop.example/jeans' }] },
  'Thank you.',
];
const hostile = '<img src=x onerror=alert(1)> {size} [x](javascript:alert(1))';
const word = 'More: keep or erase this conversation';

/** Somebody who has given two answers. */
async function answered(name = 'Noor', flow: object = {}, attributes: Record<string, string> = {}): Promise<Visitor> {
  const visitor = await visit({ ...flowOf(steps), ...flow }, attributes);
  await visitor.send(name);
  await visitor.until(() => visitor.options.length === 2);
  visitor.press('Large');
  await visitor.says('Thank you.');
  return visitor;
}
async function open(visitor: Visitor): Promise<HTMLElement[]> {
  visitor.one('.menu > summary').click();
  await visitor.until(() => visitor.has('.menu-entry'), 'the menu');
  return visitor.all('.menu-entry');
}
const entry = (visitor: Visitor, name: string) =>
  visitor.all('.menu-entry').find((each) => each.textContent.trim() === name) as HTMLElement;
/** Takes what is copied. */
function copied(): string[] {
  const texts: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void texts.push(text)) },
  });
  return texts;
}

describe('the menu of the conversation', () => {
  it('comes with the first answer, and not before', async () => {
    const visitor = await visit(flowOf(steps));
    expect(visitor.has('.menu')).to.equal(false);
    await visitor.send('Noor');
    await visitor.until(() => visitor.has('.menu > summary'), 'the button');
  });

  it('copies who said what and when, with links and cards in words, and hostile words as they stand', async () => {
    const visitor = await answered(hostile);
    const texts = copied();
    const heard = listen(visitor);
    await open(visitor);
    entry(visitor, 'Copy the conversation').click();
    await visitor.until(() => texts.length === 1, 'a copy');
    const [text = ''] = texts;
    expect(text).to.match(/\[.*\d{4}.*\d+:\d+.*\] Noa:\nHello, see our shop \(https:\/\/shop\.example\/a\?b=c\)\./);
    expect(text).to.include(`] You:\n${hostile}\n`);
    expect(text).to.match(/\] You:\nLarge\n/);
    expect(text).to.match(/Jeans[^\n]*59[^\n]*\nhttps:\/\/shop\.example\/jeans/);
    const order = ['Hello', 'Your name?', 'Which size?', 'Large', 'Jeans', 'Thank you.'].map((each) =>
      text.indexOf(each),
    );
    expect([...order].sort((one, other) => one - other)).to.deep.equal(order);
    await visitor.until(() => entry(visitor, 'Copied'), 'what has happened');
    await visitor.until(() => heard.includes('Copied'), 'what is heard');
  });

  it('saves the same as a file', async () => {
    const visitor = await answered();
    const texts = copied();
    await open(visitor);
    entry(visitor, 'Copy the conversation').click();
    await visitor.until(() => texts.length === 1, 'a copy');
    const links: { name: string; href: string }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      links.push({ name: this.download, href: this.href });
    };
    try {
      entry(visitor, 'Save as a text file').click();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(links[0]?.name).to.match(/^conversation-[a-z0-9-]*\d{4}-\d\d-\d\d\.txt$/);
    const saved = await (await fetch(links[0]!.href)).text();
    expect(saved.replace('\ufeff', '')).to.equal(texts[0]);
    await visitor.until(() => !visitor.one<HTMLDetailsElement>('.menu').open, 'closing');
    expect(visitor.focused).to.equal(visitor.one('.menu > summary'));
  });

  it('prints the conversation alone, whole however long, in a document that goes again', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `Message ${at}.`);
    const visitor = await visit(flowOf([...many, { ask: 'Your name?', as: 'name' }, 'Thank you.']), { lang: 'ar' });
    await visitor.send(hostile);
    await visitor.says('Thank you.');
    const prints: string[] = [];
    const append = document.body.append.bind(document.body);
    document.body.append = (...nodes) => {
      append(...nodes);
      for (const frame of nodes)
        if (frame instanceof HTMLIFrameElement)
          frame.contentWindow!.print = () => {
            const { body, documentElement } = frame.contentDocument!;
            prints.push(body.textContent);
            expect(documentElement.dir).to.equal('rtl');
            expect(body.querySelector('img, script, a')).to.equal(null);
            frame.contentWindow!.dispatchEvent(new Event('afterprint'));
          };
    };
    await open(visitor);
    try {
      entry(visitor, 'Print').click();
    } finally {
      document.body.append = append;
    }
    expect(prints).to.have.length(1);
    for (const text of ['Message 0.', 'Message 199.', hostile, 'Thank you.']) expect(prints[0]).to.include(text);
    expect(document.querySelector('iframe')).to.equal(null);
  });

  it('erases by a second press, says what goes, and begins anew', async () => {
    const visitor = await answered('Noor', { flow: 'menu-erase' }, { keep: 'visit' });
    await open(visitor);
    entry(visitor, 'Erase from this device').click();
    await visitor.until(() => entry(visitor, 'Really erase? Press again'), 'a question');
    expect(visitor.one('.menu-list').textContent).to.include('What was sent already can’t be taken back here.');
    expect(visitor.messages).to.include('Noor');
    const places = visitor.all('.menu-entry, .menu-list .small').map((each) => each.getBoundingClientRect());
    for (let at = 1; at < places.length; at++)
      expect(places[at]!.top, 'one below the other').to.be.at.least(places[at - 1]!.bottom - 0.5);
    entry(visitor, 'Really erase? Press again').click();
    await visitor.until(() => !visitor.messages.includes('Noor') && visitor.has('.dock .field'), 'a new beginning');
    expect(visitor.has('.menu')).to.equal(false);
    expect(visitor.element.snapshot()?.vars).not.to.have.property('name');
    visitor.element.remove();
    const back = await visit({ ...flowOf(steps), flow: 'menu-erase' }, { keep: 'visit' });
    expect(back.messages).not.to.include('Noor');
  });

  it('is a disclosure of buttons for the keyboard: arrows walk, Escape gives the focus back and closes no window', async () => {
    const visitor = await answered();
    const summary = visitor.one('.menu > summary');
    summary.focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.has('.menu-entry'), 'the menu');
    const entries = visitor.all('.menu-entry');
    await sendKeys({ press: 'ArrowDown' });
    expect(visitor.focused).to.equal(entries[0]);
    await sendKeys({ press: 'End' });
    expect(visitor.focused).to.equal(entries.at(-1));
    await sendKeys({ press: 'ArrowDown' });
    expect(visitor.focused).to.equal(summary);
    await sendKeys({ press: 'ArrowUp' });
    expect(visitor.focused).to.equal(entries.at(-1));
    await sendKeys({ press: 'Home' });
    expect(visitor.focused).to.equal(entries[0]);
    await sendKeys({ press: 'Escape' });
    expect(visitor.focused).to.equal(summary);
    expect(visitor.one<HTMLDetailsElement>('.menu').open).to.equal(false);
  });

  it('is found by role and name alone', async () => {
    const visitor = await answered();
    const texts = copied();
    expect(visitor.one('.menu > summary').textContent.trim()).to.equal(word);
    await open(visitor);
    const names = visitor.all('.menu button').map((button) => button.textContent.trim());
    expect(names).to.deep.equal(['Copy the conversation', 'Save as a text file', 'Print', 'Erase from this device']);
    visitor.press('Copy the conversation');
    await visitor.until(() => texts.length === 1);
  });

  it('has what the flow wants of it, or is not there', async () => {
    const some = await answered('Noor', { menu: ['print', 'copy'] });
    await open(some);
    expect(some.all('.menu-entry').map((each) => each.textContent.trim())).to.deep.equal([
      'Print',
      'Copy the conversation',
    ]);
    const none = await answered('Noor', { menu: false });
    expect(none.has('.menu')).to.equal(false);
  });

  it('says so where copying is not allowed', async () => {
    const visitor = await answered();
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    const command = document.execCommand.bind(document);
    document.execCommand = () => false;
    const heard = listen(visitor);
    await open(visitor);
    entry(visitor, 'Copy the conversation').click();
    try {
      await visitor.until(() => heard.some((each) => each.includes('not allowed here')), 'the reason');
    } finally {
      document.execCommand = command;
    }
  });

  for (const [theme, width] of [
    ['nordlys', 320],
    ['tuut', 320],
    ['aldenwaard', 390],
  ] as const)
    for (const lang of ['en', 'ar'])
      it(`fits beside contact and restart, ${theme}, ${width} pixels, ${lang}`, async () => {
        await setViewport({ width, height: 640 });
        const visitor = await answered(
          'Noor',
          { contact: 'mailto:us@shop.example' },
          { theme: `/themes/${theme}.json`, lang },
        );
        await visitor.until(() => visitor.has('.contact > summary'));
        const buttons = ['.contact > summary', '.menu > summary', '[part=restart]'].map((each) =>
          visitor.one(each).getBoundingClientRect(),
        );
        for (const { width: wide, height, left, right } of buttons) {
          expect(wide).to.be.at.least(40);
          expect(height).to.be.at.least(40);
          expect(left).to.be.at.least(0);
          expect(right).to.be.at.most(width);
        }
        const across = buttons.map(({ left, right }) => [left, right] as const).sort(([one], [other]) => one - other);
        for (let at = 1; at < across.length; at++) expect(across[at]![0]).to.be.at.least(across[at - 1]![1] - 0.5);
        await open(visitor);
        for (const each of visitor.all('.menu-entry')) {
          const { left, right, height } = each.getBoundingClientRect();
          expect(left).to.be.at.least(0);
          expect(right).to.be.at.most(width);
          expect(height).to.be.at.least(44);
        }
      });
});
