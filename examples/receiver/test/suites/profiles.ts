import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { inviteCustomer } from '../../campaign/invitations.ts';
import { engageCommand } from '../../engagement/command.ts';
import { placesOf } from '../../engagement/places.ts';
import { BEN, consent, envelope, friendForm, NOW } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const SKUI = { latitude: 59.93, longitude: 10.43 };
const PLACES = placesOf([
  { name: 'Oslo', code: '0153', country: 'NO', latitude: 59.91, longitude: 10.74 },
  { name: 'Skui', code: '1340', country: 'NO', ...SKUI },
]);
const PROFILE = { age: 'born', place: 'home', interests: 'likes' };
const YES = [consent('news', true)];

const receiverWith = (campaign = {}): Promise<TestReceiver> =>
  testReceiver({ campaign: { profile: PROFILE, ...campaign }, places: PLACES });

const signUp = (answers: Envelope['answers'], changes: Partial<Envelope> = {}) =>
  friendForm(BEN, null, {
    answers,
    consents: YES,
    session: { id: randomUUID(), startedAt: NOW.toISOString() },
    ...changes,
  });

const profiles = ({ rows }: TestReceiver) =>
  rows('select email, latitude, longitude, birth_year, interests from people order by email');

const BEN_KNOWN = {
  email: 'ben@example.com',
  ...SKUI,
  birth_year: 1990,
  interests: '["lamps","chairs"]',
};

