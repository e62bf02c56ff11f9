import type { Path } from '../shared/json-source.ts';
import type { CampaignFile, Reward } from './campaign-file.ts';
import type { UnplacedCampaignProblem } from './campaign-problem.ts';
import { REWARD_NAMES } from './reward-text.ts';
import { daysBefore, nextWeekday, readDate } from './dates.ts';

type Report = (
  code: UnplacedCampaignProblem['code'],
  path: Path,
  message: string,
  hint: string,
  severity?: 'warning',
) => void;

/** Any Monday: weekday rules have the same order whenever they are settled. */
const SOME_DAY = new Date('2026-11-23T12:00:00Z');

/** The moments that the file names, on one line of time. */
function momentsOf({ starts, ends, event, timeZone }: CampaignFile) {
  const eventStarts =
    event &&
    (typeof event.starts === 'string'
      ? readDate(event.starts, event.timeZone)
      : nextWeekday(event.starts, SOME_DAY, event.timeZone));
  return {
    opens: starts === undefined ? undefined : readDate(starts, timeZone),
    closes:
      typeof ends === 'string'
        ? readDate(ends, timeZone)
        : eventStarts && daysBefore(ends, eventStarts, event.timeZone),
    eventStarts,
    eventEnds: event && eventStarts && new Date(eventStarts.getTime() + event.hours * 3_600_000),
    // A rule is settled anew each time, so a fixed date can lie on either side of it.
    isSettledLater: typeof event?.starts === 'object',
  };
}

function dateOrder(file: CampaignFile, report: Report): void {
  const { opens, closes, eventStarts, eventEnds, isSettledLater } = momentsOf(file);
  const isFixed = typeof file.ends === 'string' || !isSettledLater;
  if (opens && closes && isFixed && opens >= closes)
    report('date-order', ['starts'], 'sign-ups end before they start', 'Let "starts" lie before "ends".');
  if (closes && eventEnds && isFixed && !isSettledLater && closes > eventEnds)
    report('date-order', ['ends'], 'sign-ups end after the event is over', 'Let them end before it, or with it.');
  if (opens && eventStarts && !isSettledLater && opens >= eventStarts)
    report('date-order', ['starts'], 'sign-ups start after the event has begun', 'Let them start before the event.');
  const begins = opens ?? (isSettledLater ? undefined : eventStarts);
  file.rewards.forEach(({ until }, index) => {
    if (until === undefined || !begins || readDate(until, file.timeZone) > begins) return;
    report(
      'date-order',
      ['rewards', index, 'until'],
      `it can be used until ${until}, which is before ${opens ? 'the campaign starts' : 'the event'}`,
      'Let it end later.',
    );
  });
}

function withoutEvent({ event, seats, ends, timeZone }: CampaignFile, written: object, report: Report): void {
  if (event) return;
  if (seats !== undefined)
    report('contradiction', ['seats'], 'there are seats, but no event to sit at', 'Add "event", or leave "seats" out.');
  if (typeof ends === 'object')
    report(
      'contradiction',
      ['ends'],
      'sign-ups end days before an event, but there is no event',
      'Write a date: "2026-12-31T23:59".',
    );
  if (!Object.hasOwn(written, 'timeZone'))
    report(
      'missing',
      [],
      `nobody knows on whose clock the dates are; ${timeZone} is taken`,
      'Add "timeZone": "Europe/Oslo".',
    );
}

function limits({ maxFriends, maxFriendsPerMonth, plans = [] }: CampaignFile, report: Report): void {
  if (maxFriendsPerMonth !== undefined && maxFriendsPerMonth > maxFriends)
    report(
      'contradiction',
      ['maxFriendsPerMonth'],
      `${maxFriendsPerMonth} friends a month are more than the ${maxFriends} that count in all`,
      'Make it smaller, or raise "maxFriends".',
    );
  plans.forEach(({ name, sold, replacement }, index) => {
    const at = ['plans', index];
    if (!sold && replacement === undefined)
      report(
        'missing',
        at,
        `"${name}" is no longer sold, and nothing says what friends are told instead`,
        'Add "replacement".',
      );
    const instead = plans.find((plan) => plan.name === replacement);
    if (instead && !instead.sold)
      report(
        'contradiction',
        [...at, 'replacement'],
        `"${replacement}" is no longer sold either`,
        'Name a plan that is sold.',
      );
  });
}

