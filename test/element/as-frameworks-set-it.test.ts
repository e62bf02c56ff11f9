import { expect } from '@open-wc/testing';
import { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, mount, next, visit, Visitor } from './harness.ts';

/*
 * Frameworks write what stands in a template as a property where the element has one of that name, else as an attribute; some do so before the
 * element is registered, and what a server has rendered they leave as it is.
 */

afterEach(cleanUp);

const flow = () => flowOf([{ ask: 'Well?', options: ['A', 'B'] }]);
const isOpen = (element: SmocChat) => !!element.shadowRoot?.querySelector('dialog[open]');

let made = 0;
/** An element of this kind that nobody has registered yet, and what registers it. */
function unregistered(): { readonly element: SmocChat; register(): void } {
  const name = `smoc-chat-${++made}`;
  const element = document.createElement(name) as SmocChat;
  element.setAttribute('keep', 'nothing');
  document.body.append(element);
  return {
    element,
    register: () => customElements.define(name, class extends SmocChat {}),
  };
}

describe('the name `open`', () => {
  it('opens as a property, as frameworks set it, and goes on being a method', async () => {
    const element = mount(flow(), { mode: 'bubble' });
    const until = (open: boolean) => new Visitor(element).until(() => isOpen(element) === open, `open: ${open}`);
    for (const [opens, closes] of [
      [true, false],
      ['', undefined],
      [true, null],
    ] as const) {
      element.open = opens;
      await until(true);
      expect(element.opened).to.equal(true);
      expect(element.hasAttribute('open')).to.equal(true);
      element.open = closes;
      await until(false);
      expect(element.hasAttribute('open')).to.equal(false);
      const told = next(element, 'smoc-open');
      element.open();
      await told;
      await until(true);
      element.close();
      await until(false);
    }
    element.setAttribute('open', '');
    await until(true);
  });

  it('says in the launcher what it is, however it was opened', async () => {
    const element = mount(flow(), { mode: 'bubble' });
    const launcher = () => element.shadowRoot!.querySelector('.launcher')?.getAttribute('aria-expanded');
    element.open = true;
    await new Visitor(element).until(() => launcher() === 'true');
    element.open = false;
    await new Visitor(element).until(() => launcher() === 'false');
  });

  it('was set before the element was registered: opens, and is a method from then on', async () => {
    const { element, register } = unregistered();
    Object.assign(element, { open: true, mode: 'bubble', flow: flow() });
    register();
    await new Visitor(element).until(() => isOpen(element));
    element.close();
    await new Visitor(element).until(() => !isOpen(element));
    element.open();
    await new Visitor(element).until(() => isOpen(element));
    element.remove();
  });
});

describe('the names of methods', () => {
  for (const name of [
    'close',
    'toggle',
    'start',
    'restart',
    'answer',
    'goTo',
    'set',
    'say',
    'snapshot',
    'forget',
  ] as const)
    it(`stay methods when something is set there, and the author is told: ${name}`, async () => {
      const visitor = await visit(flow());
      const told = next(visitor.element, 'smoc-error');
      (visitor.element as unknown as Record<string, unknown>)[name] = 'main';
      expect(((await told) as HTMLElementEventMap['smoc-error']).detail).to.include({
        code: 'not-a-property',
        message: `${name} is a method and cannot be set.`,
      });
      expect(visitor.element[name]).to.be.a('function');
      // Tests of a page put their own in.
      const own = () => undefined as never;
      (visitor.element as unknown as Record<string, unknown>)[name] = own;
      expect(visitor.element[name]).to.equal(own);
    });

  it('stay methods when something was set there before the element was registered', () => {
    const { element, register } = unregistered();
    Object.assign(element, { start: 'main' });
    register();
    expect(element.start).to.be.a('function');
    element.remove();
  });
});

