import type { Path } from '../shared/json-source.ts';
import type { CampaignFile, Reward } from './campaign-file.ts';
import type { ReportCampaignProblem, UnplacedCampaignProblem } from './campaign-problem.ts';
import { REWARD_NAMES } from './reward-text.ts';
import { daysBefore, nextWeekday, readDate } from './dates.ts';

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

function dateOrder(file: CampaignFile, report: ReportCampaignProblem): void {
  const { opens, closes, eventStarts, eventEnds, isSettledLater } = momentsOf(file);
  const isFixed = typeof file.ends === 'string' || !isSettledLater;
  if (opens && closes && isFixed && opens >= closes)
    report('date-order', ['starts'], 'sign-ups end before they start', 'Let "starts" lie before "ends".');
  if (closes && eventEnds && isFixed && !isSettledLater && closes > eventEnds)
    report('date-order', ['ends'], 'sign-ups end after the event is over', 'Let them end before it, or with it.');
  if (opens && eventStarts && !isSettledLater && opens >= eventStarts)
    report('date-order', ['starts'], 'sign-ups start after the event has begun', 'Let them start before the event.');
  file.rewards.forEach(({ from, until }, index) => {
    if (from === undefined || until === undefined) return;
    if (readDate(from, file.timeZone) < readDate(until, file.timeZone)) return;
    report(
      'date-order',
      ['rewards', index, 'from'],
      `it can be used from ${from}, which is not before it ends`,
      'Let "from" lie before "until".',
    );
  });
  const begins = opens ?? (isSettledLater ? undefined : eventStarts);
  file.rewards.forEach(({ until }, index) => {
    if (until === undefined || !begins || readDate(until, file.timeZone) > begins) return;
    report(
      'date-order',
      ['rewards', index, 'until'],
      `the reward expires on ${until}, before ${opens ? 'the campaign starts' : 'the event'}`,
      'Let it end later.',
    );
  });
}

function withoutEvent(
  { event, seats, ends, timeZone }: CampaignFile,
  written: object,
  report: ReportCampaignProblem,
): void {
  if (event) return;
  if (seats !== undefined)
    report('contradiction', ['seats'], '"seats" needs an "event"', 'Add "event", or remove "seats".');
  if (typeof ends === 'object')
    report(
      'contradiction',
      ['ends'],
      '"ends" counts days before an event, but there is no "event"',
      'Write a date: "2026-12-31T23:59".',
    );
  if (!Object.hasOwn(written, 'timeZone'))
    report('missing', [], `"timeZone" is missing; ${timeZone} is assumed`, 'Add "timeZone": "Europe/Oslo".');
}

