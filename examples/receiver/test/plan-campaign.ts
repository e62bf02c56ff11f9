/** Campaigns with other rules than the example's evening: a phone plan, whose friends count once the operator says so. */
import { randomUUID } from 'node:crypto';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { type CampaignFile, readCampaign } from '../../../src/campaign/campaign-file.ts';
import { friendForm, NOW, type Person, referrerForm } from './envelopes.ts';
import { OPERATOR_TOKEN, type TestReceiver, testReceiver } from './fixture.ts';

const GIGABYTES = {
  kind: 'data_allowance',
  sides: ['referrer', 'friend'],
  amount: 2,
  unit: 'GB',
  every: 'month',
  title: '{amount} {unit} more each month',
  text: 'In your plan from the first day of the month.',
};

const PLAN = {
  id: 'gigabytes',
  brand: 'Nordlys',
  timeZone: 'Europe/Oslo',
  ends: '2027-12-31T23:59',
  maxFriends: 5,
  linkDays: 30,
  qualifies: { on: 'confirmation', holdDays: 14, withinDays: 60 },
  pages: { customer: '/plan/', friend: '/plan/friend.html' },
  sender: { name: 'Nordlys', email: 'hello@nordlys.example', postal: 'Lyktegata 14, 0153 Oslo' },
  rewards: [GIGABYTES],
};

/** @throws {Error} where `changes` make no campaign. */
export function planCampaign(changes: object = {}): CampaignFile {
  const { file, problems } = readCampaign({ ...PLAN, ...changes });
  if (!file) throw new Error(problems.map(({ message }) => message).join('; '));
  return file;
}

/** A reward of the file, as it is written there. */
export const aReward = (changes: object = {}): object => ({ ...GIGABYTES, every: undefined, ...changes });

export interface PlanReceiver extends TestReceiver {
  /** The customer's code. */
  join(person: Person): Promise<string>;
  /** The friend signs up by a code. */
  signUp(friend: Person, code: string | null, changes?: Partial<Envelope>): ReturnType<TestReceiver['post']>;
  /** The shop's own system calls. */
  operator(
    path: string,
    body: unknown,
    token?: string | null,
  ): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;
  /** Days later, after everything that was due. */
  daysLater(days: number): Promise<void>;
  referrals(): Promise<{ friend: string; status: string; reason: string | null; counts: boolean }[]>;
  rewards(): Promise<{ email: string; side: string; reward: string; status: string }[]>;
  events(): Promise<string[]>;
}

/** A receiver with a plan campaign alone. */
export async function planReceiver(
  changes: object = {},
  options: Parameters<typeof testReceiver>[0] = {},
): Promise<PlanReceiver> {
  const file = planCampaign(changes);
  const receiver = await testReceiver({ ...options, only: file });
  const ofPlan = (envelope: Envelope): Envelope => ({ ...envelope, flow: { ...envelope.flow, campaign: file.id } });
  const session = () => ({ id: randomUUID(), startedAt: NOW.toISOString() });
  let now = NOW;
  return {
    ...receiver,
    at(moment) {
      now = moment;
      receiver.at(moment);
    },
    async join(person) {
      const { json } = await receiver.post(
        ofPlan(referrerForm(person, { session: session(), occurredAt: now.toISOString() })),
      );
      return json.referral.code as string;
    },
    signUp: (friend, code, more = {}) =>
      receiver.post(ofPlan(friendForm(friend, code, { session: session(), occurredAt: now.toISOString(), ...more }))),
    async operator(path, body, token = OPERATOR_TOKEN) {
      const response = await receiver.app.request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(token !== null && { Authorization: `Bearer ${token}` }) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    },
    async daysLater(days) {
      now = new Date(now.getTime() + days * 86_400_000);
      receiver.at(now);
      await receiver.runDue();
    },
    referrals: () =>
      receiver.rows(
        'select people.email as friend, status, reason, counts from referrals join people on people.id = friend order by referrals.id',
      ),
    rewards: () =>
      receiver.rows(
        'select people.email, side, reward, status from rewards join people on people.id = person order by people.email, rewards.id',
      ),
    events: async () =>
      (await receiver.rows<{ type: string }>('select type from events order by id')).map(({ type }) => type),
  };
}
