import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const options = ['Côte d’Ivoire', 'Finland', 'Ireland', 'Österreich'];
const shown = (visitor: Visitor, of: string) =>
  visitor
    .all(of)
    .filter((each) => each.checkVisibility())
    .map(({ textContent }) => textContent.trim());
const asking = async (step: object) => {
  const visitor = await visit(flowOf([{ ask: 'Which?', as: 'x', search: true, options, ...step }, 'So {x}.']));
  await visitor.until(() => visitor.has('.search'));
  return visitor;
};
const look = (visitor: Visitor, words: string) => visitor.type(words, visitor.one('.search'));

describe('a long list of options', () => {
  it('is searched by words, whatever their capitals and accents', async () => {
    const visitor = await asking({ skip: 'None' });
    look(visitor, 'COTE ivo');
    expect(shown(visitor, '.ask .option')).to.deep.equal(['Côte d’Ivoire']);
    look(visitor, 'land');
    expect(shown(visitor, '.ask .option')).to.deep.equal(['Finland', 'Ireland']);
    look(visitor, 'x');
    expect(shown(visitor, '.ask .option')).to.deep.equal([]);
    // Who finds nothing can still go on.
    expect(shown(visitor, '.ask .quiet')).to.deep.equal(['None']);
    look(visitor, '');
    expect(shown(visitor, '.ask .option')).to.deep.equal(options);
  });

  it('tells how many were found, and Enter goes to the first, sending nothing', async () => {
    const visitor = await asking({});
    look(visitor, 'oster');
    await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes('Found: 1'));
    visitor
      .one('.search')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    const focused = visitor.root.activeElement as HTMLElement;
    expect(focused.textContent.trim()).to.equal('Österreich');
    expect(visitor.messages).to.deep.equal(['Which?']);
    focused.click();
    await visitor.says('So Österreich.');
  });

  it('keeps what is ticked in sight and in the answer', async () => {
    const visitor = await asking({ many: true });
    visitor.one('.box input').click();
    look(visitor, 'fin');
    expect(shown(visitor, '.box')).to.deep.equal(['Côte d’Ivoire', 'Finland']);
    visitor.all('.box input')[1]!.click();
    visitor.press('Done');
    await visitor.says('So Côte d’Ivoire and Finland.');
  });

  it('is searched among other fields, and what is looked for is no answer', async () => {
    const visitor = await visit(
      flowOf([
        {
          ask: 'You',
          fields: [
            { as: 'name', label: 'Name' },
            { as: 'x', label: 'Country', search: 'Find', options },
          ],
        },
        'So {x}.',
      ]),
    );
    await visitor.until(() => visitor.has('.search'));
    visitor.type('Anna', visitor.one('#f-name'));
    look(visitor, 'irel');
    expect(shown(visitor, '.box')).to.deep.equal(['Ireland']);
    visitor.all('.box input')[2]!.click();
    visitor.press('Send');
    await visitor.says('So Ireland.');
  });
});