function limits({ maxFriends, maxFriendsPerMonth, plans = [] }: CampaignFile, report: ReportCampaignProblem): void {
  if (maxFriendsPerMonth !== undefined && maxFriendsPerMonth > maxFriends)
    report(
      'contradiction',
      ['maxFriendsPerMonth'],
      `the limit of ${maxFriendsPerMonth} friends a month is above the total of ${maxFriends}`,
      'Make it smaller, or raise "maxFriends".',
    );
  plans.forEach(({ name, sold, replacement }, index) => {
    const at = ['plans', index];
    if (!sold && replacement === undefined)
      report(
        'missing',
        at,
        `"${name}" is no longer sold, and no "replacement" says what friends see instead`,
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

function eachReward({ maxFriends, rewards }: CampaignFile, report: ReportCampaignProblem): void {
  const ids = new Set<string>();
  rewards.forEach((reward, index) => {
    const at = (key: keyof Reward): Path => ['rewards', index, key];
    const { id, code, fulfil, lowStock, milestone, sides, finishing, every, months, once } = reward;
    if (ids.has(id))
      report(
        'duplicate-id',
        ['rewards', index],
        `there are two rewards "${id}"`,
        'Give one of them an "id" of its own; without one, the kind is the id.',
      );
    ids.add(id);
    if (code === 'pool' && fulfil !== undefined)
      report(
        'contradiction',
        at('fulfil'),
        '"code": "pool" and "fulfil" both supply the code',
        'Remove "fulfil" or "code".',
      );
    if (lowStock !== undefined && code !== 'pool')
      report(
        'contradiction',
        at('lowStock'),
        '"lowStock" works only with a pool of codes',
        'Write "code": "pool", or remove this.',
      );
    if (milestone !== undefined && milestone > maxFriends)
      report(
        'contradiction',
        at('milestone'),
        `a milestone of ${milestone} friends is never reached: only ${maxFriends} count`,
        `Make it ${maxFriends} at most, or raise "maxFriends".`,
      );
    if (milestone !== undefined && sides.includes('friend'))
      report(
        'contradiction',
        at('sides'),
        'only a referrer can reach a milestone',
        'Make it ["referrer"], and add a separate reward for the friend.',
      );
    if (sides.length === 0 && finishing === undefined)
      report(
        'missing',
        ['rewards', index],
        'nobody gets this reward',
        'Add "sides": ["referrer", "friend"], or "finishing" with the id of a flow.',
      );
    if (finishing !== undefined && sides.length > 0)
      report(
        'contradiction',
        at('finishing'),
        'a reward is either for finishing a flow or for bringing friends',
        'Remove "sides", and add a separate reward for friends.',
      );
    if (finishing !== undefined && (milestone !== undefined || every !== undefined))
      report(
        'contradiction',
        at(milestone === undefined ? 'every' : 'milestone'),
        'a reward for finishing a flow is given only once',
        `Remove "${milestone === undefined ? 'every' : 'milestone'}".`,
      );
    if (months !== undefined && every === undefined)
      report('contradiction', at('months'), '"months" needs "every": "month"', 'Add "every": "month".');
    if (every !== undefined && once && finishing === undefined)
      report(
        'contradiction',
        at('once'),
        '"once" contradicts "every": "month"',
        'Remove "once": each month is given only once anyway.',
      );
  });
}

function bothSides({ rewards }: CampaignFile, report: ReportCampaignProblem): void {
  for (const side of ['referrer', 'friend'] as const)
    if (!rewards.some(({ sides }) => sides.includes(side)))
      report(
        'one-sided',
        ['rewards'],
        `the ${side} gets nothing`,
        `Add "${side}" to the "sides" of a reward, or ignore this if it is intended.`,
        'warning',
      );
}

/** A campaign that has to send e-mail needs a sender. */
function sender({ sender: from, confirmAddress, qualifies }: CampaignFile, report: ReportCampaignProblem): void {
  if (from) return;
  const why = confirmAddress
    ? 'friends confirm their address by e-mail'
    : qualifies.on !== 'sign-up' || qualifies.holdDays > 0 || qualifies.approval === 'manual'
      ? 'rewards come after the chat, so they are announced by e-mail'
      : undefined;
  if (why)
    report(
      'no-sender',
      [],
      `"sender" is missing, but ${why}`,
      'Add "sender": {"name": "…", "email": "…", "postal": "…"}.',
    );
}

/** Names that a reward's texts may have in braces. */
const FILLED: readonly string[] = REWARD_NAMES;

function placeholders({ rewards }: CampaignFile, report: ReportCampaignProblem): void {
  rewards.forEach((reward, index) => {
    for (const key of ['title', 'text', 'conditions'] as const) {
      const text = reward[key];
      for (const [variant, each] of typeof text === 'string'
        ? [[undefined, text] as const]
        : Object.entries(text ?? {}))
        for (const [whole, name] of each.matchAll(/\{([^{}]*)\}/g)) {
          const path: Path = ['rewards', index, key, ...(variant === undefined ? [] : [variant])];
          if (!FILLED.includes(name!))
            report(
              'unknown-placeholder',
              path,
              `${whole} is not a known placeholder`,
              `Known placeholders: {${FILLED.join('}, {')}}.`,
            );
          else if (reward[name as 'amount'] === undefined)
            report(
              'unknown-placeholder',
              path,
              `${whole} is empty: the reward has no "${name}"`,
              `Add "${name}" to the reward.`,
            );
        }
    }
  });
}

/** Rules that contradict each other. `written` is the file before defaults were filled in. */
export function ruleProblems(file: CampaignFile, written: object): UnplacedCampaignProblem[] {
  const problems: UnplacedCampaignProblem[] = [];
  const report: ReportCampaignProblem = (code, path, message, hint, severity) =>
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
