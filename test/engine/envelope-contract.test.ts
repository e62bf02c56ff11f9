import { describe, it } from 'node:test';
import { expect } from 'chai';
import * as v from 'valibot';
import { readEnvelope } from '../../examples/receiver/results/envelope-schema.ts';
import type { Consent, EndpointAnswer, Envelope, EnvelopeType } from '../../src/engine/envelope.ts';
import {
  envelopeSchema,
  type answerSchema,
  type consentSchema,
  type envelopeTypes,
} from '../../src/engine/envelope.schema.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from './drive.ts';
import { everything } from './flows.ts';

/** True only where both are the same in every key: also in whether it may be left out, and may be changed. Else what differs does not compile. */
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : { one: One; other: Other };
const isTheSame = <One, Other>(same: Same<One, Other>): boolean => same === true;

/* The schema by which a receiver validates says the same as the types by which the chat is written: else this file does not compile. */
describe('the contract between the chat and whoever takes its results', () => {
  it('is in the schema what it is in the types', () => {
    expect([
      isTheSame<v.InferOutput<typeof envelopeSchema>, Envelope>(true),
      isTheSame<v.InferOutput<typeof consentSchema>, Consent>(true),
      isTheSame<(typeof envelopeTypes)[number], EnvelopeType>(true),
      isTheSame<v.InferOutput<typeof answerSchema>, EndpointAnswer>(true),
    ]).to.deep.equal([true, true, true, true]);
  });

  // Envelopes of every other conversation in the engine's tests are held to it in drive.ts.
  it('is kept by all that one conversation sends, key for key', () => {
    const chat = drive(everything, { context: { query: { from: 'Bo' } } });
    chat.answer('Form', { first: 'Anna', mail: 'anna@example.com', tel: '', source: 'x' }, true);
    const sent = chat.envelopes;
    expect(sent.map(({ type }) => type)).to.include.members(['flow.started', 'form.submitted', 'goal.completed']);
    for (const envelope of sent) expect(v.parse(envelopeSchema, envelope)).to.deep.equal(envelope);
  });

  const [sent] = drive(everything).answer('Bye').envelopes as [Envelope];
  for (const [what, changed] of [
    ['a key that is missing', { ...sent, step: undefined }],
    ['a key that it does not have', { ...sent, more: 1 }],
    ['a kind that it does not have', { ...sent, type: 'form.lost' }],
    ['a time that is none', { ...sent, occurredAt: 'yesterday' }],
    ['a flow whose name no receiver takes', { ...sent, flow: { ...sent.flow, id: 'x'.repeat(201) } }],
    ['a key inside that is missing', { ...sent, meta: { ...sent.meta, honeypot: undefined } }],
  ] as const)
    it(`is not kept by ${what}`, () => {
      expect(v.is(envelopeSchema, sent)).to.equal(true);
      expect(v.is(envelopeSchema, changed)).to.equal(false);
    });

  it('is kept by the longest name of a flow that the checker lets pass, and the reference receiver takes it', () => {
    const named = (flow: string) => checkFlow(JSON.stringify({ ...everything, flow })).problems;
    const read = (id: string) => readEnvelope({ ...sent, flow: { ...sent.flow, id } });
    const told = named('x'.repeat(201)).filter(({ path }) => path === '/flow');
    expect(told.map(({ code, message }) => [code, message.includes('at most 200 characters')])).to.deep.equal([
      ['wrong-value', true],
    ]);
    expect(read('x'.repeat(201))).to.have.property('problems');
    expect(named('x'.repeat(200)).filter(({ path }) => path === '/flow')).to.deep.equal([]);
    expect(read('x'.repeat(200))).to.have.property('envelope');
  });
});
