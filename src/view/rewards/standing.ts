import { formats } from '../../engine/formats.ts';
import { inLanguage } from '../../engine/show-value.ts';
import { nextDay, readMoment } from '../../shared/moment.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import { rewardStrings } from '../../tone/parts/reward-strings.lazy.ts';
import type { View } from '../view.ts';

/* How a reward stands: what is to be waited for, whether it can be used, how long. */

type Words = Parameters<typeof wordIn>[1];
const wordIn = (
  view: View,
  key: keyof (typeof rewardStrings)['en']['warm'] & string,
  values?: { readonly [name: string]: string | number },
) => view.wordOf(rewardStrings, key, values);

/** What people read of each state; those of the same words are the same to them. */
const words: { readonly [status: string]: Words } = {
  pending: 'pending',
  held: 'held',
  approved: 'approved',
  ready: 'ready',
  issued: 'ready',
  active: 'ready',
  redeemed: 'redeemed',
  rejected: 'cancelled',
  cancelled: 'cancelled',
  expired: 'expired',
};
const usable = new Set(['ready', 'issued', 'active']);
const over = new Set(['redeemed', 'rejected', 'cancelled', 'expired']);

export interface Standing {
  /** Its code may be shown, and what leads to where it is used. */
  readonly isUsable: boolean;
  /** Nothing comes of it any more. */
  readonly isOver: boolean;
  readonly isWaiting: boolean;
  /** How it stands; '' where nothing is to be said. */
  readonly words: string;
  /** How far one that comes again is, from when on and how long it is good; '' where nothing is to be said. */
  readonly validity: string;
  /** Its last days. */
  readonly isUrgent: boolean;
}

const DAY = 86_400_000;
/** In the last days they are counted. */
const COUNTED_DAYS = 7;

/** When a day or a moment is over. */
const endOf = (until: string): number | undefined => {
  const moment = readMoment(until);
  return moment && (moment.isDay ? nextDay(moment) : moment.instant);
};

const counts: { readonly [every: string]: Words } = { week: 'weekOf', month: 'monthOf', year: 'yearOf' };

interface Counted {
  readonly every?: string | undefined;
  readonly given?: number | undefined;
  readonly times?: number | undefined;
}

/** How far one that comes again is: "Month 3 of 6", and "For 6 months" before the first. */
function progressOf(view: View, { every = '', given = 0, times = 0 }: Counted): string {
  const of = Math.floor(times);
  if (!Object.hasOwn(counts, every) || of < 1) return '';
  const unit = { style: 'unit', unit: every, unitDisplay: 'long' } as const;
  if (given >= 1) return wordIn(view, counts[every]!, { n: Math.min(Math.floor(given), of), of });
  const span = inLanguage(view.settings.lang, (tag) => new Intl.NumberFormat(tag, withoutPrototype(unit)).format(of));
  return span ? wordIn(view, 'forSpan', { span }) : '';
}

interface Dated extends Counted {
  readonly status?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export function standingOf(view: View, reward: Dated, now: number): Standing {
  const { status, from, until, every = '', given = 0 } = reward;
  const day = (date: string) => formats.format(date, date.includes(':') ? 'datetime' : 'date', '', view.settings.lang);
  const end = until === undefined ? undefined : endOf(until);
  const known = status !== undefined && Object.hasOwn(words, status) ? status : undefined;
  // One whose day is over cannot be used, whatever anybody has said before.
  const isExpired = known === 'expired' || (end !== undefined && end <= now && !(known && over.has(known)));
  const isOver = isExpired || (known !== undefined && over.has(known));
  const isUsable = !isOver && (status === undefined || usable.has(status));
  if (isExpired) {
    // What came again and again has done its work; it was not left unused.
    const [plain, dated]: readonly [Words, Words] = Object.hasOwn(counts, every)
      ? ['ended', 'endedOn']
      : ['expired', 'expiredOn'];
    return {
      isUsable: false,
      isOver,
      isWaiting: false,
      words: until ? wordIn(view, dated, { date: day(until) }) : wordIn(view, plain),
      validity: given >= 1 ? progressOf(view, reward) : '',
      isUrgent: false,
    };
  }
  const start = from === undefined || isOver ? undefined : readMoment(from)?.instant;
  const isEarly = start !== undefined && start > now;
  const starts = from && isEarly ? wordIn(view, 'fromDay', { date: day(from) }) : '';
  const said =
    known === 'held' && from
      ? wordIn(view, 'heldUntil', { date: day(from) })
      : isUsable && starts
        ? starts
        : known
          ? wordIn(view, words[known]!)
          : '';
  const left = end === undefined ? Infinity : Math.ceil((end - now) / DAY);
  const date = until && isUsable ? view.word('until', { date: day(until) }) : '';
  const counted = left === 1 ? wordIn(view, 'lastDay') : wordIn(view, 'daysLeft', { n: left });
  const isUrgent = isUsable && left <= COUNTED_DAYS;
  const parts = [isOver ? '' : progressOf(view, reward), said === starts || known === 'held' ? '' : starts];
  return {
    isUsable,
    isOver,
    isWaiting: isEarly || (!isUsable && !isOver),
    words: said,
    validity: [...parts, isUrgent ? counted : '', date].filter(Boolean).join(' · '),
    isUrgent,
  };
}
