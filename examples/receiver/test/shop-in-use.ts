import { readTargets } from '../connectors/connectors-file.ts';
import { draftCoupon, draftInvitations, draftNearShop, draftNote, draftThankYou } from '../engagement/engage.ts';
import { runEngagement, steerEngagement } from '../engagement/run-engagement.ts';
import { setCampaignValues } from '../insights/spending.ts';
import { confirmLink, unsubscribeLink } from '../messages/links.ts';
import { sendDue } from '../messages/send-messages.ts';
import type { Receiver, ReceiverOptions } from '../start-receiver.ts';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { makeCampaignData, NEWEST } from './bench/make-campaign-data.ts';
import { consent, envelope, friendForm, referrerForm } from './envelopes.ts';

const campaigns = ['landing', 'gigabytes'].map((name) =>
  fileURLToPath(new URL(`../../${name}/campaign.json`, import.meta.url)),
);

const { targets } = readTargets(
  {
    targets: {
      crm: { kind: 'hubspot-crm', token: '${CRM_TOKEN}' },
      shop: { kind: 'webhook', url: 'https://shop.example/hook', secrets: ['${SHOP_SECRET}'] },
    },
  },
  { CRM_TOKEN: 'not-a-real-token', SHOP_SECRET: 'whsec_bm90LWEtcmVhbC1zZWNyZXQtYXQtYWxs' },
);

/** Two campaigns, two other systems, and the clock at the newest moment of `makeCampaignData`. */
export const SHOP_IN_USE: ReceiverOptions = {
  campaignFile: campaigns.join(','),
  targets,
  clock: { now: () => Date.parse(NEWEST) },
  workers: false,
  limits: { perMinute: 0, minFill: 0 },
  log: () => undefined,
};

/** Where pages of this shop are that the menu does not name. */
export interface PagesInUse {
  /** Of the owner's desk. */
  readonly owner: readonly string[];
  /** To which personal links lead. */
  readonly personal: readonly string[];
}

const CUSTOMERS = `email,firstName,lastName,phone,language,consentEmail,consentSms,latitude,longitude,birthYear,interests
maja@example.com,Maja,Vik,+47 406 12 345,en,yes,yes,59.91,10.75,1994,jeans|shoes
noor@example.com,Noor,Jansen,,nl,yes,,59.95,10.79,1988,jeans
olaf@example.com,Olaf,With-a-rather-long-family-name-that-has-to-break-somewhere,,de,yes,,59.88,10.61,1971,
petra@example.com,Petra,Ruud,,en,,,59.90,10.70,1990,shoes
nobody at all,Quirin,,,,yes,,,,,
maja@example.com,Maja,Again,,,yes,,,,,
`;

