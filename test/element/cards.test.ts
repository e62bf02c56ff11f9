import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SmocAddToCartEvent, CartAnswer } from '../../src/events.ts';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const black = `${dot}#black`;
const variants = [
  { attributes: { Colour: 'Blue', Size: 'S' }, stock: 3 },
  { attributes: { Colour: 'Blue', Size: 'M' }, stock: 0 },
  { attributes: { Colour: 'Black', Size: 'M' }, price: 84, image: black, stock: 9 },
];
const slim = { title: 'Slim', price: 79, was: 99, image: dot, alt: 'Slim jeans', swatches: { Blue: '#00f' }, variants };
const wide = { title: 'Wide', price: 89, facts: { Fit: 'wide' } };
const third = { title: 'Third', price: 9 };
const choice = { cards: [slim, wide, third], as: 'pick', skip: 'None' };
const done = ['You took {pick.title|{pick}}.', { ask: 'More?' }];

const shown = async (step: object, attributes: Record<string, string> = {}, more: object = {}) => {
  const visitor = await visit(flowOf([{ ask: 'Ready?' }, step, ...done], more), attributes);
  const told = listen(visitor);
  await visitor.send('Yes');
  await visitor.until(() => visitor.has('.product'), 'cards');
  return { visitor, told };
};
const card = (visitor: Visitor, number: number) => visitor.all('.product')[number]!;
const price = (visitor: Visitor, number = 0) =>
  card(visitor, number).querySelector<HTMLElement>('.price')!.innerText.trim();
