import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readCampaign } from '../../src/campaign/campaign-file.ts';
import { checkCampaign } from '../../src/check/check.lazy.ts';

/* Every change below is one mistake in a campaign that is sound without it: each check is seen to fail. */

const text = (name: string) => readFileSync(new URL(`sound/${name}`, import.meta.url), 'utf8');
const sound = {
  campaign: text('campaign.json'),
  customer: text('flows/customer.json'),
  friend: text('flows/friend.json'),
};
type Name = keyof typeof sound;

/** A file with one of its values changed; `undefined` takes it out. */
function changed(name: Name, path: string, value: unknown): string {
  const json = JSON.parse(sound[name]) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  let at: Record<string, unknown> = json;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.stringify(json, null, 2);
}

/** `file: severity code /path` of every problem. */
function problems(files: Partial<typeof sound> = {}): string[] {
  const { campaign, customer, friend } = { ...sound, ...files };
  const checked = checkCampaign(campaign, { flows: { customer, friend } });
  return (
    [
      ['campaign', checked.campaign],
      ['customer', checked.flows.customer],
      ['friend', checked.flows.friend],
    ] as const
  ).flatMap(([name, found]) => found.map(({ severity, code, path }) => `${name}: ${severity} ${code} ${path}`));
}

describe('checkCampaign', () => {
  it('has nothing to mend in a sound campaign', () => assert.deepEqual(problems(), []));

  const mistakes: readonly (readonly [what: string, file: Name, path: string, value: unknown, told: string])[] = [
    ['a start after the end', 'campaign', 'starts', '2027-03-03T23:59', 'campaign: error date-order /starts'],
    ['an end after the event', 'campaign', 'ends', '2027-03-05T12:00', 'campaign: error date-order /ends'],
    [
      'a reward that ends before anything begins',
      'campaign',
      'rewards.1.until',
      '2027-01-01T00:00',
      'campaign: error date-order /rewards/1/until',
    ],
    [
      'a reward that begins after its end',
      'campaign',
      'rewards.1.from',
      '2027-03-06T00:00',
      'campaign: error date-order /rewards/1/from',
    ],
    ['a date that is none', 'campaign', 'ends', '31 March', 'campaign: error wrong-value /ends'],
    ['a clock that hangs nowhere', 'campaign', 'timeZone', 'Oslo', 'campaign: error wrong-value /timeZone'],
    ['a profile of nothing', 'campaign', 'profile', {}, 'campaign: error wrong-value /profile'],
    [
      'a profile of what is not kept',
      'campaign',
      'profile',
      { shoes: 'size' },
      'campaign: error unknown-key /profile/shoes',
    ],
    ['an answer without a name', 'campaign', 'profile', { age: 'how old' }, 'campaign: error wrong-value /profile/age'],
    [
      'an answer that nobody asks for',
      'campaign',
      'profile',
      { place: 'shoeSize' },
      'campaign: warning unknown-answer /profile/place',
    ],
    ['seats without an event', 'campaign', 'event', undefined, 'campaign: error contradiction /seats'],
    [
      'more friends a month than in all',
      'campaign',
      'maxFriendsPerMonth',
      9,
      'campaign: error contradiction /maxFriendsPerMonth',
    ],
    [
      'a milestone that nobody reaches',
      'campaign',
      'rewards.2.milestone',
      6,
      'campaign: error contradiction /rewards/2/milestone',
    ],
    [
      'a milestone for friends',
      'campaign',
      'rewards.2.sides',
      ['friend'],
      'campaign: error contradiction /rewards/2/sides',
    ],
    [
      'a code from two places',
      'campaign',
      'rewards.2.fulfil',
      'gift-cards',
      'campaign: error contradiction /rewards/2/fulfil',
    ],
    ['a low stock of no pool', 'campaign', 'rewards.2.code', true, 'campaign: error contradiction /rewards/2/lowStock'],
    ['months of nothing', 'campaign', 'rewards.1.months', 3, 'campaign: error contradiction /rewards/1/months'],
    [
      'a monthly reward given once',
      'campaign',
      'rewards.0.every',
      'month',
      'campaign: error contradiction /rewards/0/once',
    ],
    ['a reward for nobody', 'campaign', 'rewards.1.sides', undefined, 'campaign: error missing /rewards/1'],
    [
      'a reward for a survey and for friends',
      'campaign',
      'rewards.1.finishing',
      'survey',
      'campaign: error contradiction /rewards/1/finishing',
    ],
    ['two rewards of one name', 'campaign', 'rewards.1.id', 'list_spot', 'campaign: error duplicate-id /rewards/1'],
    [
      'a plan that is no longer sold',
      'campaign',
      'plans',
      [{ name: 'Flex', sold: false }],
      'campaign: error missing /plans/0',
    ],
    [
      'a replacement that is not sold either',
      'campaign',
      'plans',
      [
        { name: 'Flex', sold: false, replacement: 'Max' },
        { name: 'Max', sold: false, replacement: 'Mini' },
      ],
      'campaign: error contradiction /plans/0/replacement',
    ],
    [
      'a name in braces that nothing fills',
      'campaign',
      'rewards.0.title',
      { en: '{size} place', nl: 'plek' },
      'campaign: error unknown-placeholder /rewards/0/title/en',
    ],
    [
      'an amount that is not there',
      'campaign',
      'rewards.1.amount',
      undefined,
      'campaign: error unknown-placeholder /rewards/1/title/en',
    ],
    [
      'a text without one of the languages that the flows speak',
      'campaign',
      'rewards.1.text',
      { en: 'Type it.' },
      'campaign: warning untranslated /rewards/1/text',
    ],
    [
      'one text where the flows speak two languages',
      'campaign',
      'event.title',
      'Evening',
      'campaign: warning untranslated /event/title',
    ],
    ['a flow of another campaign', 'customer', 'campaign', 'spring', 'customer: error other-campaign /campaign'],
    ['a flow of no campaign', 'friend', 'campaign', undefined, 'friend: error other-campaign '],
    ['a file at another address', 'friend', 'campaign', '/old/campaign.json', 'friend: error other-campaign /campaign'],
    ['a flow of the other side', 'customer', 'role', 'friend', 'customer: error wrong-role /role'],
    ['a flow without a side', 'friend', 'role', undefined, 'friend: error wrong-role '],
    ['no goal', 'friend', 'parts.welcome.3.goal', undefined, 'friend: error no-goal '],
    ['a reward that is never shown', 'friend', 'parts.welcome.4.kind', 'points', 'friend: warning no-reward '],
    [
      'a code out of the answer',
      'friend',
      'parts.welcome.2.save.parking',
      'rewards.1.code',
      'friend: warning no-reward /parts/welcome/2/save/parking',
    ],
    [
      'friends who may invite others, and get no link',
      'campaign',
      'friendsMayInvite',
      true,
      'friend: warning no-own-link ',
    ],
    [
      'a question for a bank account',
      'friend',
      'parts.welcome.1.fields.0.label',
      'IBAN',
      'friend: error asks-bank-data /parts/welcome/1/fields/0/label',
    ],
    [
      'an answer that is a bank account',
      'friend',
      'parts.welcome.1.fields.0.as',
      'iban',
      'friend: error asks-bank-data /parts/welcome/1/fields/0/as',
    ],
  ];
  for (const [what, file, path, value, told] of mistakes)
    it(`tells of ${what}`, () => {
      const found = problems({ [file]: changed(file, path, value) });
      assert.ok(found.includes(told), found.join('\n'));
    });

  it('is content with a link that friends are given to share', () => {
    const campaign = changed('campaign', 'friendsMayInvite', true);
    const friend = JSON.parse(sound.friend) as { parts: { welcome: object[] } };
    const steps = friend.parts.welcome;
    steps[2] = { ...steps[2], save: { code: 'rewards.0.code', own: 'referral.url' } };
    const shared = (share: string) => {
      const all = { ...friend, parts: { ...friend.parts, welcome: [...steps, { share, text: 'Come along?' }] } };
      return problems({ campaign, friend: JSON.stringify(all) }).filter((problem) => problem.includes('no-own-link'));
    };
    assert.deepEqual(shared('{own}'), []);
    assert.deepEqual(shared('{page.url}'), ['friend: warning no-own-link ']);
  });

  it('tells of a start after the event has begun, and of no clock and no event to count from', () => {
    const { seats: _, timeZone: __, event, ...rest } = JSON.parse(sound.campaign) as Record<string, unknown>;
    assert.deepEqual(problems({ campaign: JSON.stringify({ ...rest, event, starts: '2027-03-04T18:00' }) }), [
      'campaign: error date-order /starts',
      'campaign: error date-order /starts',
    ]);
    assert.deepEqual(problems({ campaign: JSON.stringify({ ...rest, ends: { daysBefore: 1, time: '18:00' } }) }), [
      'campaign: error missing ',
      'campaign: error contradiction /ends',
    ]);
  });

  it('tells of nobody who writes, where something has to be written', () => {
    const without = JSON.parse(changed('campaign', 'sender', undefined)) as object;
    const withRule = (rule: object) => problems({ campaign: JSON.stringify({ ...without, ...rule }) });
    assert.deepEqual(withRule({}), []);
    for (const rule of [
      { confirmAddress: true },
      { qualifies: { on: 'purchase' } },
      { qualifies: { holdDays: 14 } },
      { qualifies: { approval: 'manual' } },
    ])
      assert.deepEqual(withRule(rule), ['campaign: error no-sender ']);
  });

  it('takes a reward for a survey, which each person gets once, and none that comes again', () => {
    const { rewards } = JSON.parse(sound.campaign) as { rewards: { sides?: string[] }[] };
    const withSurvey = (more: object) =>
      changed('campaign', 'rewards', [
        ...rewards,
        {
          id: 'thanks',
          kind: 'other',
          finishing: 'survey',
          title: { en: 'a', nl: 'b' },
          text: { en: 'a', nl: 'b' },
          ...more,
        },
      ]);
    assert.deepEqual(problems({ campaign: withSurvey({}) }), []);
    assert.equal(readCampaign(withSurvey({})).file?.rewards.at(-1)?.once, true);
    const at = `/rewards/${rewards.length}`;
    assert.deepEqual(problems({ campaign: withSurvey({ milestone: 2 }) }), [
      `campaign: error contradiction ${at}/milestone`,
    ]);
    assert.deepEqual(problems({ campaign: withSurvey({ every: 'month' }) }), [
      `campaign: error contradiction ${at}/every`,
    ]);
  });

  it('tells of a side that gets nothing, which may be meant', () => {
    const rewards = (JSON.parse(sound.campaign) as { rewards: { sides: string[] }[] }).rewards.map((reward) => ({
      ...reward,
      sides: ['referrer'],
    }));
    assert.deepEqual(problems({ campaign: changed('campaign', 'rewards', rewards) }), [
      'campaign: warning one-sided /rewards',
    ]);
  });

  it('tells of terms that cannot be read from a flow, unless the chat brings them', () => {
    const without = sound.friend.replaceAll('[Terms](/terms.html)', '').replaceAll('[Voorwaarden](/terms.html)', '');
    assert.deepEqual(problems({ friend: without }), ['friend: error no-terms ']);
    assert.deepEqual(problems({ friend: without.replace('to our evening.', 'to our evening. {terms|}') }), []);
  });

  it('takes the address of the terms that the receiver serves, where the file names none', () => {
    const served = (file: string) => file.replaceAll('/terms.html', '/terms/autumn?lang=en');
    const all = { customer: served(sound.customer), friend: served(sound.friend) };
    assert.deepEqual(problems({ campaign: changed('campaign', 'terms', undefined), ...all }), []);
  });

  it('says by line what is wrong and what to do', () => {
    const { campaign } = checkCampaign(changed('campaign', 'rewards.2.milestone', 6));
    assert.deepEqual(campaign, [
      {
        code: 'contradiction',
        severity: 'error',
        path: '/rewards/2/milestone',
        line: 82,
        column: 20,
        message: 'a milestone of 6 friends is never reached: only 5 count',
        hint: 'Make it 5 at most, or raise "maxFriends".',
      },
    ]);
  });

  it('says where a file stops being JSON, and that a list is no campaign', () => {
    assert.deepEqual(
      ['{"id": "autumn",\n "brand" "Nordlys"}', '[]', '{"id": "a", "id": "b"}'].map((file) =>
        checkCampaign(file).campaign.map(({ code, line, column }) => `${code} ${line}:${column}`),
      ),
      [['bad-json 2:10'], ['not-a-campaign 1:1'], ['duplicate-name 1:13']],
    );
  });
});
