/** Each kind of target against a stand-in that refuses what the real one refuses. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../../test/tools/closed-after.ts';
import type { EventType } from '../events/event.ts';
import { readTargets } from '../connectors/connectors-file.ts';
import type { DeliveryInput } from '../connectors/connector.ts';
import type { ConsentFacts, Facts, PersonFacts } from '../connectors/facts.ts';
import { requestSender } from '../connectors/send-request.ts';
import { tell } from '../connectors/tell.ts';
import { webhookBody } from '../connectors/targets/webhook.ts';
import { type Answer, KEYS, type Name, type StandIns, startStandIns } from './connectors/stand-ins.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');

const ben: PersonFacts = {
  id: 2,
  email: 'Ben@Example.com',
  firstName: 'Ben',
  lastName: 'Berg',
  phone: '+4741234567',
  language: 'nb-NO',
  stage: 'lead',
  customerNumber: null,
  plan: null,
  roles: ['friend'],
  code: null,
  referrals: 0,
};

const consent = (purpose: string, channel: string, granted = true): ConsentFacts => ({
  purpose,
  channel,
  granted,
  text: `Yes, ${purpose}.`,
  at: NOW.toISOString(),
});

/** What the stand-ins are told, with `changes` on top. */
const factsOf = (type: EventType, changes: Partial<Facts> = {}): Facts => ({
  event: { id: '7', type, at: NOW.toISOString() },
  campaign: { id: 'vip-prelaunch', brand: 'Nordlys' },
  contact: ben,
  referrer: null,
  friend: ben,
  referral: {
    campaign: 'vip-prelaunch',
    role: 'friend',
    code: 'ABCDEFGH',
    channel: 'whatsapp',
    status: 'qualified',
    reason: null,
    count: 0,
  },
  reward: null,
  result: {
    id: '0b1d4c55-9a55-4f1f-8f1a-0b1100000001',
    type: 'form.submitted',
    at: NOW.toISOString(),
    flow: 'vip-friend',
    step: 'start/3',
    session: 's-1',
    reference: 'K7QP',
  },
  answers: { size: 'M', note: '=1+1' },
  page: { url: 'https://shop.example/vip', title: 'VIP' },
  utm: { utm_source: 'referral' },
  consents: [consent('terms', ''), consent('news', 'email')],
  silenced: [],
  data: {},
  ...changes,
});

const ENV = {
  HUBSPOT: KEYS.hubspot,
  MAILCHIMP: KEYS.mailchimp,
  BREVO: KEYS.brevo,
  KLAVIYO: KEYS.klaviyo,
  WEBHOOK: KEYS.webhook,
  NEWER: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=',
  WRONG: 'whsec_wrongwrongwrongwrongwrongwrongwrongwrong-us1',
};