const radio = (visitor: Visitor, value: string) =>
  visitor.all<HTMLInputElement>('.value input').find((each) => each.parentElement!.textContent.trim() === value)!;
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('cards', () => {
  it('are a list with a name; each button says which card it is of, and prices are heard as they were and are', async () => {
    const { visitor, told } = await shown(choice);
    expect(visitor.one('.strip').getAttribute('aria-label')).to.equal('To look at: 3');
    expect(visitor.all('.card .button').map((each) => each.textContent.trim())).to.deep.equal([
      'Choose Slim',
      'Choose Wide',
      'Choose Third',
    ]);
    expect(card(visitor, 0).querySelector('.price')!.textContent.trim().replace(/\s+/g, ' ')).to.equal(
      '€79.00 Before: €99.00€99.00',
    );
    expect(card(visitor, 1).querySelector('s')).to.equal(null);
    expect(visitor.one<HTMLImageElement>('.photo img').alt).to.equal('Slim jeans');
    await visitor.until(() => told.some((each) => each.includes('Slim, €79.00. Wide, €89.00')), 'the cards, heard');
  });

  it('are answered by keyboard alone', async () => {
    const { visitor } = await shown(choice);
    visitor.one('.strip').focus();
    await press('Tab');
    expect(visitor.focused).to.equal(radio(visitor, 'Blue'));
    await press('ArrowRight');
    await visitor.until(() => price(visitor).startsWith('€84.00'), 'the price of black');
    expect(visitor.focused).to.equal(radio(visitor, 'Black'));
    await press('Tab', 'Tab');
    expect(visitor.focused?.textContent.trim()).to.equal('Choose Slim');
    await press('Enter');
    await visitor.says('You took Slim.');
    expect(visitor.messages).to.include('Slim, Black, M');
  });

  it('show price, picture and stock of the size and colour that is picked, say them, and strike out what is sold out', async () => {
    const { visitor, told } = await shown(choice);
    const struck = () => visitor.all('.value.none').map((each) => each.textContent.trim());
    expect(struck()).to.deep.equal(['M']);
    radio(visitor, 'Black').click();
    await visitor.until(() => visitor.one<HTMLImageElement>('.photo img').src === black, 'its picture');
    expect(visitor.one('.stock').textContent).to.equal('In stock');
    await visitor.until(() => told.includes('€84.00, In stock'), 'its price, heard');
    radio(visitor, 'Blue').click();
    await visitor.until(() => visitor.one('.stock').textContent === 'Sold out');
    const button = visitor.button('Choose Slim');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    expect(visitor.element.snapshot()?.pending?.kind).to.equal('question');
  });

  it('offer to tell that a size is back in the place of what cannot be pressed, and only while it is sold out', async () => {
    const alert = { label: 'Tell me when it is back', soldOut: true, then: [{ ask: 'Where?', type: 'email' }] };
    const options = ['Choose', { label: 'Put into the bag', cart: true }, alert];
    const { visitor } = await shown({ cards: [{ ...slim, options }, wide], as: 'pick' });
    const buttons = () => [...card(visitor, 0).querySelectorAll('.button')].map((each) => each.textContent.trim());
    expect(buttons()).to.deep.equal(['Choose Slim', 'Put into the bag Slim']);
    radio(visitor, 'M').focus();
    await press('Space');
    await visitor.until(() => buttons().join() === 'Tell me when it is back Slim', 'the offer');
    const offer = visitor.button('Tell me when it is back Slim');
    expect([offer.classList.contains('primary'), offer.hasAttribute('aria-disabled')]).to.deep.equal([true, false]);
    expect(offer.getBoundingClientRect().height).to.be.at.least(44);
    expect(card(visitor, 1).querySelector('.button')!.textContent.trim()).to.equal('Choose Wide');
    await press('Tab', 'Enter');
    await visitor.says('Where?');
    expect(visitor.messages).to.include('Tell me when it is back, Slim, Blue, M');
    expect(visitor.has('.product.chosen')).to.equal(false);
  });

  for (const [lang, onward, back] of [
    ['en', 'ArrowRight', 'ArrowLeft'],
    ['ar', 'ArrowLeft', 'ArrowRight'],
  ] as const)
    it(`beside one another are walked by the arrow keys and two buttons: ${lang}`, async () => {
      const { visitor } = await shown({ ...choice, layout: 'carousel' }, {}, { language: lang });
      visitor.element.style.inlineSize = '320px';
      const strip = visitor.one('.strip');
      strip.style.scrollBehavior = 'auto';
      const inSight = () => {
        const { left, right } = strip.getBoundingClientRect();
        return visitor.all('.product').findIndex((each) => {
          const box = each.getBoundingClientRect();
          return box.left > left - 9 && box.right < right + 9;
        });
      };
      const at = (number: number) => visitor.until(() => inSight() === number, `card ${number}`);
      await at(0);
      strip.focus();
      await press(onward);
      await at(1);
      await press('End');
      await at(2);
      await press(back, back);
      await at(0);
      const [before, after] = visitor.all('.strip-way');
      await visitor.until(() => before!.getAttribute('aria-disabled') === 'true');
      after!.click();
      await at(1);
      // In Arabic between marks that keep English words in their order.
      await visitor.until(
        () => visitor.one('.place').textContent.replace(/[\u2068\u2069]/g, '') === '2 of 3',
        'the place',
      );
      visitor.button('Choose Wide').focus();
      await press(onward);
      expect(visitor.focused?.textContent.trim()).to.equal('Choose Third');
      expect(after!.getBoundingClientRect().height).to.be.at.least(44);
    });

  it('keep what was chosen in sight, and can be chosen once', async () => {
    const { visitor } = await shown(choice);
    visitor.press('Choose Wide');
    await visitor.says('You took Wide.');
    await visitor.until(() => visitor.all('.product .button').length === 0, 'no buttons');
    expect(card(visitor, 1).innerText).to.contain('Chosen');
    expect(card(visitor, 0).innerText).not.to.contain('Chosen');
  });

  it('have no buttons once they were passed over', async () => {
    const { visitor } = await shown(choice);
    visitor.press('None');
    await visitor.until(() => visitor.all('.product .button').length === 0, 'no buttons');
  });

  it('read in each language, with its prices', async () => {
    const { visitor } = await shown(choice);
    for (const [lang, label, amount] of [
      ['nl', 'Kiezen Wide', '€ 89,00'],
      ['de', 'Auswählen Wide', '89,00 €'],
    ] as const) {
      visitor.element.lang = lang;
      await visitor.until(() => visitor.button(label), lang);
      expect(price(visitor, 1).replace(/\s/g, ' ')).to.equal(amount);
    }
  });

  it('come back after a reload with the size that was looked at, and the question is open', async () => {
    const flow = flowOf([choice, ...done]);
    const first = await visit(flow, { keep: 'device' });
    await first.until(() => first.has('.product'), 'cards');
    radio(first, 'Black').click();
    await first.until(() => price(first).startsWith('€84.00'));
    first.element.remove();
    const again = new Visitor(mount(flow, { keep: 'device' }));
    await again.until(() => price(again).startsWith('€84.00'), 'the cards again');
    expect(radio(again, 'Black').checked).to.equal(true);
    again.press('Choose Slim');
    await again.says('You took Slim.');
    await again.element.forget();
  });

  for (const layout of ['row', 'grid', 'list', 'carousel'])
    it(`fit a narrow screen: ${layout}`, async () => {
      const { visitor } = await shown({
        ...choice,
        layout,
        cards: [...choice.cards, { title: 'A_very_long_name_without_any_place_to_break' }],
      });
      visitor.element.style.inlineSize = '320px';
      const scroller = visitor.one('.scroll');
      expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
      // The cards have the room that there is, beside the sign of the bot.
      const { left, right } = visitor.one('.row > .cards').getBoundingClientRect();
      expect(right - left).to.be.at.least(200);
      for (const label of visitor.all('.value')) expect(label.getBoundingClientRect().height).to.be.at.least(24);
    });

  it('bring nothing of hostile data onto the page', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const item = {
      title: evil,
      text: evil,
      image: 'javascript:alert(1)',
      open: 'javascript:alert(2)',
      source: evil,
      stars: 4,
      price: evil,
      facts: { [evil]: evil },
      swatches: { [evil]: 'red;background:url(https://evil.example/)' },
      variants: [{ attributes: { [evil]: evil }, image: 'javascript:alert(3)' }],
      options: [{ label: evil, open: 'javascript:alert(4)' }],
    };
    const { visitor } = await shown({ cards: '= all', as: 'pick' }, {}, { vars: { all: [item] } });
    expect(visitor.all('.product :is(img, script, a)')).to.deep.equal([]);
    expect(card(visitor, 0).querySelector('.swatch')).to.equal(null);
    expect(card(visitor, 0).innerText).to.contain(evil);
  });
});

