import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';

afterEach(async () => {
  cleanUp();
  await setViewport({ width: 800, height: 600 });
});

const sizes = {
  ask: 'Which size?',
  as: 'size',
  options: ['Small', 'Medium', { label: 'Large', words: ['L', 'huge'] }],
};
const orType = 'Or type your answer';
const line = (visitor: Visitor) => visitor.one<HTMLInputElement>('.typed-line .field');
const ready = { ask: 'Ready?', options: ['Go'] };
/** A visitor who has answered once: from then on there is a line to type in. */
async function visitAfter(...[flow, ...more]: Parameters<typeof visit>): Promise<Visitor> {
  const { parts } = flow as { parts: { main: unknown[] } };
  const visitor = await visit({ ...(flow as object), parts: { ...parts, main: [ready, ...parts.main] } }, ...more);
  visitor.press('Go');
  await visitor.until(
    () => !visitor.options.includes('Go') && visitor.element.snapshot()?.pending?.kind === 'question',
  );
  return visitor;
}
async function visitSizes(step: object = {}, flow: object = {}): Promise<Visitor> {
  const visitor = await visitAfter({ ...flowOf([{ ...sizes, ...step }, 'So {size}.']), ...flow });
  await visitor.until(() => visitor.has('.ask .option, .ask .box, .ask .grade'), 'the options');
  return visitor;
}
async function say(visitor: Visitor, words: string): Promise<void> {
  if (!visitor.has('.typed-line')) {
    await visitor.until(() => visitor.has('.or-type'), 'the way to type');
    visitor.press(orType);
  }
  visitor.type(words, line(visitor));
  visitor.one<HTMLFormElement>('.typed-line').requestSubmit();
}

