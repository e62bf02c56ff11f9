import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readCampaign } from '../../src/campaign/campaign-file.ts';
import { campaignJsonSchema } from '../../src/campaign/campaign-json-schema.ts';
import { isValid } from '../flow/json-schema-validator.ts';

const schema = campaignJsonSchema();
const example = () =>
  JSON.parse(readFileSync(new URL('../../examples/landing/campaign.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

describe('the JSON Schema of a campaign file', () => {
  it('takes the example', () => assert.ok(isValid(schema, example())));

  for (const [what, change] of [
    ['a name with capitals', { id: 'VIP!' }],
    ['no seat', { seats: 0 }],
    ['a key that nobody knows', { surprise: 1 }],
    ['a page of another site', { pages: { customer: '//evil.example', friend: '/' } }],
    ['a weekday in another language', { event: { ...(example().event as object), starts: { weekday: 'torsdag' } } }],
    ['an owner without an address', { owner: { digest: 'daily' } }],
    ['no reward', { rewards: [] }],
    ['a reward of an unknown kind', { rewards: [{ kind: 'gold', sides: ['friend'], title: 'Gold', text: 'Shines.' }] }],
    ['a half friend', { maxFriends: 1.5 }],
  ] as const)
    it(`refuses ${what}, as the reader does`, () => {
      const changed = { ...example(), ...change };
      assert.equal(readCampaign(changed).file, null);
      assert.ok(!isValid(schema, changed));
    });

  it('says of each key what it is for', () => {
    const undescribed: string[] = [];
    const look = (of: unknown, place: string) => {
      const {
        properties = {},
        items,
        anyOf = [],
      } = of as {
        readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
        readonly items?: unknown;
        readonly anyOf?: readonly unknown[];
      };
      for (const [name, inner] of Object.entries(properties)) {
        if (!inner.description) undescribed.push(`${place}.${name}`);
        look(inner, `${place}.${name}`);
      }
      if (items) look(items, `${place}[]`);
      for (const form of anyOf) look(form, place);
    };
    look(schema, 'campaign');
    assert.deepEqual(undescribed, []);
  });
});