describe('a link card', () => {
  it('is a link as a whole, and no other site is opened in the place of this page', async () => {
    const cards = [
      { title: 'Sale', text: 'Half off.', open: '/sale' },
      { title: 'Sizes', open: 'https://other.example/' },
      { title: 'Bad', open: 'javascript:alert(1)' },
    ];
    const { visitor } = await shown({ cards, layout: 'list' });
    const links = visitor.all<HTMLAnchorElement>('.product a');
    expect(links.map(({ href, target }) => [href, target])).to.deep.equal([
      [new URL('/sale', document.baseURI).href, ''],
      ['https://other.example/', '_blank'],
    ]);
    const { left, bottom } = card(visitor, 0).getBoundingClientRect();
    expect(visitor.root.elementFromPoint(left + 20, bottom - 8)).to.equal(links[0]);
  });
});

describe('a review card', () => {
  it('has its stars in words, its text, day and source', async () => {
    const review = {
      stars: 4.5,
      text: 'I live in **them**.',
      source: 'Kari',
      date: '2027-01-14',
      open: 'https://shop.example/r/1',
    };
    const { visitor, told } = await shown({ cards: [review] });
    expect(visitor.one('.stars').getAttribute('aria-label')).to.equal('4.5 of 5 stars');
    expect(visitor.one('.product').innerText.replace(/\s+/g, ' ')).to.match(
      /I live in them\. Kari( \(opens in a new tab\))? · January 14, 2027/,
    );
    expect(visitor.one<HTMLAnchorElement>('.product a').href).to.equal('https://shop.example/r/1');
    await visitor.until(
      () => told.some((each) => each.includes('4.5 of 5 stars, I live in them.')),
      'the review, heard',
    );
    visitor.element.lang = 'nl';
    await visitor.until(() => visitor.one('.stars').getAttribute('aria-label') === '4,5 van de 5 sterren', 'Dutch');
  });
});