describe('an answer that is typed where it could be pressed', () => {
  it('is taken as a press is: the same event, the same bubble, the same way on', async () => {
    const answers: unknown[] = [];
    const pressed = await visitSizes();
    const typed = await visitSizes();
    for (const visitor of [pressed, typed])
      visitor.element.addEventListener('smoc-answer', ({ detail }) => answers.push(detail));
    pressed.press('Medium');
    await pressed.says('So Medium.');
    await say(typed, 'medum please');
    await typed.says('So Medium.');
    expect(answers[1]).to.deep.equal(answers[0]);
    expect(typed.messages).to.deep.equal(pressed.messages);
  });

  for (const [words, size] of [
    ['2', 'Medium'],
    ['the last one', 'Large'],
    ['huge', 'Large'],
    ['l', 'Large'],
  ])
    it(`"${words}" means ${size}`, async () => {
      const visitor = await visitSizes();
      await say(visitor, words!);
      await visitor.says(`So ${size}.`);
    });

  it('is asked back where two may be meant, with those as buttons and a way to all', async () => {
    const visitor = await visitSizes();
    await say(visitor, 'Medium or Large');
    await visitor.says('Do you mean Medium or Large?');
    expect(visitor.messages).to.include('Medium or Large');
    await visitor.until(() => visitor.options.length === 2, 'two options');
    expect(visitor.options).to.deep.equal(['Medium', 'Large']);
    visitor.press('All answers');
    await visitor.until(() => visitor.options.length === 3, 'all options');
    await say(visitor, 'small or large');
    await visitor.says('Do you mean Small or Large?');
    await visitor.until(() => visitor.options.length === 2, 'two options');
    visitor.press('Large');
    await visitor.says('So Large.');
  });

  it('counts among those that were asked back, and one of them is taken by a yes', async () => {
    const visitor = await visitSizes();
    await say(visitor, 'Medium or Large?');
    await visitor.says('Do you mean Medium or Large?');
    await say(visitor, 'the second');
    await visitor.says('So Large.');
    const other = await visitSizes();
    await say(other, 'medium?');
    await other.says('Do you mean Medium?');
    await say(other, 'ja graag');
    await other.says('So Medium.');
  });

  it('is never chosen against what was said', async () => {
    const visitor = await visitSizes();
    const heard = listen(visitor);
    await say(visitor, 'not medium');
    await visitor.until(() => visitor.one('.typed-line .error').textContent.includes('don’t understand'), 'kind words');
    await visitor.until(() => heard.some((words) => words.includes('don’t understand')), 'what is heard');
    expect(line(visitor).value, 'what was typed stays').to.equal('not medium');
    expect(line(visitor).getAttribute('aria-invalid')).to.equal('true');
    expect(visitor.options).to.deep.equal(['Small', 'Medium', 'Large']);
    visitor.press('Medium');
    await visitor.says('So Medium.');
  });

  it('counts as a try when it is not understood, in the author’s own words', async () => {
    const flow = flowOf([{ ...sizes, error: 'S, M or L?', tries: 2, fail: 'help' }, 'So {size}.']);
    const visitor = await visitAfter({ ...flow, parts: { ...flow.parts, help: ['Let us help.'] } });
    await visitor.until(() => visitor.options.length === 3);
    await say(visitor, 'giraffe');
    await visitor.until(() => visitor.one('.typed-line .error').textContent === 'S, M or L?', 'the words');
    await say(visitor, 'elephant');
    await visitor.says('Let us help.');
  });

  it('may be words of one’s own where those are an answer; what is merely like an option is asked back', async () => {
    const visitor = await visitSizes({ other: true });
    await say(visitor, 'medum');
    await visitor.says('Do you mean Medium?');
    await visitor.until(() => visitor.has('.own-words, [part~=own-words]'));
    visitor.press('No, just “medum”');
    await visitor.says('So medum.');
    const other = await visitSizes({ other: true });
    await say(other, 'extra wide');
    await other.says('So extra wide.');
  });

  it('may be several, with those that are ticked already', async () => {
    const visitor = await visitSizes({ many: true }, { typed: true });
    await visitor.until(() => visitor.has('.box input'));
    visitor.one<HTMLInputElement>('.box input').click();
    await say(visitor, 'the last one');
    await visitor.says('So Small and Large.');
    const other = await visitSizes({ many: true }, { typed: true });
    await say(other, 'small and medum');
    await other.says('So Small and Medium.');
  });

  it('may be a grade, or a yes where a consent offers a no', async () => {
    const graded = await visitAfter(flowOf([{ ask: 'How was it?', type: 'rating', as: 'stars' }, 'So {stars}.']));
    await graded.until(() => graded.has('.grade'));
    await say(graded, 'vier sterren');
    await graded.says('So 4.');
    const asked = await visitAfter(flowOf([{ consent: 'May we write?', no: 'No, thanks', as: 'ok' }, 'So {ok}.']));
    await asked.until(() => asked.has('.tick'));
    await say(asked, 'hmm well');
    await asked.until(() => asked.one('.typed-line .error').textContent.length > 0, 'kind words');
    expect(asked.element.snapshot()?.vars).not.to.have.property('ok');
    await say(asked, 'ja, akkoord');
    await asked.says('So true.');
  });

  it('opens an address only by a press', async () => {
    const visitor = await visitSizes({ options: ['Small', { label: 'Chart', open: 'https://example.com/chart' }] });
    await say(visitor, 'chart');
    await visitor.says('Do you mean Chart?');
    await visitor.until(() => visitor.all('.ask a.option').length === 1, 'the link');
  });

  it('stays a plain text, whatever it holds', async () => {
    const visitor = await visitSizes();
    await say(visitor, '<img src=x onerror=alert(1)> {size} **medium**');
    await visitor.says('Do you mean Medium?');
    expect(visitor.messages).to.include('<img src=x onerror=alert(1)> {size} **medium**');
    expect(visitor.has('.bubble img, .bubble strong')).to.equal(false);
  });

  it('is asked back in the language of the conversation, and after a reload too', async () => {
    const flow = { ...flowOf([{ ...sizes }, 'So {size}.']), flow: 'typed-choice-reload', typed: true };
    const visitor = await visit(flow, { lang: 'nl', tone: 'formal', keep: 'visit' });
    await visitor.until(() => visitor.options.length === 3);
    await visitor.until(() => visitor.has('.typed-line'));
    await say(visitor, 'medium of large');
    await visitor.says('Bedoelt u Medium of Large?');
    await visitor.until(() => visitor.options.length === 2);
    visitor.element.remove();
    const back = await visit(flow, { lang: 'nl', tone: 'formal', keep: 'visit' });
    await back.says('Bedoelt u Medium of Large?');
    await back.until(() => back.options.length === 2, 'the two options');
    await back.element.forget();
  });
});

