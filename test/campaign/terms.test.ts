import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type CampaignFile, readCampaign } from '../../src/campaign/campaign-file.ts';
import { renderTerms, type TermsBlock, termsInShort, termsText } from '../../src/campaign/terms/render-terms.ts';

const sound = JSON.parse(readFileSync(new URL('sound/campaign.json', import.meta.url), 'utf8')) as object;
const fileOf = (changes: object = {}): CampaignFile => {
  const { file, problems } = readCampaign({ ...sound, ...changes });
  assert.ok(file, problems.map(({ message }) => message).join('\n'));
  return file;
};
const base = fileOf();
const TIMES = {
  signUpEnds: new Date('2027-03-03T22:59:00Z'),
  event: { starts: new Date('2027-03-04T17:00:00Z') } as { starts: Date } | null,
};

const sentences = (blocks: readonly TermsBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block.text]));
const told = (file: CampaignFile, locale = 'en', tone = '', times = TIMES) =>
  sentences(renderTerms(file, { locale, tone }, times));

/** Sentences that `after` has and `before` has not. */
const added = (before: readonly string[], after: readonly string[]) => after.filter((each) => !before.includes(each));

const reward = (at: number, changes: object) => ({
  rewards: base.rewards.map((each, index) => (index === at ? { ...each, ...changes } : each)),
});