describe('a card that is put into the shopping cart', () => {
  const step = { cards: [{ ...slim, options: [{ label: 'Add to bag', cart: true }] }], skip: 'That is all' };
  const answered = async (answer: CartAnswer | Promise<CartAnswer> | 'nothing' | 'rejects') => {
    const { visitor } = await shown(step);
    const heard = next<SmocAddToCartEvent>(document, 'smoc-add-to-cart');
    visitor.element.addEventListener('smoc-add-to-cart', (event) => {
      if (answer === 'rejects') event.respondWith(Promise.reject(new Error('boom')));
      else if (answer !== 'nothing') event.respondWith(answer);
    });
    visitor.press('Add to bag Slim');
    return { visitor, detail: (await heard).detail };
  };

  it('is told to the page with all that it needs, and the bot says that it is there', async () => {
    let finish: (answer: CartAnswer) => void = () => undefined;
    const { visitor, detail } = await answered(new Promise((resolve) => (finish = resolve)));
    expect(detail).to.deep.equal({
      step: 'main/1',
      title: 'Slim',
      price: 79,
      currency: 'EUR',
      variant: { Colour: 'Blue', Size: 'S' },
      value: { title: 'Slim', price: 79, variant: { Colour: 'Blue', Size: 'S' } },
      quantity: 1,
    });
    await visitor.until(() => visitor.button('Adding… Slim').getAttribute('aria-busy') === 'true', 'its word');
    finish(true);
    await visitor.says('Slim, Blue, S is in your shopping bag.');
    await visitor.until(() => visitor.button('Add to bag Slim'));
    visitor.element.lang = 'de';
    await visitor.says('Slim, Blue, S liegt in deinem Warenkorb.');
    visitor.press('That is all');
    await visitor.says('You took');
  });

  for (const [what, answer, words] of [
    ['words', 'Only two left.', 'Slim, Blue, S could not be put into your shopping bag: Only two left.'],
    ['false', false, 'Sorry, Slim, Blue, S could not be put into your shopping bag.'],
    ['an object', { ok: false, message: 'Sold out just now.' }, 'bag: Sold out just now.'],
    ['a promise that fails', 'rejects', 'Sorry, Slim'],
    ['no answer', 'nothing', 'Sorry, Slim'],
  ] as const)
    it(`says why not, after ${what}`, async () => {
      const { visitor } = await answered(answer);
      await visitor.says(words);
      expect(visitor.messages.join()).not.to.contain('boom');
      expect(visitor.button('Add to bag Slim').getAttribute('aria-disabled')).to.equal(null);
    });
});

describe('a question about cards that are shown', () => {
  const ask = { ask: 'Anything you would like to know?', as: 'wish' };
  const asking = async (attributes: Record<string, string> = {}) => {
    const cards = [slim, { ...wide, stock: 2 }];
    const visitor = await visit(flowOf([{ cards }, ask, 'Noted: {wish}.']), attributes);
    return visitor.until(() => visitor.has('.product'), 'cards');
  };
  const last = (visitor: Visitor) => visitor.messages.at(-1);
  for (const [said, reply] of [
    ['How much', 'Slim: €79.00 – €84.00\nWide: €89.00'],
    ['How much is the Wide?', 'Wide: €89.00'],
    ['in black?', 'Slim, Black: €84.00'],
    ['Do you have it in blue?', 'Slim, Blue: €79.00'],
    ['which sizes?', 'Slim: S and M'],
    ['Is the wide in stock?', 'Wide: Only 2 left'],
  ] as const)
    it(`"${said}" is answered from their data, and the open question stays open`, async () => {
      const visitor = await asking();
      await visitor.send(said);
      await visitor.says(reply.split('\n')[0]!);
      expect(last(visitor)).to.equal(reply.replace('\n', ''));
      await visitor.send('Nothing, thanks');
      await visitor.says('Noted: Nothing, thanks.');
    });

  it('is answered of the card that was chosen, and again in another language', async () => {
    const visitor = await visit(flowOf([choice, ask, 'Noted: {wish}.']));
    await visitor.until(() => visitor.has('.product'), 'cards');
    visitor.press('Choose Wide');
    await visitor.says('Anything');
    await visitor.send('Hoeveel kost dat?');
    await visitor.says('Wide: €89.00');
    visitor.element.lang = 'de';
    await visitor.until(() => last(visitor)?.replace(/\s/g, ' ') === 'Wide: 89,00 €', 'German');
  });

  it('is an answer where it is about something else, or nothing was shown', async () => {
    const visitor = await asking();
    await visitor.send('How much does delivery cost?');
    await visitor.says('Noted: How much does delivery cost?.');
    const none = await visit(flowOf([ask, 'Noted: {wish}.']));
    await none.send('How much?');
    await none.says('Noted: How much?.');
  });
});

