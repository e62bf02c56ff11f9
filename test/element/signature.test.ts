import { expect } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(async () => {
  cleanUp();
  await resetMouse();
  await emulateMedia({ colorScheme: 'light' });
  await setViewport({ width: 1200, height: 900 });
});

const asked = async (more: object = {}) => {
  const visitor = await visit(
    flowOf([{ ask: 'Sign here.', type: 'signature', as: 'signed', ...more }, 'Signed by {signed.typed|hand}.']),
  );
  return visitor.until(() => visitor.has('canvas'), 'a field to sign in');
};
const canvas = (visitor: Visitor) => visitor.one<HTMLCanvasElement>('canvas');
const name = (visitor: Visitor) => visitor.one<HTMLInputElement>('#signed-name');

async function draw(visitor: Visitor): Promise<void> {
  canvas(visitor).scrollIntoView({ block: 'center' });
  const { left, top, width } = canvas(visitor).getBoundingClientRect();
  const at = (part: number, y: number): [number, number] => [Math.round(left + part * width), Math.round(top + y)];
  await sendMouse({ type: 'move', position: at(0.2, 60) });
  await sendMouse({ type: 'down' });
  for (const step of [0.3, 0.4, 0.5, 0.6, 0.7]) await sendMouse({ type: 'move', position: at(step, 40 + 60 * step) });
  await sendMouse({ type: 'up' });
  await visitor.until(() => visitor.has('.signed'), 'a stroke');
}
/** Colours of the points that are drawn, as "r,g,b". */
async function inks(source: CanvasImageSource & { width: number; height: number }): Promise<Set<string>> {
  const copy = new OffscreenCanvas(source.width, source.height);
  const context = copy.getContext('2d')!;
  context.drawImage(source, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  const found = new Set<string>();
  for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 250) found.add([...data.slice(at, at + 3)].join());
  return found;
}
const pictureOf = async (visitor: Visitor) => {
  const { drawn } = visitor.element.snapshot()?.vars['signed'] as { drawn: string };
  return { drawn, picture: await createImageBitmap(await (await fetch(drawn)).blob()) };
};

describe('a signature', () => {
  it('is given by keyboard alone, as a name', async () => {
    const visitor = await asked();
    visitor.one('.scroll').focus();
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused).to.equal(name(visitor));
    expect([name(visitor).labels?.[0]?.textContent.trim(), name(visitor).autocomplete]).to.deep.equal([
      'Or type your full name',
      'name',
    ]);
    await sendKeys({ type: 'Anna Berg' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Signed by Anna Berg.');
  });

  it('takes a name that a browser has filled in', async () => {
    const visitor = await asked();
    name(visitor).value = 'Anna Berg';
    name(visitor).dispatchEvent(new Event('change', { bubbles: true }));
    visitor.press('Send');
    await visitor.says('Signed by Anna Berg.');
  });

  it('is drawn, and kept as a small picture in black', async () => {
    const visitor = await asked();
    await draw(visitor);
    visitor.press('Send');
    await visitor.says('Signed by hand.');
    const { drawn, picture } = await pictureOf(visitor);
    expect(drawn.length).to.be.below(60_000);
    expect([...(await inks(picture))]).to.deep.equal(['0,0,0']);
  });

  it('has light ink on a dark field, and is kept in black all the same', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    const visitor = await asked();
    await draw(visitor);
    const [shown] = await inks(canvas(visitor));
    expect(
      shown!.split(',').every((part) => Number(part) > 150),
      shown,
    ).to.equal(true);
    visitor.press('Send');
    await visitor.says('Signed by hand.');
    expect([...(await inks((await pictureOf(visitor)).picture))]).to.deep.equal(['0,0,0']);
  });

  it('is wiped, and the focus goes to the name', async () => {
    const visitor = await asked({ clear: 'Once more' });
    await draw(visitor);
    visitor.press('Once more');
    await visitor.until(() => !visitor.has('.signed'));
    expect(visitor.focused).to.equal(name(visitor));
    expect((await inks(canvas(visitor))).size).to.equal(0);
    visitor.press('Send');
    await visitor.until(() => visitor.one('#error').textContent.includes('Please fill this in.'));
  });

  it('stays when the screen is turned', async () => {
    const visitor = await asked();
    await draw(visitor);
    await setViewport({ width: 500, height: 900 });
    await visitor.until(() => canvas(visitor).offsetWidth < 440);
    await visitor.until(() => canvas(visitor).width === canvas(visitor).offsetWidth * Math.max(1, devicePixelRatio));
    expect((await inks(canvas(visitor))).size).to.be.above(0);
  });

  it('is named for those who do not see it, and fits a small phone', async () => {
    await setViewport({ width: 320, height: 700 });
    const visitor = await asked({ skip: true });
    expect(canvas(visitor).getAttribute('aria-label')).to.include('type your name below');
    expect(visitor.one('.scroll').scrollWidth).to.equal(visitor.one('.scroll').clientWidth);
    visitor.press('Skip');
    await visitor.says('Signed by hand.');
  });
});