function eachReward({ maxFriends, rewards }: CampaignFile, report: Report): void {
  const ids = new Set<string>();
  rewards.forEach((reward, index) => {
    const at = (key: keyof Reward): Path => ['rewards', index, key];
    const { id, code, fulfil, lowStock, milestone, sides, finishing, every, months, once } = reward;
    if (ids.has(id))
      report(
        'doubled-id',
        ['rewards', index],
        `there are two rewards "${id}"`,
        'Give one of them an "id" of its own; without one, the kind is the id.',
      );
    ids.add(id);
    if (code === 'pool' && fulfil !== undefined)
      report(
        'contradiction',
        at('fulfil'),
        'the code comes from the pool and from a connection',
        'Leave out "fulfil", or "code".',
      );
    if (lowStock !== undefined && code !== 'pool')
      report('contradiction', at('lowStock'), 'only a pool can run low', 'Write "code": "pool", or leave this out.');
    if (milestone !== undefined && milestone > maxFriends)
      report(
        'contradiction',
        at('milestone'),
        `${milestone} friends are never reached: ${maxFriends} count`,
        `Make it ${maxFriends} at most, or raise "maxFriends".`,
      );
    if (milestone !== undefined && sides.includes('friend'))
      report(
        'contradiction',
        at('sides'),
        'a milestone is reached by the referrer; a friend has none',
        'Make it ["referrer"], and the friend\'s reward one of its own.',
      );
    if (sides.length === 0 && finishing === undefined)
      report(
        'missing',
        ['rewards', index],
        'nobody gets it',
        'Add "sides": ["referrer", "friend"], or "finishing" with the id of a flow.',
      );
    if (finishing !== undefined && sides.length > 0)
      report(
        'contradiction',
        at('finishing'),
        'it is for finishing a flow, and for friends who count',
        'Leave "sides" out, and make what friends earn a reward of its own.',
      );
    if (finishing !== undefined && (milestone !== undefined || every !== undefined))
      report(
        'contradiction',
        at(milestone === undefined ? 'every' : 'milestone'),
        'what is earned by finishing a flow is given once',
        `Leave "${milestone === undefined ? 'every' : 'milestone'}" out.`,
      );
    if (months !== undefined && every === undefined)
      report('contradiction', at('months'), 'months are counted, but it is given once', 'Add "every": "month".');
    if (every !== undefined && once && finishing === undefined)
      report(
        'contradiction',
        at('once'),
        'it is given once, and each month',
        'Leave "once" out: each month is given once.',
      );
  });
}

function bothSides({ rewards }: CampaignFile, report: Report): void {
  for (const side of ['referrer', 'friend'] as const)
    if (!rewards.some(({ sides }) => sides.includes(side)))
      report(
        'one-sided',
        ['rewards'],
        `the ${side} gets nothing`,
        `Add "${side}" to the sides of a reward; leave it as it is where that is meant.`,
        'warning',
      );
}

/** Who has to write, and does not say who that is. */
function sender({ sender: from, confirmAddress, qualifies }: CampaignFile, report: Report): void {
  if (from) return;
  const why = confirmAddress
    ? 'friends are asked by mail to confirm their address'
    : qualifies.on !== 'sign-up' || qualifies.holdDays > 0 || qualifies.approval === 'manual'
      ? 'rewards come later than the chat, so they are told by mail'
      : undefined;
  if (why)
    report(
      'no-sender',
      [],
      `nobody is named who writes, and ${why}`,
      'Add "sender": {"name": "…", "email": "…", "postal": "…"}.',
    );
}

/** Names that a reward's texts may have in braces. */
const FILLED: readonly string[] = REWARD_NAMES;

function placeholders({ rewards }: CampaignFile, report: Report): void {
  rewards.forEach((reward, index) => {
    for (const key of ['title', 'text', 'conditions'] as const) {
      const text = reward[key];
      for (const [variant, each] of typeof text === 'string'
        ? [[undefined, text] as const]
        : Object.entries(text ?? {}))
        for (const [whole, name] of each.matchAll(/\{([^{}]*)\}/g)) {
          const path: Path = ['rewards', index, key, ...(variant === undefined ? [] : [variant])];
          if (!FILLED.includes(name!))
            report('unknown-placeholder', path, `nothing fills ${whole}`, `There are {${FILLED.join('}, {')}}.`);
          else if (reward[name as 'amount'] === undefined)
            report('unknown-placeholder', path, `${whole} is empty: there is no "${name}"`, `Add "${name}" to it.`);
        }
    }
  });
}

/** Rules of a file that each can hold, but not together. `written` is the file before anything was added to it. */
export function ruleProblems(file: CampaignFile, written: object): UnplacedCampaignProblem[] {
  const problems: UnplacedCampaignProblem[] = [];
  const report: Report = (code, path, message, hint, severity) =>
    void problems.push({ code, path, message, hint, severity: severity ?? 'error' });
  dateOrder(file, report);
  withoutEvent(file, written, report);
  limits(file, report);
  eachReward(file, report);
  bothSides(file, report);
  sender(file, report);
  placeholders(file, report);
  return problems;
}