describe('Targets', () => {
  const opened = closedAfter();
  let standIns: StandIns;
  before(async () => {
    standIns = opened(await startStandIns());
    standIns.now = () => NOW;
  });

  /** Settings by which each is reached. */
  const settings: Record<Name, () => Record<string, unknown>> = {
    'hubspot-crm': () => ({
      token: '${HUBSPOT}',
      api: standIns.origin,
      fields: {
        firstname: 'contact.firstName',
        campaign: 'referral.campaign',
        role: 'referral.role',
        referrals: 'referral.count',
      },
    }),
    'hubspot-form': () => ({
      portal: '4711',
      form: '0f1e2d3c-4b5a-4678-9abc-def012345678',
      api: standIns.origin,
      consent: 'terms',
      subscriptions: { news: 999 },
      fields: {
        email: 'contact.email',
        firstname: 'contact.firstName',
        campaign: 'referral.campaign',
        referrals: 'referral.count',
      },
    }),
    salesforce: () => ({
      oid: '00D5e000000abcd',
      api: standIns.origin,
      debugEmail: 'it@shop.example',
      fields: { '00N5e000001': 'referral.code' },
    }),
    mailchimp: () => ({
      key: '${MAILCHIMP}',
      list: 'a1b2c3',
      api: standIns.origin,
      marketingPermissions: { news: 'p1', sms: 'p2' },
      tags: ['shop'],
      fields: { FNAME: 'contact.firstName', CAMPAIGN: 'referral.campaign' },
    }),
    brevo: () => ({
      key: '${BREVO}',
      lists: [7],
      template: 3,
      redirect: 'https://shop.example/thanks',
      api: standIns.origin,
      fields: { FIRSTNAME: 'contact.firstName' },
    }),
    klaviyo: () => ({ key: '${KLAVIYO}', list: 'Y6nRLr', api: standIns.origin }),
    chatwoot: () => ({ url: standIns.origin, inbox: 'inbox-1' }),
    hook: () => ({ url: `${standIns.origin}/hook/1` }),
    'google-sheet': () => ({ url: `${standIns.origin}/macros/s/AK/exec` }),
    formspree: () => ({ form: 'abcdwxyz', api: standIns.origin, subject: 'A sign-up' }),
    netlify: () => ({ url: `${standIns.origin}/site`, form: 'vip' }),
    webhook: () => ({ url: `${standIns.origin}/webhook`, secrets: ['${NEWER}', '${WEBHOOK}'] }),
  };

  const targetOf = (kind: Name, changes: object = {}) => {
    const { targets, problems } = readTargets(
      { targets: { one: { kind, ...settings[kind](), privateNetwork: true, ...changes } } },
      ENV,
    );
    assert.deepEqual(problems, []);
    return targets[0]!;
  };
  const send = requestSender(true);
  const told = (facts: Facts, message = 'msg_1'): DeliveryInput => ({ message, facts, now: NOW });
  const tellOf = (kind: Name, facts: Facts, changes?: object) => tell(targetOf(kind, changes), told(facts), send);

  /** An event, and what the target keeps of it. */
  const cases: Record<string, { kind: Name; facts: Facts; changes?: object; verdict?: string; keeps: object[] }> = {
    'HubSpot (contacts) gets one contact with the mapped properties': {
      kind: 'hubspot-crm',
      facts: factsOf('result.received'),
      keeps: [
        { email: 'Ben@Example.com', firstname: 'Ben', campaign: 'vip-prelaunch', role: 'friend', referrals: '0' },
      ],
    },
    'HubSpot (form) gets the fields, the page and the consents in the words that were shown': {
      kind: 'hubspot-form',
      facts: factsOf('result.received'),
      keeps: [
        {
          email: 'Ben@Example.com',
          firstname: 'Ben',
          campaign: 'vip-prelaunch',
          referrals: '0',
          page: 'https://shop.example/vip',
          consent: {
            consentToProcess: true,
            text: 'Yes, terms.',
            communications: [{ value: true, subscriptionTypeId: 999, text: 'Yes, news.' }],
          },
        },
      ],
    },
    'HubSpot (form) with a key gets them at the address for known senders': {
      kind: 'hubspot-form',
      changes: { token: '${HUBSPOT}', fields: { email: 'contact.email' }, subscriptions: undefined },
      facts: factsOf('result.received'),
      keeps: [
        {
          email: 'Ben@Example.com',
          page: 'https://shop.example/vip',
          consent: { consentToProcess: true, text: 'Yes, terms.', communications: [] },
        },
      ],
    },
    'Salesforce gets a lead, and is never said to have taken it': {
      kind: 'salesforce',
      facts: factsOf('result.received'),
      verdict: 'unconfirmed',
      keeps: [
        {
          oid: '00D5e000000abcd',
          lead_source: 'Referral',
          first_name: 'Ben',
          last_name: 'Berg',
          email: 'Ben@Example.com',
          phone: '+4741234567',
          '00N5e000001': 'ABCDEFGH',
          company: 'Nordlys',
          debug: '1',
          debugEmail: 'it@shop.example',
        },
      ],
    },
    'Salesforce gets something for the names that it cannot do without': {
      kind: 'salesforce',
      changes: { debugEmail: undefined, fields: undefined },
      facts: factsOf('result.received', {
        contact: { ...ben, firstName: null, lastName: null, phone: null },
        campaign: null,
      }),
      verdict: 'unconfirmed',
      keeps: [
        {
          oid: '00D5e000000abcd',
          lead_source: 'Referral',
          email: 'Ben@Example.com',
          last_name: 'Ben@Example.com',
          company: '-',
        },
      ],
    },
    'Mailchimp gets a pending member with fields, permissions and tags': {
      kind: 'mailchimp',
      facts: factsOf('consent.given'),
      keeps: [
        {
          status: 'pending',
          email_address: 'Ben@Example.com',
          language: 'nb',
          merge_fields: { FNAME: 'Ben', CAMPAIGN: 'vip-prelaunch' },
          marketing_permissions: [
            { marketing_permission_id: 'p1', enabled: true },
            { marketing_permission_id: 'p2', enabled: false },
          ],
          tags: ['shop', 'vip-prelaunch', 'vip-prelaunch: friend'],
          status_if_new: undefined,
        },
      ],
    },
    'Brevo is asked for its mail of confirmation': {
      kind: 'brevo',
      facts: factsOf('consent.given'),
      keeps: [{ mail: 'Ben@Example.com', attributes: { FIRSTNAME: 'Ben' } }],
    },
    'Klaviyo gets the profile, then the subscription by the channels that were agreed to': {
      kind: 'klaviyo',
      facts: factsOf('consent.given', { consents: [consent('news', 'email'), consent('sms', 'sms')] }),
      keeps: [
        {
          type: 'profile',
          email: 'Ben@Example.com',
          phone_number: '+4741234567',
          first_name: 'Ben',
          last_name: 'Berg',
          properties: { campaign: 'vip-prelaunch', referrals: '0' },
        },
        {
          type: 'profile-subscription-bulk-create-job',
          email: 'Ben@Example.com',
          phone_number: '+4741234567',
          subscriptions: {
            email: { marketing: { consent: 'SUBSCRIBED' } },
            sms: { marketing: { consent: 'SUBSCRIBED' } },
          },
        },
      ],
    },
    'Klaviyo subscribes no phone without a consent to texts': {
      kind: 'klaviyo',
      facts: factsOf('consent.given'),
      keeps: [
        {
          type: 'profile',
          email: 'Ben@Example.com',
          phone_number: '+4741234567',
          first_name: 'Ben',
          last_name: 'Berg',
          properties: { campaign: 'vip-prelaunch', referrals: '0' },
        },
        {
          type: 'profile-subscription-bulk-create-job',
          email: 'Ben@Example.com',
          subscriptions: { email: { marketing: { consent: 'SUBSCRIBED' } } },
        },
      ],
    },
    'Klaviyo is told when the consent is taken back': {
      kind: 'klaviyo',
      facts: factsOf('consent.withdrawn', {
        contact: { ...ben, phone: null },
        consents: [consent('news', 'email', false)],
      }),
      keeps: [
        {
          type: 'profile-subscription-bulk-delete-job',
          email: 'Ben@Example.com',
          subscriptions: { email: { marketing: { consent: 'UNSUBSCRIBED' } } },
        },
      ],
    },
    'Chatwoot gets the contact, a conversation and all that was said': {
      kind: 'chatwoot',
      facts: factsOf('handover.requested'),
      keeps: [
        { contact: 'Ben@Example.com', name: 'Ben Berg' },
        { message: 'Reference K7QP\nsize: M\nnote: =1+1\nPage: https://shop.example/vip' },
      ],
    },
    'a hook gets flat fields': {
      kind: 'hook',
      changes: { fields: { email: 'contact.email', source: 'utm.utm_source', size: 'answers.size' } },
      facts: factsOf('result.received'),
      keeps: [{ email: 'Ben@Example.com', source: 'referral', size: 'M', delivery_id: 'msg_1' }],
    },
    'a sheet gets a row in which nothing is a formula': {
      kind: 'google-sheet',
      facts: factsOf('result.received', { answers: { note: '=1+1' } }),
      keeps: [
        {
          row: [
            '0b1d4c55-9a55-4f1f-8f1a-0b1100000001',
            NOW.toISOString(),
            'Ben',
            'Berg',
            'Ben@Example.com',
            '+4741234567',
            'ABCDEFGH',
            '{"note":"=1+1"}',
            'terms: Yes, terms.\nnews: Yes, news.',
          ],
        },
      ],
    },
    'Formspree gets a mail with the address to reply to': {
      kind: 'formspree',
      changes: { fields: { size: 'answers.size' } },
      facts: factsOf('result.received'),
      keeps: [{ email: 'Ben@Example.com', size: 'M', subject: 'A sign-up' }],
    },
    'Netlify gets the fields of its form': {
      kind: 'netlify',
      facts: factsOf('result.received'),
      keeps: [{ contact_email: 'Ben@Example.com', size: 'M' }],
    },
    'a webhook gets type, time and data, signed with both secrets': {
      kind: 'webhook',
      changes: { fields: { who: 'contact.email', friends: 'referral.count' } },
      facts: factsOf('referral.qualified'),
      keeps: [
        {
          id: 'msg_1',
          type: 'referral.qualified',
          timestamp: NOW.toISOString(),
          data: { who: 'Ben@Example.com', friends: '0' },
        },
      ],
    },
  };

  for (const [name, { kind, facts, changes, verdict = 'accepted', keeps }] of Object.entries(cases))
    it(`${name}`, async () => {
      standIns.taken[kind].length = 0;
      const outcome = await tellOf(kind, facts, changes);
      assert.equal(outcome.verdict, verdict, JSON.stringify(outcome));
      assert.deepEqual(standIns.taken[kind], keeps);
    });

  /** What a target refuses, as the owner reads it. Never a word of the person. */
  const refusals: Record<string, { kind: Name; facts?: Facts; changes?: object | (() => object); says: RegExp }> = {
    'HubSpot (contacts), with a wrong token': {
      kind: 'hubspot-crm',
      changes: { token: '${WRONG}' },
      says: /^401 INVALID_AUTHENTICATION$/,
    },
    'HubSpot (contacts), of a property that it does not have': {
      kind: 'hubspot-crm',
      changes: { fields: { shoe_size: 'answers.size' } },
      says: /^400 VALIDATION_ERROR$/,
    },
    'HubSpot (form), of a field that the form does not have': {
      kind: 'hubspot-form',
      changes: { fields: { shoe_size: 'answers.size' } },
      says: /^400 FIELD_NOT_IN_FORM_DEFINITION \(shoe_size\)$/,
    },
    'HubSpot (form), without a consent to processing': {
      kind: 'hubspot-form',
      facts: factsOf('result.received', { consents: [] }),
      says: /^400 MISSING_PROCESSING_CONSENT$/,
    },
    'HubSpot (form), with a wrong key': { kind: 'hubspot-form', changes: { token: '${WRONG}' }, says: /^401 null$/ },
    'Salesforce, of an organisation that says so': {
      kind: 'salesforce',
      changes: { oid: '00D000000000bad' },
      says: /^200 null$/,
    },
    'Mailchimp, with a wrong key': { kind: 'mailchimp', changes: { key: '${WRONG}' }, says: /^401 API Key Invalid$/ },
    'Mailchimp, of a list that is not there': {
      kind: 'mailchimp',
      changes: { list: 'none' },
      says: /^404 Resource Not Found$/,
    },
    'Mailchimp, of a merge field that is not there': {
      kind: 'mailchimp',
      changes: { fields: { SIZE: 'answers.size' } },
      says: /^400 Invalid Resource, SIZE$/,
    },
    'Brevo, with a wrong key': { kind: 'brevo', changes: { key: '${WRONG}' }, says: /^401 unauthorized$/ },
    'Brevo, of an attribute that is not there': {
      kind: 'brevo',
      changes: { fields: { SIZE: 'answers.size' } },
      says: /^400 invalid_parameter$/,
    },
    'Klaviyo, with a wrong key': { kind: 'klaviyo', changes: { key: '${WRONG}' }, says: /^401 not_authenticated$/ },
    'Klaviyo, by a version that it no longer answers': {
      kind: 'klaviyo',
      changes: { revision: '2024-10-15' },
      facts: factsOf('consent.given'),
      says: /^410 gone, \/headers\/revision$/,
    },
    'Klaviyo, by a version that there never was': {
      kind: 'klaviyo',
      changes: { revision: '2026-11-30' },
      facts: factsOf('consent.given'),
      says: /^400 invalid, \/headers\/revision$/,
    },
    'Klaviyo, of a phone number that is none': {
      kind: 'klaviyo',
      facts: factsOf('consent.given', { contact: { ...ben, phone: '041234567' } }),
      says: /^400 invalid, \/data\/attributes\/phone_number$/,
    },
    'Chatwoot, of an inbox that is not there': {
      kind: 'chatwoot',
      changes: { inbox: 'none' },
      facts: factsOf('handover.requested', { result: null }),
      says: /^404 null$/,
    },
    'a hook behind which nobody listens': {
      kind: 'hook',
      changes: () => ({ url: `${standIns.origin}/hook/off` }),
      says: /^410 null$/,
    },
    'Formspree, of an address that is none': {
      kind: 'formspree',
      facts: factsOf('result.received', { contact: { ...ben, email: 'ben@' } }),
      says: /^422 TYPE_EMAIL email$/,
    },
    'Netlify, of a form that is not there': { kind: 'netlify', changes: { form: 'none' }, says: /^404 null$/ },
    'a webhook that knows another secret': { kind: 'webhook', changes: { secrets: ['${NEWER}'] }, says: /^401 null$/ },
  };
  const listTypes: readonly Name[] = ['mailchimp', 'brevo', 'klaviyo'];
  for (const [name, { kind, facts, changes = {}, says }] of Object.entries(refusals))
    it(`is refused by ${name}, for good and without a word of the person`, async () => {
      const kept = standIns.taken[kind].length;
      const other = { contact: { ...ben, email: 'other@example.com' } };
      const told = facts ?? factsOf(listTypes.includes(kind) ? 'consent.given' : 'result.received', other);
      const outcome = await tellOf(kind, told, typeof changes === 'function' ? (changes as () => object)() : changes);
      assert.equal(outcome.verdict, 'refused');
      assert.match(`${outcome.status} ${outcome.reason}`, says);
      assert.doesNotMatch(JSON.stringify(outcome), /@|Ben|Berg|\+47/);
      assert.equal(standIns.taken[kind].length, kept);
    });

  const busy: Record<string, Answer | 'reset'> = {
    'at its limit (429)': { status: 429, headers: { 'Retry-After': '17' } },
    'down (503)': { status: 503, headers: { 'Retry-After': '17' } },
    'too slow (408)': { status: 408, headers: { 'Retry-After': '17' } },
    'too early (425)': { status: 425, headers: { 'Retry-After': '17' } },
    'gone in the middle': 'reset',
  };
  for (const kind of Object.keys(settings) as Name[])
    for (const [state, answer] of Object.entries(busy))
      it(`${kind}: is told again later when it is ${state}`, async () => {
        standIns.instead[kind] = () => answer;
        const outcome = await tellOf(kind, factsOf(listTypes.includes(kind) ? 'consent.given' : 'handover.requested'));
        delete standIns.instead[kind];
        assert.equal(outcome.verdict, 'again');
        assert.equal(outcome.retryAfter, answer === 'reset' ? null : '17');
        assert.equal(outcome.status, answer === 'reset' ? null : answer.status);
      });

  it('keeps what a service says about a person out of the list of failures', async () => {
    const target = targetOf('webhook', { secrets: ['${NEWER}'] });
    const quoting = { ...target.connector, complaint: () => ['BAD_EMAIL', 'Ben@Example.com is bad', '<b>Ben</b>'] };
    const outcome = await tell({ ...target, connector: quoting }, told(factsOf('result.received')), send);
    assert.equal(outcome.reason, 'BAD_EMAIL');
  });

  const checked: readonly Name[] = ['hubspot-crm', 'mailchimp', 'brevo', 'klaviyo', 'chatwoot'];
  for (const kind of checked)
    it(`${kind}: shows whether key and address are right, and changes nothing by it`, async () => {
      const { connector, settings: right } = targetOf(kind);
      const kept = standIns.taken[kind].length;
      assert.equal((await send(connector.check!(right))).status, 200);
      const wrong = targetOf(
        kind,
        kind === 'chatwoot' ? { inbox: 'none' } : { [kind === 'hubspot-crm' ? 'token' : 'key']: '${WRONG}' },
      );
      assert.ok((await send(connector.check!(wrong.settings))).status >= 400);
      assert.equal(standIns.taken[kind].length, kept);
    });

  describe('newsletter lists', () => {
    for (const kind of listTypes) {
      it(`${kind}: gets nobody who has not agreed, and is not even asked`, async () => {
        const calls = standIns.calls[kind];
        for (const consents of [[], [consent('terms', '')], [consent('news', 'email', false)]]) {
          const outcome = await tellOf(kind, factsOf('consent.given', { consents }));
          assert.equal(outcome.verdict, 'skipped');
          assert.match(outcome.reason!, /no consent to "news"/);
        }
        assert.equal(standIns.calls[kind], calls);
      });

      it(`${kind}: hears nothing of somebody without an address`, async () =>
        assert.deepEqual(await tellOf(kind, factsOf('consent.given', { contact: null })), {
          verdict: 'skipped',
          status: null,
          reason: 'no e-mail address',
          retryAfter: null,
        }));
    }

    it('Mailchimp lets go whoever takes the consent back, and asks them anew when they return', async () => {
      standIns.taken.mailchimp.length = 0;
      const someone = { contact: { ...ben, email: 'cleo@example.com' } };
      const status = () => standIns.taken.mailchimp.map((member) => member.status);
      await tellOf('mailchimp', factsOf('consent.given', someone));
      await tellOf(
        'mailchimp',
        factsOf('consent.withdrawn', { ...someone, consents: [consent('news', 'email', false)] }),
      );
      assert.deepEqual(status(), ['unsubscribed']);
      // What only updates fields wakes nobody up.
      await tellOf('mailchimp', factsOf('referral.qualified', someone));
      assert.deepEqual(status(), ['unsubscribed']);
      await tellOf('mailchimp', factsOf('consent.given', someone));
      assert.deepEqual(status(), ['pending']);
    });

    it('Mailchimp is content when somebody leaves who never was there', async () => {
      const outcome = await tellOf(
        'mailchimp',
        factsOf('consent.withdrawn', { contact: { ...ben, email: 'nobody@example.com' }, consents: [] }),
      );
      assert.equal(outcome.verdict, 'accepted');
    });

    it('Brevo sends its mail once, then only gets what has changed', async () => {
      standIns.taken.brevo.length = 0;
      const someone = { contact: { ...ben, email: 'cleo@example.com' } };
      for (const type of ['consent.given', 'consent.given', 'referral.qualified'] as const)
        assert.equal((await tellOf('brevo', factsOf(type, someone))).verdict, 'accepted');
      await tellOf('brevo', factsOf('consent.withdrawn', { ...someone, consents: [consent('news', 'email', false)] }));
      assert.deepEqual(standIns.taken.brevo, [
        { mail: 'cleo@example.com', attributes: { FIRSTNAME: 'Ben' } },
        { changed: 'cleo@example.com', attributes: { FIRSTNAME: 'Ben' }, left: undefined },
        { changed: 'cleo@example.com', attributes: { FIRSTNAME: 'Ben' }, left: undefined },
        { changed: 'cleo@example.com', attributes: undefined, left: [7] },
      ]);
    });

    it('Brevo sends no mail for the news of a referral', async () => {
      const outcome = await tellOf(
        'brevo',
        factsOf('referral.qualified', { contact: { ...ben, email: 'dora@example.com' } }),
      );
      assert.equal(outcome.reason, 'not on the list yet');
    });
  });

  it('Chatwoot makes nothing twice when an answer of it gets lost', async () => {
    standIns.taken.chatwoot.length = 0;
    const facts = factsOf('handover.requested');
    const result = { ...facts.result!, session: 's-2' };
    // The stand-in does what it is asked, and its answer to this request and all later ones gets lost.
    for (let lostFrom = 0; lostFrom < 5; lostFrom += 1) {
      let requests = 0;
      const losingSend: typeof send = async (request) => {
        const answer = await send(request);
        requests += 1;
        return requests > lostFrom ? { ...answer, status: 503 } : answer;
      };
      assert.equal((await tell(targetOf('chatwoot'), told({ ...facts, result }), losingSend)).verdict, 'again');
    }
    assert.equal((await tellOf('chatwoot', { ...facts, result })).verdict, 'accepted');
    assert.equal(standIns.taken.chatwoot.length, 2);
  });

  it('a sheet has one row, whether the chat or the receiver brings it, and whatever got lost', async () => {
    for (let tries = 0; tries < 3; tries += 1) await tellOf('google-sheet', factsOf('result.received'));
    assert.equal(standIns.taken['google-sheet'].length, 1);
  });

  it('a sheet whose script fails is told again', async () => {
    standIns.instead['google-sheet'] = () => ({
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<title>Error</title>',
    });
    const { verdict } = await tellOf('google-sheet', factsOf('result.received'));
    delete standIns.instead['google-sheet'];
    assert.equal(verdict, 'again');
  });

  it('a webhook stays under 20 kB, whatever was typed', () => {
    const large = { note: 'x'.repeat(40_000) };
    const whole = JSON.parse(webhookBody(factsOf('result.received'))) as {
      data: { answers: object; shortened?: boolean };
    };
    assert.deepEqual(whole.data.answers, { size: 'M', note: '=1+1' });
    for (const facts of [
      factsOf('result.received', { answers: large }),
      factsOf('result.received', { contact: { ...ben, firstName: 'x'.repeat(40_000) } }),
    ]) {
      const body = webhookBody(facts);
      assert.ok(Buffer.byteLength(body) < 20_000);
      const { type, data } = JSON.parse(body) as { type: string; data: { result: { id: string }; shortened: boolean } };
      assert.equal(type, 'result.received');
      assert.equal(data.shortened, true);
      assert.equal(data.result.id, facts.result!.id);
    }
  });
});
