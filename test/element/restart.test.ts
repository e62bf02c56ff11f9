import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const quick = { speed: 900, between: 0.05, max: 0.1 };
const talk = (more: object = {}) =>
  flowOf(['Hello.', { ask: 'Shall we?', options: ['Yes', 'No'] }, { ask: 'Name?', as: 'name' }, 'Thanks.'], more);
const button = (visitor: Visitor) => visitor.one('[part=restart]');
const label = (visitor: Visitor) =>
  `${button(visitor).getAttribute('aria-label')} | ${button(visitor).innerText.trim()}`;
/** Everything told after `last`. */
async function listenAfter(visitor: Visitor, last: string): Promise<string[]> {
  const told = listen(visitor);
  await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes(last), last);
  await visitor.until(() => !visitor.one('[aria-live=polite]').childElementCount, 'silence');
  told.length = 0;
  return told;
}
const begunAnew = (visitor: Visitor) =>
  visitor.until(() => visitor.options[0] === 'Yes' && !visitor.messages.includes('Yes'), 'a new beginning');
async function answered(visitor: Visitor): Promise<void> {
  visitor.press('Yes');
  await visitor.says('Name?');
  await visitor.until(() => visitor.field);
}

describe('starting again', () => {
  for (const pace of ['instant', quick])
    it(`tells a screen reader the first messages again, ${typeof pace === 'string' ? pace : 'typed'}`, async () => {
      const visitor = await visit(talk({ pace }));
      await answered(visitor);
      const told = await listenAfter(visitor, 'Name?');
      void visitor.element.restart();
      await begunAnew(visitor);
      await visitor.until(() => told.some((line) => line.includes('Shall we?')), 'the question');
      expect(told.filter((line) => /Hello|Shall/.test(line))).to.deep.equal(['Noa says: Hello.', 'Shall we?']);
      expect(visitor.messages).to.deep.equal(['Hello.', 'Shall we?']);
    });

  it('happens at one press while nothing is answered, and gives the focus to the first question', async () => {
    const visitor = await visit(talk());
    const told = await listenAfter(visitor, 'Shall we?');
    button(visitor).focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => told.includes('Noa says: Hello.'), 'the first message');
    expect(label(visitor)).to.equal('Start again | ');
    expect(visitor.focused?.textContent.trim()).to.equal('Yes');
  });

  it('asks for a second press once something is answered, where one sees and hears it', async () => {
    const visitor = await visit(talk());
    await answered(visitor);
    const told = listen(visitor);
    const places = () =>
      visitor.all('header, .brand, .scroll').map((each) => {
        const { x, width, height } = each.getBoundingClientRect();
        return [x, width, height];
      });
    const before = places();
    button(visitor).focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => told.includes('Start over? Press again'), 'the question');
    expect(label(visitor)).to.equal('Start over? Press again | Start over? Press again');
    expect(places(), 'nothing moves').to.deep.equal(before);
    expect(visitor.messages).to.include('Yes');
    await sendKeys({ press: 'Enter' });
    await begunAnew(visitor);
    await visitor.until(() => visitor.focused?.textContent.trim() === 'Yes', 'the focus');
    expect(label(visitor)).to.equal('Start again | ');
  });

  it('is forgotten when the focus goes on, and after some seconds', async () => {
    const visitor = await visit(talk());
    await answered(visitor);
    const { setTimeout: real } = window;
    let over = () => {};
    window.setTimeout = ((call: () => void, ms: number) =>
      ms === 8000 ? ((over = call), 1e9) : real(call, ms)) as typeof setTimeout;
    try {
      for (const end of [
        () => {
          visitor.field.focus();
        },
        () => {
          over();
        },
      ]) {
        button(visitor).focus();
        await sendKeys({ press: 'Space' });
        await visitor.until(() => label(visitor).startsWith('Start over?'), 'the question');
        end();
        await visitor.until(() => label(visitor) === 'Start again | ', 'the old label');
      }
    } finally {
      window.setTimeout = real;
    }
    expect(visitor.messages).to.include('Yes');
  });

  it('is not meant by a double click', async () => {
    const visitor = await visit(talk());
    await answered(visitor);
    for (const detail of [1, 2])
      button(visitor).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail }));
    await visitor.until(() => label(visitor).startsWith('Start over?'), 'the question');
    expect(visitor.messages).to.include('Yes');
    button(visitor).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    await begunAnew(visitor);
  });

  it('is asked in the language and tone of the conversation', async () => {
    for (const [lang, tone, words] of [
      ['nl', 'je', 'Opnieuw? Druk nog eens'],
      ['nl', 'u', 'Opnieuw? Druk nogmaals'],
      ['nl', 'playful', 'Zeker? Nog één keer drukken'],
      ['de', 'du', 'Wirklich neu beginnen? Noch einmal drücken'],
      ['de', 'Sie', 'Wirklich neu beginnen? Bitte erneut drücken'],
      ['de', 'playful', 'Sicher? Noch einmal drücken'],
      ['en', 'formal', 'Start over? Press again'],
      ['en', 'playful', 'Start over? Press again'],
    ] as const) {
      const visitor = await visit(talk(), { lang, tone });
      await answered(visitor);
      button(visitor).click();
      await visitor.until(() => button(visitor).innerText.trim() === words, words);
      expect(label(visitor)).to.equal(`${words} | ${words}`);
    }
  });
});