/** A shop in the middle of its campaigns: something stands on every page of the desk, as people leave it. For a receiver that has just started. */
export async function fillShop({ url, services, db }: Receiver): Promise<PagesInUse> {
  await makeCampaignData(db, { contacts: 400, referrals: 90 });
  const post = async (sent: Envelope) => {
    const response = await fetch(`${url}/api/results`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(sent),
    });
    if (response.status !== 200) throw new Error(`A result was answered ${response.status}.`);
    return (await response.json()) as { readonly id: string; readonly referral?: { readonly code: string } };
  };
  const [campaign] = services.campaigns.all;
  const anna = await post(
    referrerForm(
      { firstName: 'Anna', lastName: 'Lund', email: 'anna@example.com', phone: '+47 406 12 399' },
      { consents: [consent('newsletter', true, 'Yes, Nordlys may e-mail me news and offers.')] },
    ),
  );
  const friend = friendForm({ firstName: 'Ben', lastName: 'Berg', email: 'ben@example.com' }, anna.referral!.code, {
    answers: {
      email: 'ben@example.com',
      firstName: 'Ben',
      size: 'M',
      wishes: 'A table by the window, if there is one.',
    },
  });
  await post(friend);
  await post(friendForm({ firstName: 'Cleo', email: 'cleo@mailinator.com' }, anna.referral!.code));
  const asked = (session: string, changes: Partial<Envelope>) =>
    post(
      envelope(
        {
          session: { id: session, startedAt: NEWEST },
          contact: { firstName: 'Dora', lastName: 'Dahl', email: 'dora@example.com', phone: '+47 406 12 377' },
          ...changes,
        },
        { id: 'camera', campaign: null },
      ),
    );
  await asked('a-complaint', {
    answers: {
      topic: 'complaint',
      order: 'A-1207',
      story: 'My new camera does not focus, and this is the third time I write.',
    },
  });
  await asked('a-question', { type: 'handover.requested', handover: { channel: 'whatsapp', open: true } });
  await post(envelope({ meta: { widgetVersion: '0.1.0', durationMs: 5000, honeypot: 'I am a robot' } }));

  for (const statement of [
    `insert into misses (flow, step, language, sentence, count, last_at) values ('camera', 'start/1', 'en', 'my lens makes a funny noise', 4, '${NEWEST}')`,
    `insert into showings (flow, campaign, role, day, count)
       select flow, 'vip-prelaunch', 'friend', day::date, 700 from unnest(array['vip-customer', 'vip-friend']) as flow,
         generate_series('${NEWEST}'::timestamptz - interval '364 days', '${NEWEST}', '1 day') as day`,
    `insert into answer_counts (flow, question, choice, day, count)
       select 'vip-friend', question, choice, '${NEWEST}'::date, count from (values ('rating', '5', 41), ('rating', '4', 22), ('rating', '2', 3),
         ('style', 'classic', 30), ('style', 'bold', 12)) as told (question, choice, count)`,
    `insert into deliveries (event, target, message, facts, status, tries, last_status, last_error, next_at, created_at)
       select id, (array['crm', 'shop'])[1 + id % 2], gen_random_uuid(), '{}', (array['queued', 'failed', 'delivered'])[1 + id % 3], 1, 503, 'unavailable', '${NEWEST}', '${NEWEST}'
       from events where type like 'referral.%' order by id limit 12`,
    `insert into outages (target, down_since) values ('crm', '${NEWEST}')`,
    `insert into purchases (order_id, person, amount, currency, first, bought_at) select 'A-1207', id, 129, 'EUR', true, '${NEWEST}' from people where email_key = 'dora@example.com'`,
  ])
    await db.query(statement);
  await setCampaignValues(db, campaign.file.id, {
    value: 40,
    cost: 300,
    currency: 'EUR',
    rewards: new Map([['parking_minutes', 2.5]]),
  });

  const idOf = async (email: string) =>
    (await db.query<{ id: number }>('select id from people where email_key = $1', [email]))[0]!.id;
  const [annaId, benId] = [await idOf('anna@example.com'), await idOf('ben@example.com')];
  const invitations = await draftInvitations(services, { csv: CUSTOMERS, channel: 'email', campaign });
  const shop = await draftNearShop(services, {
    shops: [
      {
        name: 'Majorstua',
        latitude: 59.929,
        longitude: 10.716,
        address: 'Bogstadveien 20',
        opens: 'Saturday 5 December, 10:00',
      },
    ],
    channel: 'email',
    campaign,
    interests: ['jeans'],
  });
  const coupon = await draftCoupon(services, {
    person: annaId,
    thanks: 'Thank you for your kind review!',
    title: '10 euros off',
    text: 'Show the code at the till.',
    expiresAt: new Date('2026-12-24T23:00:00Z'),
    channel: 'email',
    campaign,
  });
  const note = await draftNote(services, {
    person: benId,
    thanks: 'What a photo! It hangs in our window now.',
    channel: 'email',
    campaign,
  });
  const thankYou = await draftThankYou(services, { gift: '10 % off your next order', campaign });
  await steerEngagement(services, coupon, 'start');
  await runEngagement(services, { engagement: coupon });
  const [message] = await db.query<{ id: string }>('select id from messages where engagement = $1', [coupon]);
  await sendDue(services, 'email');
  await steerEngagement(services, thankYou, 'start');

  const [seat] = await db.query<{ seat_token: string; door_code: string }>(
    'select seat_token, door_code from guests where person = $1',
    [benId],
  );
  const [given] = await db.query<{ token: string }>('select token from coupons');
  const pathOf = (link: string) => new URL(link).pathname;
  return {
    owner: [
      '/owner/door',
      '/owner/door?q=an',
      `/owner/door/${seat!.door_code}`,
      '/owner/guests?status=waiting',
      '/owner/inbox/a-complaint',
      '/owner/inbox?box=all&q=a',
      `/owner/results/${friend.id}`,
      `/owner/people/${benId}`,
      `/owner/messages/${message!.id}`,
      '/owner/engagement/near-shop',
      '/owner/engagement/invitations',
      `/owner/engagement/one-person?person=${benId}`,
      '/owner/engagement/first-purchase',
      ...[invitations, shop, note, thankYou, coupon].map((id) => `/owner/engagement/${id}`),
      '/owner/insights/referrals',
      '/owner/insights/steps',
      '/owner/insights/answers',
      '/owner/insights/experiments',
      '/owner/insights/misses',
      '/owner/nothing-is-here',
    ],
    personal: [
      pathOf(unsubscribeLink(services, services.campaigns.all[0], annaId, 'email')),
      pathOf(confirmLink(services, services.campaigns.all[0], { person: benId, emailKey: 'ben@example.com' }, null)),
      '/u/an-old-link',
      `/g/${seat!.seat_token}`,
      `/v/${given!.token}`,
      ...services.campaigns.all.map(({ file }) => `/terms/${file.id}`),
      '/terms/vip-prelaunch?lang=nl&tone=u',
    ],
  };
}
