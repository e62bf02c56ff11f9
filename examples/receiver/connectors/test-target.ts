import { randomUUID } from 'node:crypto';
import type { Services } from '../services.ts';
import type { ConsentFacts, Facts, PersonFacts } from './facts.ts';
import { NoAnswer } from './send-request.ts';
import { type DeliveryOutcome, tell } from './tell.ts';
import { verdictOf } from './connector.ts';

/**
 * The owner's test: where the target has a question that changes nothing, whether it is answered; else an event of nobody, which the target
 * keeps as "Test Person". Null for a target that there is not.
 */
export async function testTarget(services: Services, name: string): Promise<DeliveryOutcome | null> {
  const target = services.connectors.byName(name);
  if (!target) return null;
  const send = services.connectors.sendTo(target);
  const { connector, settings } = target;
  if (!connector.check)
    return tell(
      target,
      { message: randomUUID(), facts: factsOfNobody(settings, services.now()), now: services.now() },
      send,
    );
  try {
    const response = await send(connector.check(settings));
    return { verdict: verdictOf(response), status: response.status, reason: null, retryAfter: null };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { verdict: 'again', status: null, reason: error.code, retryAfter: null };
  }
}

function factsOfNobody(settings: object, now: Date): Facts {
  const person: PersonFacts = {
    id: 0,
    email: 'test@example.com',
    firstName: 'Test',
    lastName: 'Person',
    phone: null,
    language: 'en',
    stage: 'lead',
    customerNumber: null,
    plan: null,
    roles: [],
    code: null,
    referrals: 0,
  };
  return {
    event: { id: '0', type: 'result.received', at: now.toISOString() },
    campaign: null,
    contact: person,
    referrer: null,
    friend: null,
    referral: { campaign: null, role: null, code: null, channel: null, status: null, reason: null, count: 0 },
    reward: null,
    result: null,
    answers: { note: 'A test from the owner’s pages.' },
    page: { url: null, title: null },
    utm: {},
    consents: 'consent' in settings ? [consentTo(String(settings.consent), now)] : [],
    silenced: [],
    data: { test: true },
  };
}

/** Some targets take nothing without it. */
const consentTo = (purpose: string, now: Date): ConsentFacts => ({
  purpose,
  channel: '',
  granted: true,
  text: 'A test.',
  at: now.toISOString(),
});
