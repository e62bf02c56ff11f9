/** What is wrong with connectors.json is said at the start, with its place and the cure. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readConnectorsFile, readTargets } from '../connectors/connectors-file.ts';

const ENV = { TOKEN: 'pat-1', SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', BAD_SECRET: 'whsec_short', EMPTY: ' ' };
const crm = { kind: 'hubspot-crm', token: '${TOKEN}' };
const shop = { kind: 'webhook', url: 'https://shop.example/smoc', secrets: ['${SECRET}'] };

const read = (targets: unknown) => readTargets({ targets }, ENV);

/** A mistake, and what is said about it. */
const mistakes: Record<string, { targets: unknown; says: RegExp }> = {
  'a secret in plain words': {
    targets: { crm: { ...crm, token: 'pat-na1-secret' } },
    says: /^"targets\.crm\.token" holds a secret in plain words\. Put it into an environment variable and write "\$\{CRM_TOKEN\}"/,
  },
  'a variable that is not set': {
    targets: { crm: { ...crm, token: '${HUBSPOT_TOKEN}' } },
    says: /^"targets\.crm\.token" refers to the environment variable HUBSPOT_TOKEN, which is not set$/,
  },
  'a variable that is empty': { targets: { crm: { ...crm, token: '${EMPTY}' } }, says: /EMPTY, which is not set$/ },
  'a kind that there is not': {
    targets: { crm: { kind: 'hubspt' } },
    says: /^"targets\.crm\.kind" must be one of "hubspot-form", "hubspot-crm"/,
  },
  'no kind': { targets: { crm: {} }, says: /^"targets\.crm\.kind" is missing; write one of "hubspot-form"/ },
  'a key that there is not': {
    targets: { crm: { ...crm, listId: 1 } },
    says: /^"targets\.crm\.listId" is no key of this kind of target$/,
  },
  'a key that is missing': {
    targets: { shop: { ...shop, url: undefined } },
    says: /^"targets\.shop\.url" is missing; write /,
  },
  'a name with blanks': {
    targets: { 'my crm': crm },
    says: /^"targets\.my crm" must be small letters, digits and dashes$/,
  },
  'an event that never happens': {
    targets: { crm: { ...crm, events: ['referral.done'] } },
    says: /^"targets\.crm\.events" names "referral\.done", which never happens; write one of result\.received, /,
  },
  'a place that is none': {
    targets: { crm: { ...crm, fields: { firstname: 'contact first name' } } },
    says: /^"targets\.crm\.fields\.firstname" must be a place such as "contact\.firstName"$/,
  },
  'an address by http': {
    targets: { shop: { ...shop, url: 'http://shop.example/smoc' } },
    says: /^"targets\.shop\.url" must start with "https:"/,
  },
  'an address in a private network': {
    targets: { shop: { ...shop, url: 'https://[fd12::5]/smoc' } },
    says: /^"targets\.shop\.url" leads into a private network; allow that with "privateNetwork": true/,
  },
  'a secret that is too short': {
    targets: { shop: { ...shop, secrets: ['${BAD_SECRET}'] } },
    says: /^"targets\.shop": "secrets\.0" is not "whsec_" and 24 bytes or more as base64; make one with/,
  },
  'three secrets': {
    targets: { shop: { ...shop, secrets: ['${SECRET}', '${SECRET}', '${SECRET}'] } },
    says: /^"targets\.shop\.secrets" must be at most two secrets$/,
  },
  'a Mailchimp key that is cut off': {
    targets: { news: { kind: 'mailchimp', key: '${SECRET}', list: 'a1' } },
    says: /^"targets\.news": "key" must end in the data centre/,
  },
  'an attribute of Brevo in small letters': {
    targets: {
      news: {
        kind: 'brevo',
        key: '${TOKEN}',
        lists: [7],
        template: 3,
        redirect: 'https://shop.example/',
        fields: { firstName: 'contact.firstName' },
      },
    },
    says: /^"targets\.news": "fields\.firstName" must be in capitals/,
  },
  'subscriptions without a consent': {
    targets: {
      crm: {
        kind: 'hubspot-form',
        portal: '1',
        form: '0f1e2d3c-4b5a-4678-9abc-def012345678',
        subscriptions: { news: 1 },
      },
    },
    says: /^"targets\.crm": "subscriptions" needs "consent" beside it/,
  },
  'a token that could be guessed': {
    targets: { desk: { kind: 'chatwoot', inbox: 'a', replyToken: '${TOKEN}' } },
    says: /^"targets\.desk": "replyToken" must have 16 characters or more$/,
  },
  'an organisation that is none': {
    targets: { sf: { kind: 'salesforce', oid: '42' } },
    says: /^"targets\.sf\.oid" must be the organisation's id/,
  },
  "a script's test address": {
    targets: { sheet: { kind: 'google-sheet', url: 'https://script.google.com/macros/s/AK/dev' } },
    says: /^"targets\.sheet": "url" must end in "\/exec"/,
  },
};

describe('connectors.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connectors-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, { targets, says }] of Object.entries(mistakes))
    it(`names ${name}`, () => {
      const { targets: none, problems } = read(targets);
      assert.match(problems.join('; '), says);
      assert.doesNotMatch(problems.join(), /pat-|whsec_M|whsec_short/);
      assert.ok(none.length === 0 || problems.length > 0);
    });

  it('is read with the values of the environment in place of their names', () => {
    const { targets, problems } = read({
      crm,
      shop: { ...shop, events: ['referral.*'], campaigns: ['vip-prelaunch'] },
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      targets.map(({ name, settings }) => [
        name,
        (settings as { token?: string; secrets?: unknown }).token,
        (settings as { secrets?: unknown }).secrets,
      ]),
      [
        ['crm', 'pat-1', undefined],
        ['shop', undefined, [ENV.SECRET]],
      ],
    );
    const [, second] = targets;
    assert.deepEqual(second!.campaigns, ['vip-prelaunch']);
    assert.deepEqual(
      (['referral.qualified', 'reward.approved'] as const).map((type) => second!.wants(type)),
      [true, false],
    );
  });

  it('is refused with the name of the file and every mistake in it', () => {
    const file = join(folder, 'connectors.json');
    writeFileSync(file, JSON.stringify({ targets: { crm: { ...crm, token: 'pat' }, shop: { ...shop, url: 'x' } } }));
    assert.throws(() => readConnectorsFile(file, ENV), /connectors\.json: "targets\.crm\.token" holds a secret/);
    writeFileSync(file, '{"targets": ');
    assert.throws(() => readConnectorsFile(file, ENV), /Set CONNECTORS_FILE to a readable JSON file/);
    assert.throws(() => readConnectorsFile(join(folder, 'none.json'), ENV), /ENOENT.*Set CONNECTORS_FILE/);
    writeFileSync(file, JSON.stringify({ targets: { crm } }));
    assert.equal(readConnectorsFile(file, ENV)[0]!.connector.kind, 'hubspot-crm');
  });
});