describe('the line to type in', () => {
  it('opens by its button, and leaves letters on the options to the page', async () => {
    const visitor = await visitSizes();
    await visitor.until(() => visitor.has('.or-type'));
    visitor.one<HTMLElement>('.option').focus();
    await sendKeys({ press: 'x' });
    expect(visitor.has('.or-type')).to.equal(true);
    visitor.one<HTMLElement>('.or-type').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused === line(visitor), 'the focus');
    await sendKeys({ type: 'larg' });
    expect(line(visitor).value).to.equal('larg');
    await sendKeys({ press: 'Enter' });
    await visitor.says('So Large.');
  });

  it('keeps the focus for the questions that follow', async () => {
    const visitor = await visitAfter(
      flowOf([sizes, { ...sizes, ask: 'And for a friend?', as: 'other' }, 'So {size}, {other}.']),
    );
    await visitor.until(() => visitor.has('.or-type'));
    await say(visitor, 'small');
    await visitor.says('And for a friend?');
    await visitor.until(() => visitor.focused === line(visitor), 'the focus');
    expect(line(visitor).value).to.equal('');
    await sendKeys({ type: 'large' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('So Small, Large.');
  });

  it('is answered by role and name alone', async () => {
    const visitor = await visitSizes();
    await visitor.until(() => visitor.has('.or-type'));
    const opener = visitor.all('button').find((button) => button.textContent.trim() === orType)!;
    opener.click();
    const field = visitor.all<HTMLInputElement>('input').find((input) => input.ariaLabel === orType)!;
    expect(visitor.focused).to.equal(field);
    visitor.type('Medium', field);
    visitor
      .all('button')
      .find((button) => button.ariaLabel === 'Send')!
      .click();
    await visitor.says('So Medium.');
  });

  it('stands there at once where the flow says so, and never where it says that', async () => {
    const shown = await visitSizes({}, { typed: true });
    await shown.until(() => shown.has('.typed-line'));
    const hidden = await visitSizes({}, { typed: false });
    hidden.one<HTMLElement>('.option').focus();
    await sendKeys({ type: 'm' });
    expect(hidden.has('.typed-line, .or-type')).to.equal(false);
  });

  it('is not offered where there is one way on, or a field already', async () => {
    for (const step of [{ options: ['On'] }, { search: true }, { layout: 'menu' }]) {
      const visitor = await visitAfter(flowOf([{ ...sizes, ...step }, 'Done.']));
      await visitor.until(() => visitor.has('.ask .option, .ask select'));
      await visitor.until(() => visitor.element.shadowRoot?.querySelector('[aria-live=polite]'));
      expect(visitor.has('.or-type, .typed-line'), JSON.stringify(step)).to.equal(false);
    }
  });

  it('leaves keys with a meaning of their own alone', async () => {
    const visitor = await visitSizes();
    await visitor.until(() => visitor.has('.or-type'));
    visitor.one<HTMLElement>('.option').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(visitor.focused?.textContent.trim()).to.equal('Medium');
    await sendKeys({ press: ' ' });
    await visitor.says('So Medium.');
    expect(visitor.has('.typed-line')).to.equal(false);
  });

  for (const dir of ['ltr', 'rtl'])
    it(`fits 320 pixels, ${dir}, and can be hit by a finger`, async () => {
      await setViewport({ width: 320, height: 600 });
      const visitor = await visitAfter(flowOf([sizes]), { lang: dir === 'rtl' ? 'ar' : 'en' });
      await visitor.until(() => visitor.has('.or-type'));
      const { height, left, right } = visitor.one('.or-type').getBoundingClientRect();
      expect(height).to.be.at.least(44);
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
      visitor.one('.or-type').click();
      expect(visitor.one('.typed-line .send').getBoundingClientRect().width).to.be.at.least(44);
      expect(visitor.one('.scroll').scrollWidth).to.be.at.most(visitor.one('.scroll').clientWidth);
    });

  it('goes to the owner with the result where it was not understood, without addresses', async () => {
    const sent: { type: string; misses?: unknown }[] = [];
    const endpoint = ((envelope: { type: string }) => {
      sent.push(envelope);
      return { ok: true };
    }) as never;
    const flow = flowOf([{ ...sizes }, { submit: true }, 'So {size}.']);
    const visitor = await visitAfter(flow, {}, { endpoint });
    await visitor.until(() => visitor.has('.ask .option'), 'the options');
    await say(visitor, 'whatever anna@example.com wears');
    await visitor.until(() => visitor.one('#typed-error').textContent.trim(), 'what is wrong');
    visitor.press('Large');
    await visitor.says('So Large.');
    await visitor.until(() => sent.some(({ type }) => type === 'form.submitted'));
    const { misses } = sent.find(({ type }) => type === 'form.submitted')!;
    expect(misses).to.deep.equal([{ step: 'main/1', sentence: 'whatever …@… wears' }]);
  });
});
