import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const gone = (name: string) => new URL(`./no-such-${name}.webp`, import.meta.url).href;
const shop = new URL('../../examples/landing/images/shop.svg', import.meta.url).href;

const show = (...steps: readonly object[]) => visit(flowOf([...steps, { ask: 'Well?' }]));
const places = (visitor: Visitor) => visitor.all('.missing-picture');
const standIn = (visitor: Visitor, count = 1) =>
  visitor.until(() => places(visitor).length === count, `${count} in the place of pictures`);
/** What a screen reader finds: role and name. */
const nameOf = (element: Element) => [element.role, element.ariaLabel, element.ariaHidden];
const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const sizeOf = (element: Element) => {
  const { width, height } = element.getBoundingClientRect();
  return [Math.round(width), Math.round(height)];
};
/** Problems that the page is told of pictures. */
function hear(element: HTMLElement): { code: string; message: string; step: string; hint: string }[] {
  const heard: { code: string; message: string; step: string; hint: string }[] = [];
  element.addEventListener('smoc-error', ({ detail }) => heard.push(detail));
  return heard;
}

describe('a picture that cannot be loaded', () => {
  it('leaves its room to its words, and nothing moves', async () => {
    const visitor = new Visitor(mount(flowOf([{ image: gone('shop'), alt: 'The shop' }, { ask: 'Well?' }])));
    const sizes = new Set<string>();
    new MutationObserver(() => {
      if (visitor.has('.picture')) sizes.add(String(sizeOf(visitor.one('.picture'))));
    }).observe(visitor.root, { childList: true, subtree: true, attributes: true });
    await standIn(visitor);
    const [place] = places(visitor);
    expect([place!.textContent, ...nameOf(place!)]).to.deep.equal(['The shop', 'img', 'The shop', null]);
    expect([isSeen(place!), isSeen(visitor.one('.picture img'))]).to.deep.equal([true, false]);
    expect([...sizes]).to.have.lengthOf(1);
    const whole = await show({ image: shop, alt: 'The shop' });
    await whole.until(() => whole.one<HTMLImageElement>('.picture img').naturalWidth > 0, 'a picture');
    expect(sizeOf(visitor.one('.picture'))).to.deep.equal(sizeOf(whole.one('.picture')));
  });

  it('is told to the page once, with its step, however often it stands there', async () => {
    const flow = flowOf([
      { id: 'first', image: gone('twice'), alt: 'One' },
      { image: gone('twice'), alt: 'Two' },
      { image: gone('other'), alt: 'Three' },
      { ask: 'Well?' },
    ]);
    const element = mount(flow);
    const heard = hear(element);
    const visitor = new Visitor(element);
    await standIn(visitor, 3);
    expect(heard).to.have.lengthOf(2);
    const tells = (name: string) => heard.find(({ message }) => message.includes(gone(name)));
    expect([tells('twice')?.code, tells('other')?.code]).to.deep.equal(['media-failed', 'media-failed']);
    // Which of two equal pictures fails first is the browser's affair.
    expect(tells('twice')?.step).to.be.oneOf(['main/0', 'main/1']);
    expect(tells('other')?.step).to.equal('main/2');
    expect(tells('twice')?.hint).to.contain('address');
    // Drawn anew for another language.
    element.setAttribute('lang', 'de');
    await visitor.until(() => visitor.one('.panel').lang === 'de', 'German');
    await standIn(visitor, 3);
    expect(heard).to.have.lengthOf(2);
  });

  it('is none that somebody can enlarge or pause, but its link still leads on', async () => {
    const visitor = await show(
      { image: gone('large'), alt: 'Large' },
      { image: gone('moving').replace('webp', 'gif'), alt: 'Moving' },
      { image: gone('linked'), alt: 'Linked', link: '/shop' },
    );
    await standIn(visitor, 3);
    await visitor.until(() => visitor.has('.zoom') && visitor.has('.moving'), 'what comes later');
    expect(visitor.all('.picture button').filter(isSeen)).to.deep.equal([]);
    expect(visitor.all('.picture a').map((link) => link.textContent)).to.deep.equal(['Linked']);
  });

  it('that only decorates leaves its room alone', async () => {
    const visitor = await show({ image: gone('decoration'), alt: '' });
    await standIn(visitor);
    const [place] = places(visitor);
    expect([place!.textContent.trim(), place!.ariaHidden]).to.deep.equal(['', 'true']);
    expect(sizeOf(visitor.one('.picture'))[1]).to.be.above(100);
  });

  it('on a card leaves its room to its words, until a variant with another one is looked at', async () => {
    const visitor = await show({
      cards: [
        {
          title: 'Jeans',
          image: gone('jeans'),
          alt: 'Blue jeans',
          variants: [
            { attributes: { Colour: 'Blue' } },
            { attributes: { Colour: 'Red' }, image: shop, alt: 'Red jeans' },
            { attributes: { Colour: 'Green' }, image: gone('green'), alt: 'Green jeans' },
          ],
        },
      ],
    });
    await standIn(visitor);
    expect([places(visitor)[0]!.textContent, sizeOf(places(visitor)[0]!)]).to.deep.equal([
      'Blue jeans',
      sizeOf(visitor.one('.photo')),
    ]);
    const pick = (name: string) => {
      visitor
        .all('.value')
        .find(({ textContent }) => textContent.includes(name))!
        .querySelector('input')!
        .click();
    };
    pick('Red');
    await visitor.until(() => visitor.one<HTMLImageElement>('.photo img').naturalWidth > 0, 'the red ones');
    expect([places(visitor).length, isSeen(visitor.one('.photo img'))]).to.deep.equal([0, true]);
    pick('Green');
    await standIn(visitor);
    expect(places(visitor)[0]!.textContent).to.equal('Green jeans');
  });

  it('of an option leaves the option as large as the others, and to be pressed by its name', async () => {
    const element = mount(
      flowOf([
        'Hello.',
        {
          ask: 'Which?',
          as: 'which',
          options: [
            { label: 'Here', image: shop, alt: 'The shop' },
            { label: 'There', image: gone('there'), alt: 'The station' },
            { label: 'Nowhere', image: gone('nowhere') },
          ],
        },
        'Noted.',
      ]),
    );
    const heard = hear(element);
    const visitor = new Visitor(element);
    await standIn(visitor, 2);
    expect(heard.map(({ step }) => step)).to.deep.equal(['main/1', 'main/1']);
    const samples = visitor
      .all('.option')
      .map((option) => sizeOf(option.querySelector('.missing-picture') ?? option.querySelector('img')!));
    expect(samples[1]).to.deep.equal(samples[0]);
    expect(places(visitor).map((place) => [place.textContent.trim(), ...nameOf(place)])).to.deep.equal([
      ['The station', 'img', 'The station', null],
      ['', 'img', null, 'true'],
    ]);
    places(visitor)[0]!.click();
    await visitor.says('Noted.');
    expect(visitor.element.snapshot()?.vars['which']).to.equal('There');
  });

  it('beside a name leaves its letter, and in the header the name', async () => {
    const heard: string[] = [];
    const element = mount(flowOf(['Hello.', { ask: 'Well?' }], { bot: { name: 'Noa', avatar: gone('noa') } }), {}, {
      theme: { brand: { name: 'Nordlys', logo: gone('logo') } },
    } as never);
    element.addEventListener('smoc-error', ({ detail }) => heard.push(detail.code));
    const visitor = new Visitor(element);
    await standIn(visitor);
    await visitor.until(() => heard.length === 2, 'both problems');
    expect(places(visitor).map((place) => [place.closest('.brand') !== null, place.textContent])).to.deep.equal([
      [true, 'Nordlys'],
    ]);
    expect(visitor.one('.avatar').innerText).to.equal('N');
    expect(isSeen(visitor.one('.avatar img'))).to.equal(false);
    expect(heard).to.deep.equal(['media-failed', 'media-failed']);
  });

  it('is asked for again when the network is back', async () => {
    const visitor = await show({ image: gone('later'), alt: 'Later' });
    await standIn(visitor);
    const image = visitor.one<HTMLImageElement>('.picture img');
    const failed = next(image, 'error');
    dispatchEvent(new Event('online'));
    await failed;
    await standIn(visitor);
  });

  it('never had an address that runs something', async () => {
    const element = mount(flowOf([{ image: 'javascript:alert(1)', alt: 'Evil' }, { ask: 'Well?' }]));
    const heard = hear(element);
    const visitor = new Visitor(element);
    await standIn(visitor);
    expect([visitor.one('.picture img').getAttribute('src'), places(visitor)[0]!.textContent]).to.deep.equal([
      '',
      'Evil',
    ]);
    expect(heard.map(({ code, step }) => [code, step])).to.deep.equal([['media-failed', 'main/0']]);
  });
});
