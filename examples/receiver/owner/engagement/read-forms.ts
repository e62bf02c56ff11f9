import { readEmailAddress } from '../../campaign/email-address.ts';
import { isPlace, type Place } from '../../engagement/distance.ts';
import type { OwnWords } from '../../engagement/engagement.ts';
import type { Invitations, NearShop, OneCoupon, ThankYou } from '../../engagement/engage.ts';
import { endOfDay } from '../../engagement/engage.ts';
import { isDay } from '../../insights/period.ts';
import type { Problems, Typed } from '../fields.ts';

/** What a form says, or what is wrong with it. */
export type Read<Value> = { readonly value: Value } | { readonly problems: Problems };

const FARTHEST = 1000;
const OLDEST = 130;

/** Takes note of what is wrong, and goes on reading. */
class Reader {
  readonly problems: Record<string, string> = {};
  private readonly typed: Typed;

  constructor(typed: Typed) {
    this.typed = typed;
  }

  text(name: string): string | undefined {
    return this.typed[name] || undefined;
  }

  required(name: string, problem: string): string {
    const text = this.text(name);
    if (text === undefined) this.problems[name] = problem;
    return text ?? '';
  }

  number(name: string, [least, most]: readonly [number, number]): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text.replace(',', '.'));
    if (!/^\d+([.,]\d+)?$/.test(text) || value < least || value > most)
      this.problems[name] = `Please write a number from ${least} to ${most}.`;
    return value;
  }

  address(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
      this.problems[name] = 'Please write a whole address that begins with https://.';
    return text;
  }

  place(name: string): Place {
    const [, latitude, longitude] =
      /^(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)$/.exec(this.text(name) ?? '')?.map(Number) ?? [];
    const place = { latitude: latitude ?? NaN, longitude: longitude ?? NaN };
    if (!isPlace(place))
      this.problems[name] = 'Please write latitude and longitude with a comma between them: 59.9139, 10.7522';
    return place;
  }

  words(): OwnWords | undefined {
    const words = { subject: this.text('subject'), body: this.text('body'), sms: this.text('sms') };
    const written = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
    return Object.keys(written).length > 0 ? written : undefined;
  }

  answer<Value>(value: Value): Read<Value> {
    return Object.keys(this.problems).length > 0 ? { problems: this.problems } : { value };
  }
}

const channelOf = (typed: Typed) => (typed.channel === 'sms' ? 'sms' : 'email');

export function readNearShop(typed: Typed): Read<Omit<NearShop, 'campaign'>> {
  const form = new Reader(typed);
  const name = form.required('name', 'Please say what the shop is called, such as the part of the town.');
  const place = form.place('place');
  form.required('within', 'Please say how far away people may live.');
  const withinKm = form.number('within', [0.1, FARTHEST]);
  const ages = { from: form.number('min-age', [0, OLDEST]), to: form.number('max-age', [0, OLDEST]) };
  if (ages.from !== undefined && ages.to !== undefined && ages.from > ages.to)
    form.problems['max-age'] = 'This is younger than the age it begins with.';
  const without = (form.text('without') ?? '').split(/[\s,;]+/).filter((one) => one !== '');
  const unreadable = without.filter((one) => !readEmailAddress(one));
  if (unreadable.length > 0) form.problems.without = `This is no e-mail address: ${unreadable[0]}`;
  return form.answer({
    shops: [{ name, ...place, address: form.text('address'), opens: form.text('opens') }],
    channel: channelOf(typed),
    withinKm,
    ages,
    interests: (form.text('interests') ?? '').split(',').filter((interest) => interest.trim() !== ''),
    without: without.flatMap((one) => readEmailAddress(one)?.key ?? []),
    link: form.address('link'),
    words: form.words(),
  });
}

export function readInvitations(typed: Typed, csv: string): Read<Omit<Invitations, 'campaign'>> {
  const form = new Reader(typed);
  if (csv.trim() === '') form.problems.customers = 'Please choose a file with customers in it.';
  return form.answer({ csv, channel: channelOf(typed), words: form.words() });
}

interface ToOnePerson {
  readonly email: string;
  readonly thanks: string;
  readonly channel: 'email' | 'sms';
  readonly coupon: Pick<OneCoupon, 'title' | 'text' | 'expiresAt'> | null;
}

export function readOnePerson(typed: Typed, timeZone: string, today: string): Read<ToOnePerson> {
  const form = new Reader(typed);
  const email = form.required('email', 'Please say whom it is for.');
  const thanks = form.required('thanks', 'Please write a few words.');
  const hasCoupon = ['title', 'text', 'until'].some((name) => form.text(name) !== undefined);
  const until = form.text('until');
  if (until !== undefined && (!isDay(until) || until < today))
    form.problems.until = 'Please choose a day that is to come.';
  const title = hasCoupon ? form.required('title', 'Please say what the coupon gives, or leave all of it empty.') : '';
  const problems = Object.keys(form.problems).length > 0;
  return form.answer({
    email,
    thanks,
    channel: channelOf(typed),
    coupon: hasCoupon
      ? {
          title,
          text: form.text('text') ?? '',
          expiresAt: until === undefined || problems ? null : endOfDay(until, timeZone),
        }
      : null,
  });
}

export function readFirstPurchase(typed: Typed): Read<Omit<ThankYou, 'campaign'>> {
  const form = new Reader(typed);
  return form.answer({ link: form.address('link'), gift: form.text('gift') });
}
