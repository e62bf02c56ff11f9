import * as v from 'valibot';
import { readEmailAddress } from '../campaign/email-address.ts';
import type { ChannelName } from '../messages/recipients.ts';
import type { Services } from '../services.ts';
import { isDay } from '../insights/period.ts';
import { draftCoupon, draftInvitations, draftNearShop, draftNote, draftThankYou, endOfDay } from './engage.ts';
import { engagementRow, progressOf } from './engagement.ts';
import { rehearsalOf } from './rehearsal.ts';
import { steerEngagement } from './run-engagement.ts';

export type CommandOptions = Readonly<Record<string, string | boolean | undefined>>;

const USAGE = `Commands:
  near-shop --shops shops.json [--channel sms] [--within 16.09] [--link https://…] [--without addresses.txt]
            [--min-age 18] [--max-age 35] [--interests jeans,shoes]
  invite --customers customers.csv [--channel sms] [--campaign ID]
  coupon --email anna@example.com --thanks "…" --title "…" --text "…" [--until 2027-01-31]
  note --email anna@example.com --thanks "…"
  thank-you [--link https://…] [--gift "…"]
  start ID | pause ID | resume ID | stop ID | status ID
With --dry-run a command only says what it would send.`;

const Shops = v.pipe(
  v.array(
    v.object({
      name: v.string(),
      latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
      address: v.optional(v.string()),
      opens: v.optional(v.string()),
      link: v.optional(v.string()),
    }),
  ),
  v.minLength(1),
);

/** Does one command and answers what to print. @throws {Error} with what is missing or wrong */
export async function engageCommand(
  services: Services,
  [command, argument]: readonly string[],
  options: CommandOptions,
  read: (path: string) => string,
): Promise<string> {
  const channel = channelOf(options.channel);
  const campaign =
    options.campaign === undefined ? services.campaigns.all[0] : services.campaigns.byName(String(options.campaign));
  if (!campaign) throw new Error(`There is no campaign "${String(options.campaign)}".`);
  const text = (name: string): string => {
    const value = options[name];
    if (typeof value !== 'string' || value === '') throw new Error(`--${name} is missing.\n${USAGE}`);
    return value;
  };
  const maybe = (name: string) => (typeof options[name] === 'string' ? (options[name] as string) : undefined);
  const number = (name: string): number | undefined => {
    const value = maybe(name);
    if (value === undefined) return undefined;
    if (!/^\d+(\.\d+)?$/.test(value)) throw new Error(`--${name} must be a number.`);
    return Number(value);
  };
  const engagement = (): number => {
    if (!/^\d{1,9}$/.test(argument ?? ''))
      throw new Error(`Name the engagement by its number: engage ${command} 12. "engage" says it when it begins one.`);
    return Number(argument);
  };
  const addressee = async (): Promise<number> => {
    const [person] = await services.database.query<{ id: number }>('select id from people where email_key = $1', [
      readEmailAddress(text('email'))?.key ?? '',
    ]);
    if (!person) throw new Error('--email is the address of nobody who is known here.');
    return person.id;
  };

  switch (command) {
    case 'near-shop': {
      const shops = v.safeParse(Shops, JSON.parse(read(text('shops'))));
      if (!shops.success)
        throw new Error(
          '--shops must name a JSON file: [{"name", "latitude", "longitude", "address", "opens", "link"}].',
        );
      const without = options.without === undefined ? [] : read(text('without')).split(/[\s,;]+/);
      return begin(
        services,
        options,
        await draftNearShop(services, {
          shops: shops.output,
          channel,
          campaign,
          without: without.flatMap((one) => readEmailAddress(one)?.key ?? []),
          withinKm: number('within'),
          ages: { from: number('min-age'), to: number('max-age') },
          interests: maybe('interests')?.split(',') ?? [],
          link: maybe('link'),
        }),
      );
    }
    case 'invite': {
      return begin(
        services,
        options,
        await draftInvitations(services, { csv: read(text('customers')), channel, campaign }),
      );
    }
    case 'coupon': {
      const person = await addressee();
      const until = maybe('until');
      if (until !== undefined && !isDay(until)) throw new Error('--until must be a day, such as 2027-01-31.');
      return begin(
        services,
        options,
        await draftCoupon(services, {
          person,
          thanks: text('thanks'),
          title: text('title'),
          text: text('text'),
          expiresAt: until === undefined ? null : endOfDay(until, campaign.file.timeZone),
          channel,
          campaign,
        }),
      );
    }
    case 'note':
      return begin(
        services,
        options,
        await draftNote(services, { person: await addressee(), thanks: text('thanks'), channel, campaign }),
      );
    case 'thank-you': {
      const id = await draftThankYou(services, {
        link: maybe('link'),
        gift: maybe('gift'),
        campaign,
      });
      if (!options['dry-run']) await steerEngagement(services, id, 'start');
      return `Engagement ${id}: a thank-you on the day after each first purchase${options['dry-run'] ? ', once it is started' : ''}.`;
    }
    case 'start':
    case 'pause':
    case 'resume':
    case 'stop': {
      const done = await steerEngagement(services, engagement(), command);
      return done
        ? `Engagement ${argument}: ${command} done.`
        : `Engagement ${argument} cannot ${command}: it is not so far, or over.`;
    }
    case 'status': {
      const id = engagement();
      if (!(await engagementRow(services.database, id))) throw new Error(`There is no engagement ${id}.`);
      const progress = await progressOf(services.database, id, services.now());
      const { waiting, written, leftOut, sent, failed } = progress;
      return `Engagement ${id}: ${written} written (${sent} sent, ${failed} failed), ${waiting} waiting, ${leftOut} left out.`;
    }
    default:
      throw new Error(USAGE);
  }
}

/** @throws {Error} with the values that there are */
function channelOf(value: CommandOptions[string]): ChannelName {
  if (value === undefined || value === 'email' || value === 'sms') return value ?? 'email';
  throw new Error(`--channel must be email or sms, and is "${String(value)}".`);
}

/** Says what goes out, and starts it unless it is only a rehearsal. */
async function begin(services: Services, options: CommandOptions, id: number): Promise<string> {
  const engagement = (await engagementRow(services.database, id))!;
  const rehearsal = await rehearsalOf(services, engagement);
  const { problems = [], passedOver = {} } = engagement.settings;
  const left = [
    ...rehearsal.leftOut.map(({ reason, count }) => `${count} ${reason}`),
    ...Object.entries(passedOver).map(([reason, count]) => `${count} ${reason}`),
  ];
  const sample = rehearsal.sample.map(
    ({ to, subject, text, parts }) =>
      `--- ${to}${parts === null ? `: ${subject}` : ` (${parts} ${parts === 1 ? 'part' : 'parts'})`}\n${text}`,
  );
  const head = `Engagement ${id}: ${rehearsal.count} to write to${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}.`;
  if (!options['dry-run']) await steerEngagement(services, id, 'start');
  const end = options['dry-run']
    ? `Nothing was sent. Start it with: engage start ${id}`
    : 'It is being sent. The receiver that runs does the sending.';
  return [...problems.map(({ line, problem }) => `Line ${line}: ${problem}`), head, ...sample, end].join('\n\n');
}