describe('flow and theme', () => {
  const text = () => JSON.stringify(flow());
  const theme = { name: 'x', brand: { name: 'Nordlys' }, look: { color: '#7a0019' } };
  const written = (attributes: Record<string, string>): SmocChat => {
    const box = document.createElement('div');
    const element = document.createElement('smoc-chat');
    for (const [name, value] of Object.entries({ keep: 'nothing', ...attributes })) element.setAttribute(name, value);
    box.className = 'written';
    box.append(element);
    document.body.append(box);
    return element;
  };
  afterEach(() => {
    for (const box of document.querySelectorAll('.written')) box.remove();
  });
  const header = ({ element }: Visitor) =>
    getComputedStyle(element.shadowRoot!.querySelector('header')!).backgroundColor;

  it('are read as JSON text in the attributes, as a server renders them', async () => {
    const visitor = new Visitor(written({ flow: text(), theme: JSON.stringify(theme) }));
    await visitor.asks();
    expect(visitor.options).to.deep.equal(['A', 'B']);
    expect(header(visitor)).to.equal('rgb(122, 0, 25)');
  });

  it('in a bubble dress the launcher and name the brand', async () => {
    const element = written({ mode: 'bubble', flow: text(), theme: `\n ${JSON.stringify(theme)}` });
    const launcher = () => element.shadowRoot!.querySelector('.launcher');
    await new Visitor(element).until(() => launcher()?.getAttribute('aria-label') === 'Chat with Nordlys');
    await new Visitor(element).until(() => getComputedStyle(launcher()!).backgroundColor === 'rgb(122, 0, 25)');
  });

  it('come as objects any time later, in the place of the word that a server wrote for an object', async () => {
    const element = written({ flow: '[object Object]', theme: '[object Object]' });
    const told: string[] = [];
    element.addEventListener('smoc-error', ({ detail }) => told.push(detail.code));
    const visitor = new Visitor(element);
    // A page may be hydrated late: by then a flow that came after it and is no JSON has been told of.
    await next(written({ flow: '[object' }), 'smoc-error');
    expect(told).to.deep.equal([]);
    element.theme = theme;
    element.flow = flow();
    await visitor.asks();
    expect(header(visitor)).to.equal('rgb(122, 0, 25)');
    expect(told).to.deep.equal([]);
    element.flow = flowOf([{ ask: 'And now?', options: ['C'] }]);
    await visitor.says('And now?');
  });

  it('were set before the element was registered, with all that belongs to them', async () => {
    const { element, register } = unregistered();
    Object.assign(element, { flow: flow(), theme, mode: 'bubble', opened: true, src: '/never-asked-for.json' });
    register();
    const visitor = new Visitor(element);
    await visitor.until(() => isOpen(element));
    await visitor.asks();
    expect(visitor.options).to.deep.equal(['A', 'B']);
    expect(header(visitor)).to.equal('rgb(122, 0, 25)');
    element.remove();
  });

  it('that are no JSON are told, with the thing that is wrong', async () => {
    for (const [name, value, code] of [
      ['flow', '{"flow": "x",', 'bad-json'],
      ['theme', '{"name": "x",', 'theme-shape'],
    ] as const) {
      const element = document.createElement('smoc-chat');
      const told = next(element, 'smoc-error');
      element.setAttribute('keep', 'nothing');
      element.setAttribute('flow', text());
      element.setAttribute(name, value);
      document.body.append(element);
      expect(((await told) as HTMLElementEventMap['smoc-error']).detail.code).to.equal(code);
      element.remove();
    }
  });
});

describe('a chat that is the page', () => {
  const style = document.createElement('style');
  afterEach(() => {
    style.remove();
  });
  for (const css of [
    'smoc-chat { display: block; block-size: 40rem }',
    'smoc-chat { height: 300px; max-height: 50vh; min-height: 9000px }',
    '#place smoc-chat { block-size: 640px !important; inline-size: 20rem !important; margin: 2rem auto !important }',
    'smoc-chat { position: relative; width: 400px; max-width: 60ch }',
  ])
    it(`takes all of it, whatever the page has reserved: ${css}`, async () => {
      style.textContent = css;
      document.head.append(style);
      const place = document.createElement('div');
      place.id = 'place';
      document.body.append(place);
      const visitor = await visit(flow(), { mode: 'page' });
      place.append(visitor.element);
      await visitor.asks();
      const { top, left, width, height } = visitor.one('.panel').getBoundingClientRect();
      expect([top, left, Math.round(width), Math.round(height)]).to.deep.equal([
        0,
        0,
        document.documentElement.clientWidth,
        innerHeight,
      ]);
      place.remove();
    });

  it('leaves what the page wants for itself', async () => {
    style.textContent = 'smoc-chat { inset-block-start: 60px }';
    document.head.append(style);
    const visitor = await visit(flow(), { mode: 'page' });
    expect(visitor.element.getBoundingClientRect().top).to.equal(60);
  });
});