describe('The terms of a campaign', () => {
  const rules: readonly (readonly [rule: string, changes: object, says: readonly string[]])[] = [
    [
      'new customers only',
      { newCustomersOnly: true },
      ['A friend counts only as a new customer: not if they are a customer of Nordlys already.'],
    ],
    ['its own conditions', { conditions: 'Only for people aged 18 or over.' }, ['Only for people aged 18 or over.']],
    [
      'friends who may invite others',
      { friendsMayInvite: true },
      [
        'Friends who have signed up get a link of their own with it, and may invite their friends by the same rules. Those count for them, not for you.',
      ],
    ],
    [
      'the confirmation that qualifies',
      { qualifies: { on: 'confirmation', withinDays: 45 } },
      [
        'A friend counts once Nordlys has confirmed them as a customer. Signing up through your link is the first step to it.',
        'This must happen within 45 days of signing up.',
        'If a friend withdraws before the rewards are given, neither of you gets them.',
      ],
    ],
    [
      'the purchase that qualifies',
      { qualifies: { on: 'purchase' } },
      [
        'A friend counts with their first purchase after signing up through your link. If it is refunded, they no longer count.',
        'This must happen within 60 days of signing up.',
        'If a friend withdraws before the rewards are given, neither of you gets them.',
      ],
    ],
    [
      'the address to confirm',
      { confirmAddress: true },
      ['Before that, your friend confirms their address by the link in a mail from us.'],
    ],
    ['the life of a link', { linkDays: 1 }, ['Your link counts for one day after your friend has first opened it.']],
    [
      'the hold',
      { qualifies: { holdDays: 14 } },
      [
        'Rewards are given 14 days after the friend counts, once the time to withdraw is over.',
        'If a friend withdraws before the rewards are given, neither of you gets them.',
      ],
    ],
    ['the approval', { qualifies: { approval: 'manual' } }, ['We look at each reward before we give it.']],
    [
      'the cap',
      { maxFriends: 7 },
      ['Up to 7 friends earn you something. Whoever comes after that still gets the friend’s reward.'],
    ],
    ['the cap of a month', { maxFriendsPerMonth: 1 }, ['Of these, one friend at most in one calendar month.']],
    [
      'the seats',
      { seats: 12 },
      ['There are 12 places, in the order of signing up. Whoever comes later is on the waiting list.'],
    ],
    [
      'what a friend takes along who cancels',
      { afterCancel: { keepsSeat: false } },
      ['If your friend gives their place back, what you have earned by them is taken back, your place included.'],
    ],
    [
      'the plan that is no longer sold',
      { plans: [{ name: 'Flex', sold: false, replacement: 'Flex Plus' }] },
      [
        'The plan',
        'Your friend signs up for the plan that you have.',
        'Flex is no longer sold; in its place your friend gets Flex Plus.',
      ],
    ],
    [
      'who writes',
      { sender: { name: 'Kari', email: 'kari@nordlys.example', postal: 'Oslo' } },
      ['Kari, Oslo. Questions go to kari@nordlys.example.'],
    ],
    [
      'the amount of a reward',
      reward(1, { amount: 30 }),
      [
        'You: 30 minutes of parking. For each friend who counts. Can be used until Friday, 5 March 2027 at 00:00.',
        'Your friend: 30 minutes of parking. Can be used until Friday, 5 March 2027 at 00:00.',
      ],
    ],
    [
      'a reward that is no longer given once',
      reward(0, { once: false }),
      ['You: A place on the list. For each friend who counts.'],
    ],
    ['the side of a reward', reward(0, { sides: ['friend'] }), []],
    [
      'a reward of each month',
      reward(1, { every: 'month' }),
      [
        'You: 90 minutes of parking. For each friend who counts. Each month, as long as you are both customers. Can be used until Friday, 5 March 2027 at 00:00.',
        'Your friend: 90 minutes of parking. Each month, as long as you are both customers. Can be used until Friday, 5 March 2027 at 00:00.',
        'If you end your contract, your further months end, and your friend keeps theirs. If your friend ends theirs, the further months that you get for them end, too.',
      ],
    ],
    [
      'a reward that is good from a date on',
      reward(1, { from: '2027-03-04T18:00' }),
      [
        'You: 90 minutes of parking. For each friend who counts. Can be used from Thursday, 4 March 2027 at 18:00. Can be used until Friday, 5 March 2027 at 00:00.',
        'Your friend: 90 minutes of parking. Can be used from Thursday, 4 March 2027 at 18:00. Can be used until Friday, 5 March 2027 at 00:00.',
      ],
    ],
    ['a milestone', reward(2, { milestone: 3 }), ['You: A coffee. Once, when 3 friends count.']],
    [
      'the stock of a reward',
      reward(2, { most: 50 }),
      ['You: A coffee. Once, when 5 friends count. There are 50 of these in all, in the order of signing up.'],
    ],
    [
      'a reward for finishing a survey',
      reward(2, { sides: undefined, finishing: 'survey', milestone: undefined, most: 50, text: 'Now.' }),
      [
        'For answering our questions, without bringing anybody: A coffee. Once for each person. There are 50 of these in all, for those who answer first.',
      ],
    ],
    [
      'the days of a reward',
      reward(2, { validDays: 10 }),
      ['You: A coffee. Once, when 5 friends count. To be used within 10 days.'],
    ],
    [
      'the conditions of a reward',
      reward(2, { conditions: 'Not on Sundays.' }),
      ['You: A coffee. Once, when 5 friends count. Not on Sundays.'],
    ],
  ];
  for (const [rule, changes, says] of rules)
    it(`change with ${rule}, in each language`, () => {
      const file = fileOf(changes);
      assert.deepEqual(added(told(base), told(file)), says);
      assert.notDeepEqual(told(base), told(file));
      for (const [locale, tone] of [
        ['nl', ''],
        ['nl', 'formal'],
        ['de', ''],
        ['de', 'Sie'],
      ] as const)
        assert.equal(added(told(base, locale, tone), told(file, locale, tone)).length, says.length, locale);
    });

  it('tell its dates by the clock of the shop', () => {
    const times = { ...TIMES, signUpEnds: new Date('2027-03-02T23:30:00Z') };
    assert.deepEqual(added(told(base), told(base, 'en', '', times)), [
      'Sign-ups end on Wednesday, 3 March 2027 at 00:30.',
    ]);
    assert.ok(told(base).includes('Sign-ups start on Monday, 1 February 2027 at 09:00.'));
    assert.ok(told(base).includes('The evening: Thursday, 4 March 2027 at 18:00, Nordlys.'));
    assert.ok(told(base).includes('All times are those of Oslo.'));
  });

  it('tell a date by its rule, where nobody has settled it yet', () => {
    const event = { ...base.event, starts: { weekday: 'thursday', time: '18:00', atLeastDaysAhead: 4 } };
    const { file } = readCampaign({ ...sound, event, starts: undefined, ends: { daysBefore: 1, time: '23:59' } });
    const all = sentences(renderTerms(file!, { locale: 'en', tone: '' }));
    assert.ok(all.includes('The evening: on the date that stands in your invitation, Nordlys.'), all.join('\n'));
    assert.ok(all.includes('Sign-ups end one day before the event, at 23:59.'), all.join('\n'));
    assert.deepEqual(told(base), sentences(renderTerms(base, { locale: 'en', tone: '' })));
  });

  it('say nothing of seats and guests where there is no event', () => {
    const { event: _, seats: __, ...rest } = sound as Record<string, unknown>;
    const { file } = readCampaign({ ...rest, ends: '2027-03-03T23:59' });
    assert.doesNotMatch(told(file!, 'en', '', { ...TIMES, event: null }).join('\n'), /place back|waiting list|evening/);
  });

  it('say of a side that gets nothing that it gets nothing', () => {
    const rewards = base.rewards.map((each) => ({ ...each, sides: ['friend'], milestone: undefined, text: 'x' }));
    assert.ok(told(fileOf({ rewards })).includes('You: nothing.'));
  });

  it('have a short form, which changes with the rules as the long one does', () => {
    const short = (changes: object, locale = 'en', tone = '') => termsInShort(fileOf(changes), { locale, tone }, TIMES);
    const whole = (changes: object) => told(fileOf(changes)).join(' ');
    const rules = {
      maxFriends: 7,
      maxFriendsPerMonth: 2,
      qualifies: { on: 'purchase', holdDays: 10 },
    };
    assert.equal(
      short(rules),
      'A friend counts with their first purchase after signing up through your link. If it is refunded, they no longer count. Up to 7 friends earn you something. Whoever comes after that still gets the friend’s reward. Of these, 2 friends at most in one calendar month. Rewards are given 10 days after the friend counts, once the time to withdraw is over. Sign-ups end on Wednesday, 3 March 2027 at 23:59.',
    );
    for (const sentence of short(rules).split(/(?<=\.) /)) assert.ok(whole(rules).includes(sentence), sentence);
    assert.match(short({}, 'nl', 'formal'), /\bu\b/);
    assert.doesNotMatch(short({}, 'de', 'formal'), /\b(du|dir|dein\w*)\b/i);
  });

  it('speak to people as the tone has it', () => {
    assert.match(told(base, 'nl').join(' '), /\bje link\b/i);
    assert.doesNotMatch(told(base, 'nl', 'formal').join(' '), /\b(je|jij|jouw|jullie)\b/i);
    assert.doesNotMatch(told(base, 'de', 'formal').join(' '), /\b(du|dein\w*|dir|ihr habt|euch)\b/i);
    assert.notDeepEqual(told(base, 'en', 'formal'), told(base, 'en'));
  });

  it('are one text for the chat, each heading and each rule on a line of its own, without marks', () => {
    const text = termsText(renderTerms(base, { locale: 'en', tone: '' }, TIMES));
    assert.match(text, /^Terms of the campaign by Nordlys\nThese are the rules/);
    assert.match(text, /\n\nLimits\n• Up to 5 friends earn you something\..*\n• /);
    assert.doesNotMatch(text, /[*#`]/);
  });
});
