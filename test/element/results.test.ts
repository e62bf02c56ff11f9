import { expect } from '@open-wc/testing';
import type { Envelope } from '../../src/engine/envelope.ts';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const steps = [
  { consent: 'May we write?', as: 'mayWrite', purpose: 'news' },
  { ask: 'Your name?', as: 'name' },
  { submit: true },
  { goal: 'joined', say: 'You are in.' },
];

/** An endpoint of the page that takes everything and writes it down. */
const into = (results: Envelope[]) => (envelope: Envelope) => {
  results.push(envelope);
  return Promise.resolve({ ok: true, id: envelope.id });
};
const typesOf = (results: readonly Envelope[]) => results.map(({ type }) => type).sort();

async function signUp(visitor: Visitor): Promise<void> {
  void visitor.element.answer(true);
  await visitor.says('Your name?');
  await visitor.send('Anna');
}

describe('what an endpoint is posted', () => {
  const all = ['flow.completed', 'flow.started', 'form.submitted', 'goal.completed'];
  for (const [who, attributes, more, types] of [
    ['nobody has asked for less', {}, {}, all],
    ['the element asks for submissions', { results: 'submissions' }, {}, ['form.submitted']],
    ['the flow asks for submissions', {}, { results: 'submissions' }, ['form.submitted']],
    ['the element asks for more than its flow', { results: 'all' }, { results: 'submissions' }, all],
  ] as [string, Record<string, string>, object, string[]][])
    it(`is ${types.length === 1 ? 'submissions and nothing else' : 'each kind of result'} where ${who}`, async () => {
      const results: Envelope[] = [];
      const given = { endpoint: into(results) } as unknown as Partial<SmocChat>;
      const visitor = await visit(flowOf(steps, more), attributes, given);
      await signUp(visitor);
      await visitor.says('You are in.');
      await visitor.until(() => results.length >= types.length, 'what is to be posted');
      expect(typesOf(results)).to.deep.equal(types);
    });
});

describe('a chat whose page has no endpoint yet', () => {
  for (const [what, name, set] of [
    ['its endpoint', true, (take: unknown) => ({ endpoint: take })],
    ['the endpoint of that name', 'crm', (take: unknown) => ({ endpoints: { crm: take } })],
  ] as const)
    it(`keeps what is submitted, and sends it as soon as the page says ${what}`, async () => {
      const results: Envelope[] = [];
      const flow = flowOf(steps.map((step) => ('submit' in step ? { submit: name } : step)));
      // On the disk, where nothing but the page's news has it looked at again.
      const visitor = await visit(flow, { keep: 'visit' });
      const told: string[] = [];
      visitor.element.addEventListener('smoc-error', ({ detail }) => told.push(detail.code));
      await signUp(visitor);
      await visitor.until(() => told.includes('no-endpoint'), 'telling the author');
      await visitor.until(() => visitor.element.snapshot()?.pending?.kind === 'end', 'the end');
      expect(Object.values(visitor.element.snapshot()!.deliveries)).to.deep.equal(['kept']);
      expect(visitor.messages).not.to.include('You are in.');
      Object.assign(visitor.element, set(into(results)));
      await visitor.says('You are in.');
      expect(typesOf(results)).to.include('form.submitted');
    });
});