describe('Where somebody lives, how old they are and what they like', () => {
  it('is known from the form of whoever agreed to news, and a new shop within ten miles is told to them', async () => {
    const receiver = await receiverWith();
    await receiver.post(signUp({ born: '1990-05-17', home: '1340 Skui', likes: ['lamps', 'chairs'] }));
    assert.deepEqual(await profiles(receiver), [BEN_KNOWN]);
    const near = (shop: object, options = {}) =>
      engageCommand(
        receiver.services,
        ['near-shop'],
        { shops: 's', link: 'https://shop.example/new', ...options },
        () => JSON.stringify([{ name: 'Centre', ...shop }]),
      );
    const dry = { 'dry-run': true };
    assert.match(await near({ ...SKUI, latitude: SKUI.latitude + 16.2 / 111.195 }, dry), /0 to write to/);
    assert.match(await near(SKUI, { ...dry, 'min-age': '40' }), /0 to write to/);
    assert.match(await near(SKUI, { ...dry, interests: 'sofas' }), /0 to write to/);
    receiver.sent.length = 0;
    await near(
      { ...SKUI, latitude: SKUI.latitude + 15.9 / 111.195 },
      { 'min-age': '18', 'max-age': '36', interests: 'Lamps' },
    );
    await receiver.runDue();
    const told = receiver.sent.filter(({ subject }) => subject?.includes('We open in Centre'));
    assert.deepEqual(
      told.map(({ to }) => to),
      ['ben@example.com'],
    );
  });

  const asked: readonly (readonly [what: string, answers: Envelope['answers'], kept: object])[] = [
    ['an age in years', { born: 36 }, { birth_year: 1990 }],
    ['a year as a text', { born: ' 1990 ' }, { birth_year: 1990 }],
    ['a postal address', { home: { postalCode: '1340', city: 'Skui', country: 'NO', text: 'x' } }, SKUI],
    ['an address elsewhere', { home: { postalCode: '1340', city: 'Skui', country: 'NL' } }, {}],
    ['words with commas', { likes: ' lamps, , chairs,lamps' }, { interests: '["lamps","chairs"]' }],
    ['a birth in the future', { born: 2030 }, {}],
    ['an age that nobody reaches', { born: '121' }, {}],
    ['things that are neither', { born: [1990], home: 1340, likes: { lamps: true } }, {}],
    ['a place that nobody knows', { home: 'Atlantis' }, {}],
    ['a book instead of words', { likes: ['x'.repeat(65), 7, null] }, {}],
    ['nothing', {}, {}],
  ];
  for (const [what, answers, kept] of asked)
    it(`is read from ${what}`, async () => {
      const receiver = await receiverWith();
      await receiver.post(signUp(answers));
      const nothing = { latitude: null, longitude: null, birth_year: null, interests: '[]' };
      assert.deepEqual(await profiles(receiver), [{ email: 'ben@example.com', ...nothing, ...kept }]);
    });

  it('is kept of nobody who has not agreed to news, and by no campaign that does not ask for it', async () => {
    const answers = { born: 1990, home: '1340', likes: ['lamps'] };
    for (const [campaign, consents] of [
      [{}, []],
      [{}, [consent('news', false), consent('name', true)]],
      [{ profile: undefined }, YES],
      [{ profile: { age: 'age' } }, YES],
    ] as const) {
      const receiver = await receiverWith(campaign);
      await receiver.post(signUp(answers, { consents: [...consents] }));
      const [ben] = await profiles(receiver);
      assert.deepEqual(ben, {
        email: 'ben@example.com',
        latitude: null,
        longitude: null,
        birth_year: null,
        interests: '[]',
      });
    }
  });

  it('is changed by nobody who only types the address, and filled in where it was missing', async () => {
    const receiver = await receiverWith();
    await receiver.post(signUp({ home: '1340', born: 1990 }));
    await receiver.post(signUp({ home: '0153', born: 1950, likes: ['lamps', 'chairs'] }));
    assert.deepEqual(await profiles(receiver), [BEN_KNOWN]);
  });

  it('is changed by whoever comes by their own link, also in a survey that rewards nothing', async () => {
    const receiver = await receiverWith();
    await receiver.post(signUp({ home: '0153', born: 1980, likes: ['sofas'] }));
    const email = readEmailAddress('ben@example.com')!;
    const { token } = await receiver.database.transaction((tx) =>
      inviteCustomer(tx, receiver.services.campaigns.all[0], { firstName: 'Ben', email }, NOW),
    );
    const answers = { invitation: token, home: '1340', born: 1990, likes: ['lamps', 'chairs'] };
    await receiver.post(envelope({ answers }, { id: 'survey', campaign: 'vip-prelaunch' }));
    assert.deepEqual(await profiles(receiver), [BEN_KNOWN]);
  });

  it('is put right with a form that corrects an earlier one', async () => {
    const receiver = await receiverWith();
    const first = signUp({ home: '0153', born: 1980, likes: ['sofas'] });
    await receiver.post(first);
    await receiver.post(
      signUp({ home: '1340', born: 1990, likes: ['lamps', 'chairs'] }, { session: first.session, replaces: first.id }),
    );
    assert.deepEqual(await profiles(receiver), [BEN_KNOWN]);
  });

  it("stands on the person's page and in the file of all that is kept, and is deleted with them", async () => {
    const receiver = await receiverWith();
    await receiver.post(signUp({ born: 1990, home: '1340', likes: ['lamps', '<b>chairs</b>'] }));
    const page = await (await receiver.owner('/owner/people/1')).text();
    const plain = page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    assert.match(plain, /Lives near Skui \(59\.93, 10\.43\) Born in 1990 Likes lamps, &lt;b&gt;chairs&lt;\/b&gt;/);
    const file = (await (await receiver.owner('/owner/people/1/export.json')).json()) as {
      people: readonly Record<string, unknown>[];
    };
    assert.deepEqual(
      [file.people[0]!.latitude, file.people[0]!.birth_year, file.people[0]!.interests],
      [SKUI.latitude, 1990, '["lamps","<b>chairs</b>"]'],
    );
    assert.match(await (await receiver.owner('/owner/privacy')).text(), /year of birth and interests/);
    await receiver.owner('/owner/people/1/delete', {});
    assert.deepEqual(await profiles(receiver), []);
  });
});