describe('words that are typed while one of several cards can be chosen', () => {
  const typing = async (said: string) => {
    const { visitor } = await shown(choice);
    await visitor.until(() => visitor.has('.or-type'), 'the button that opens the line');
    visitor.one('.or-type').click();
    await visitor.send(said);
    return visitor;
  };

  it('choose the one that they name', async () => {
    const visitor = await typing('the wide one');
    await visitor.says('You took Wide.');
    expect(visitor.messages).to.include('Wide');
  });

  it('pass them all over, in the words of that button', async () => {
    await (await typing('none')).says('You took .');
  });

  it('are answered where they ask about one, and the choice stays open', async () => {
    const visitor = await typing('Which sizes?');
    await visitor.says('Slim: S and M');
    expect(visitor.element.snapshot()?.pending?.kind).to.equal('question');
    visitor.press('Choose Wide');
    await visitor.says('You took Wide.');
  });

  it('are told apart from an answer where they name none', async () => {
    const visitor = await typing('something in green');
    await visitor.until(() => visitor.one('#typed-error').textContent, 'what is wrong');
    expect(visitor.one<HTMLInputElement>('#typed').value).to.equal('something in green');
  });
});

describe('cards that are recommended', () => {
  const items = [
    { title: 'Slim', fit: 'slim', price: 79, label: 'New' },
    { title: 'Wide', fit: 'wide', price: 89 },
  ];
  const advice = {
    recommend: items,
    filter: { fit: 'fit = wanted' },
    prefer: { 'price < 80': { weight: 1, reason: 'It costs only {price:money EUR}.' } },
    relax: ['fit'],
    card: { title: '{title}', badge: '{label}' },
    as: 'pick',
  };
  const advised = async (wanted: string) => {
    const visitor = await visit(flowOf([{ ask: 'Fit?', as: 'wanted' }, advice, 'You took {pick.title}.']));
    const told = listen(visitor);
    await visitor.send(wanted);
    await visitor.until(() => visitor.has('.product'), 'cards');
    return { visitor, told };
  };

  it('say why, and can be chosen', async () => {
    const { visitor, told } = await advised('slim');
    expect(visitor.one('.reason').textContent).to.equal('It costs only €79.00.');
    await visitor.until(() => told.some((each) => each.includes('Slim, It costs only €79.00.')), 'the reason, heard');
    visitor.press('Choose Slim');
    await visitor.says('You took Slim.');
  });

  it('say above them, and to those who hear them, that nothing fits quite, in the language of the conversation', async () => {
    const { visitor, told } = await advised('baggy');
    expect(visitor.one('.nearest').textContent).to.equal('Nothing fits all of your wishes. These come nearest.');
    await visitor.until(() => told.some((each) => each.includes('These come nearest. Slim')), 'the same, heard');
    visitor.element.lang = 'nl';
    await visitor.says('Er is niets dat aan al je wensen voldoet.');
  });

  it('have no badge where an item has no word for it', async () => {
    const { visitor } = await advised('baggy');
    expect(visitor.all('.corner').map((badge) => badge.textContent)).to.deep.equal(['New']);
  });
});
