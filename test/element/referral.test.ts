import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SmocChat } from '../../src/smoc-chat.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const ask = { ask: 'Which code did your friend give you?', type: 'referral', verify: 'codes', as: 'code' };
const after = 'Code {referral.code|none}, {referral.source|nowhere}.';

interface Call {
  readonly query: { readonly code: string };
}
/** An endpoint that knows one code, and writes down what it was asked. */
function codes(known = '7Q2M9KXA', answer: (isKnown: boolean) => unknown = (isKnown) => ({ known: isKnown })) {
  const asked: string[] = [];
  const endpoint = ({ query }: Call) => {
    asked.push(query.code);
    return answer(query.code === known);
  };
  return { asked, endpoints: { codes: endpoint as never } };
}
async function open(
  step: object = {},
  properties: Partial<SmocChat> = {},
  attributes: Record<string, string> = {},
): Promise<Visitor> {
  const visitor = await visit(flowOf([{ ...ask, ...step }, after]), attributes, properties);
  return visitor.until(() => visitor.field);
}
const submit = (visitor: Visitor) => visitor.one<HTMLFormElement>('.dock, form.card').requestSubmit();
const error = (visitor: Visitor) => visitor.one('#error').textContent.trim();

describe('a question for a referral code', () => {
  it('is one field for capitals, found by its question, which nothing corrects or fills in', async () => {
    const { field } = await open({}, codes());
    expect([field.type, field.autocapitalize, field.spellcheck, field.autocomplete, field.dir]).to.deep.equal([
      'text',
      'characters',
      false,
      'off',
      'ltr',
    ]);
    expect(field.getAttribute('aria-labelledby')).to.equal('m1');
  });

  it('asks the endpoint, by the keyboard alone, and goes on with the code of the friend', async () => {
    const { asked, ...page } = codes();
    const visitor = await open({}, page);
    visitor.field.focus();
    await sendKeys({ type: '7q2m-9kxa' });
    expect(visitor.field.value).to.equal('7q2m-9kxa');
    await sendKeys({ press: 'Enter' });
    await visitor.says('Code 7Q2M9KXA, typed.');
    expect(asked).to.deep.equal(['7Q2M9KXA']);
  });

  it('says kindly that nobody has the code, beside what was typed, and lets the visitor go on without', async () => {
    const { asked, ...page } = codes();
    const visitor = await open({}, page);
    visitor.type('7Q2M9KXB');
    submit(visitor);
    await visitor.until(() => error(visitor));
    expect(error(visitor)).to.equal(
      'I can’t find this code. Compare it once more with the one that you got, or go on without.',
    );
    expect([visitor.field.value, visitor.field.getAttribute('aria-invalid')]).to.deep.equal(['7Q2M9KXB', 'true']);
    expect(visitor.one('.dock').hasAttribute('aria-busy')).to.equal(false);
    visitor.button('Skip').click();
    await visitor.says('Code none, nowhere.');
    expect(asked).to.deep.equal(['7Q2M9KXB']);
  });

  it('says it in the language and manner of the chat', async () => {
    const visitor = await open({ skip: false }, codes(), { lang: 'nl', tone: 'formal' });
    visitor.type('AAAA');
    submit(visitor);
    await visitor.until(() => error(visitor));
    expect(error(visitor)).to.equal(
      'We kunnen deze code niet vinden. Controleer of u hem precies zo hebt ingevoerd als u hem hebt gekregen.',
    );
  });

  it('is busy while the endpoint is asked, and takes one answer', async () => {
    let answer: (found: object) => void = () => undefined;
    let calls = 0;
    const slow = () => {
      calls++;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const visitor = await open({}, { endpoints: { codes: slow as never } });
    visitor.type('7Q2M9KXA');
    submit(visitor);
    await visitor.until(() => calls);
    expect(visitor.one('.dock').getAttribute('aria-busy')).to.equal('true');
    submit(visitor);
    answer({ known: true });
    await visitor.says('Code 7Q2M9KXA, typed.');
    expect(calls).to.equal(1);
  });

  it('is taken as it is where the endpoint cannot be asked, and written as the endpoint writes it', async () => {
    const broken = () => {
      throw new Error('away');
    };
    const alone = await open({}, { endpoints: { codes: broken as never } });
    alone.type('abcd-1');
    submit(alone);
    await alone.says('Code ABCD1, typed.');
    const written = codes('ANNA7Q2M', () => ({ known: true, code: 'Anna-7Q2M' }));
    const visitor = await open({}, { endpoints: written.endpoints });
    visitor.type('anna 7q2m');
    submit(visitor);
    await visitor.says('Code Anna-7Q2M, typed.');
  });

  for (const event of ['input', 'change'])
    it(`keeps the code of a pasted message, told of by "${event}" alone`, async () => {
      const visitor = await open({}, codes());
      visitor.field.value = 'Come with me! https://vip.nordlys.example/friend.html?ref=7Q2M9KXA';
      visitor.field.dispatchEvent(new Event(event, { bubbles: true }));
      expect(visitor.field.value).to.equal('7Q2M9KXA');
    });

  it('may be a field among others, with what is wrong beside it', async () => {
    const { asked, ...page } = codes();
    const fields = [
      { as: 'name', label: 'Name' },
      { as: 'code', type: 'referral', label: 'Code of a friend', verify: 'codes' },
    ];
    const visitor = await visit(flowOf([{ ask: 'Who are you?', fields }, `{name}: ${after}`]), {}, page);
    await visitor.until(() => visitor.has('form.card [name=code]'));
    const [name, code] = [visitor.one<HTMLInputElement>('[name=name]'), visitor.one<HTMLInputElement>('[name=code]')];
    name.value = 'Ben';
    code.value = '7q2m-9kxb';
    submit(visitor);
    await visitor.until(() => visitor.one('#f-code-error').textContent.includes('can’t find'));
    expect([name.value, code.value]).to.deep.equal(['Ben', '7q2m-9kxb']);
    code.value = '7q2m-9kxa';
    submit(visitor);
    await visitor.says('Ben: Code 7Q2M9KXA, typed.');
    expect(asked).to.deep.equal(['7Q2M9KXB', '7Q2M9KXA']);
  });

  it('survives a reload, and goes out in the result as that of a link does', async () => {
    const flow: Flow = flowOf([ask, { ask: 'Your name?', as: 'name' }, { submit: true }, after]);
    const sent: { referral: unknown }[] = [];
    const properties = {
      ...codes(),
      endpoint: ((envelope: { type: string; referral: unknown }) => {
        if (envelope.type === 'form.submitted') sent.push(envelope);
        return { ok: true };
      }) as never,
    };
    const first = await visit(flow, { keep: 'device' }, properties);
    await first.until(() => first.field);
    first.type('7q2m9kxa');
    submit(first);
    await first.says('Your name?');
    first.element.remove();
    const again = new Visitor(mount(flow, { keep: 'device' }, properties));
    await again.says('Your name?');
    await again.until(() => again.field);
    again.type('Ben');
    submit(again);
    await again.says('Code 7Q2M9KXA, typed.');
    expect(sent).to.have.length(1);
    expect(sent[0]!.referral).to.include({ code: '7Q2M9KXA', source: 'typed' });
    await again.element.forget();
  });

  it('lies within 320 pixels in a chat from right to left, as large as a finger', async () => {
    const visitor = await open({}, codes(), { lang: 'ar' });
    visitor.element.style.inlineSize = '320px';
    const dock = visitor.one('.dock').getBoundingClientRect();
    const field = visitor.field.getBoundingClientRect();
    expect(field.left).to.be.at.least(dock.left);
    expect(field.right).to.be.at.most(dock.right);
    expect(field.height).to.be.at.least(43);
  });
});
