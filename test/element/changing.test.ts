import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

const shop = [
  { ask: 'Which size?', as: 'size', options: ['S', 'M', 'L'] },
  { ask: 'Your name?', as: 'name' },
  { ask: 'How tall?', as: 'tall' },
  'Bye, {name}: {size}.',
];

async function answered(properties = {}) {
  const visitor = await visit(flowOf(shop), {}, properties);
  visitor.press('M');
  await visitor.says('Your name?');
  await visitor.send('Anna');
  await visitor.says('How tall?');
  return visitor;
}

afterEach(cleanUp);

describe('changing an earlier answer', () => {
  it('takes a press on it, says what is asked again, and keeps what else was said', async () => {
    const visitor = await answered();
    const told: unknown[] = [];
    visitor.element.addEventListener('smoc-change', ({ detail }) => told.push(detail));
    visitor.all('.own .bubble')[0]!.click();
    await visitor.until(() => visitor.has('#changing'));
    expect(visitor.one('#changing').textContent).to.contain('Which size?');
    expect(visitor.options).to.deep.equal(['S', 'M', 'L']);
    expect(visitor.messages).to.contain('How tall?');
    visitor.press('L');
    await visitor.until(() => !visitor.has('#changing'));
    expect(visitor.messages).to.deep.equal(['Which size?', 'L', 'Your name?', 'Anna', 'How tall?']);
    expect(told).to.deep.equal([{ step: 'main/0', names: ['size'], kept: ['name'], dropped: [] }]);
    await visitor.send('1.80');
    await visitor.says('Bye, Anna: L.');
  });

  it('works by keys alone: to the button beside the answer, through the options, and on in the chat', async () => {
    const visitor = await answered();
    const button = visitor.button('Change your answer: M');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused?.textContent.trim() === 'S', 'focus on the first option');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused?.matches('.dock .field'), 'focus in the field');
    expect(visitor.messages[1]).to.equal('L');
  });

  it('names what it asks again to those who hear it', async () => {
    const visitor = await answered();
    visitor.press('Change your answer: Anna');
    await visitor.until(() => visitor.has('#changing'));
    const field = visitor.field;
    expect(field.value).to.equal('Anna');
    const names = field
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => visitor.one(`#${id}`).textContent);
    expect(names.join(' ')).to.contain('Your name?');
  });

  it('leaves everything as it is when the visitor thinks better of it', async () => {
    const visitor = await answered();
    const before = visitor.messages;
    visitor.press('Change your answer: M');
    await visitor.until(() => visitor.has('#changing'));
    visitor.press('Leave it as it is');
    await visitor.until(() => !visitor.has('#changing'));
    expect(visitor.messages).to.deep.equal(before);
    await visitor.send('1.80');
    await visitor.says('Bye, Anna: M.');
  });

  it('asks for a typed answer in the line, where the focus is, and gives back what was typed there before', async () => {
    for (const leave of [true, false]) {
      const visitor = await answered();
      visitor.type('1.8');
      visitor.button('Change your answer: Anna').focus();
      await sendKeys({ press: 'Enter' });
      await visitor.until(() => visitor.has('#changing') && visitor.focused === visitor.field, 'focus in the line');
      expect(visitor.field.value).to.equal('Anna');
      if (leave) visitor.press('Leave it as it is');
      else await visitor.send('Berit');
      await visitor.until(() => !visitor.has('#changing'));
      await visitor.until(() => visitor.field.value === '1.8', 'what was typed before');
      cleanUp();
    }
  });

  it('asks for one answer after the other, each as it was given', async () => {
    const visitor = await visit(flowOf([...shop.slice(1, 2), { ask: 'Your town?', as: 'town' }, ...shop.slice(2)]));
    await visitor.send('Anna');
    await visitor.says('Your town?');
    await visitor.send('Oslo');
    await visitor.says('How tall?');
    for (const answer of ['Anna', 'Oslo']) {
      visitor.press(`Change your answer: ${answer}`);
      await visitor.until(() => visitor.field.value === answer, answer);
    }
  });

  it('can be done at the end, and after that again', async () => {
    const visitor = await answered();
    await visitor.send('1.80');
    await visitor.says('Bye, Anna: M.');
    for (const size of ['S', 'L', 'M']) {
      visitor.all('.own .change')[0]!.click();
      await visitor.until(() => visitor.has('#changing'));
      visitor.press(size);
      await visitor.says(`Bye, Anna: ${size}.`);
      expect(visitor.messages).to.have.length(7);
    }
  });

  it('is still open after a reload', async () => {
    const flow = flowOf(shop);
    const visitor = await visit(flow, { keep: 'visit' });
    visitor.press('M');
    await visitor.says('Your name?');
    visitor.press('Change your answer: M');
    await visitor.until(() => visitor.has('#changing'));
    await visitor.until(() => visitor.element.snapshot()?.pending?.kind === 'question');
    visitor.element.remove();
    const again = new Visitor(mount(flow, { keep: 'visit' }));
    await again.until(() => again.has('#changing'));
    again.press('L');
    await again.until(() => !again.has('#changing'));
    expect(again.messages).to.deep.equal(['Which size?', 'L', 'Your name?']);
    await again.element.forget();
  });

  it('shows no button where the author lets nobody change it', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'One?', as: 'one', change: false }, { ask: 'Two?', as: 'two' }, 'Bye.']),
    );
    await visitor.send('1');
    await visitor.says('Two?');
    await visitor.send('2');
    await visitor.says('Bye.');
    expect(visitor.all('.change').map((button) => button.getAttribute('aria-label'))).to.deep.equal([
      'Change your answer: 2',
    ]);
  });

  it('tells what is said anew, and draws no row from what stood there before', async () => {
    const visitor = await visit(
      flowOf([
        {
          ask: 'Fruit?',
          as: 'fruit',
          options: ['Apple', { label: 'List', then: ['- one\n- two', { image: '/x.png', alt: 'A thing' }] }],
        },
        'You said {fruit}.',
        { ask: 'More?', as: 'more' },
      ]),
    );
    visitor.press('Apple');
    await visitor.says('You said Apple.');
    for (const [fruit, rows] of [
      ['List', 6],
      ['Apple', 4],
      ['List', 6],
    ] as const) {
      visitor.all('.own .change')[0]!.click();
      await visitor.until(() => visitor.has('#changing'));
      visitor.press(fruit);
      await visitor.says(`You said ${fruit}.`);
      expect(visitor.all('.row')).to.have.length(rows);
      expect(visitor.all('.row').map(({ id }) => id)).to.deep.equal(
        Array.from({ length: rows }, (_, at) => `m${at + 1}`),
      );
    }
    // Lists are drawn by a chunk of their own.
    await visitor.until(() => visitor.has('.row li'));
    expect(visitor.all('.row li').map(({ textContent }) => textContent)).to.deep.equal(['one', 'two']);
  });
});
