import * as v from 'valibot';
import { readEmailAddress } from '../campaign/email-address.ts';
import type { Services } from '../services.ts';
import { type Draft, draftCoupon, draftInvitations, draftNearShop, draftThankYou } from './engage.ts';
import { progressOf } from './engagement.ts';
import { steerEngagement } from './run-engagement.ts';

export type CommandOptions = Readonly<Record<string, string | boolean | undefined>>;

const USAGE = `Commands:
  near-shop --shops shops.json [--channel sms] [--within 16.09] [--link https://…] [--without addresses.txt]
  invite --customers customers.csv [--channel sms] [--campaign ID]
  coupon --email anna@example.com --thanks "…" --title "…" --text "…" [--until 2027-01-31]
  thank-you [--link https://…] [--gift "…"]
  pause ID | resume ID | stop ID | status ID
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
  const channel = options.channel === 'sms' ? 'sms' : 'email';
  const campaign =
    options.campaign === undefined ? services.campaigns.all[0] : services.campaigns.byName(String(options.campaign));
  if (!campaign) throw new Error(`There is no campaign "${String(options.campaign)}".`);
  const text = (name: string): string => {
    const value = options[name];
    if (typeof value !== 'string' || value === '') throw new Error(`--${name} is missing.\n${USAGE}`);
    return value;
  };
  const maybe = (name: string) => (typeof options[name] === 'string' ? (options[name] as string) : undefined);

  switch (command) {
    case 'near-shop': {
      const shops = v.safeParse(Shops, JSON.parse(read(text('shops'))));
      if (!shops.success)
        throw new Error(
          '--shops must name a JSON file: [{"name", "latitude", "longitude", "address", "opens", "link"}].',
        );
      const without = options.without === undefined ? [] : read(text('without')).split(/[\s,;]+/);
      const within = maybe('within');
      const link = maybe('link');
      return begin(
        services,
        options,
        await draftNearShop(services, {
          shops: shops.output,
          channel,
          campaign,
          without: without.flatMap((one) => readEmailAddress(one)?.key ?? []),
          ...(within !== undefined && { withinKm: Number(within) }),
          ...(link !== undefined && { link }),
        }),
      );
    }
    case 'invite': {
      const drafted = await draftInvitations(services, { csv: read(text('customers')), channel, campaign });
      const problems = drafted.problems.map(({ line, problem }) => `Line ${line}: ${problem}`);
      return [...problems, await begin(services, options, drafted)].join('\n');
    }
    case 'coupon': {
      const email = readEmailAddress(text('email'));
      const [person] = await services.database.query<{ id: number }>('select id from people where email_key = $1', [
        email?.key ?? '',
      ]);
      if (!person) throw new Error('--email is the address of nobody who is known here.');
      const until = maybe('until');
      return begin(
        services,
        options,
        await draftCoupon(services, {
          person: person.id,
          thanks: text('thanks'),
          title: text('title'),
          text: text('text'),
          expiresAt: until === undefined ? null : new Date(until),
          channel,
          campaign,
        }),
      );
    }
    case 'thank-you': {
      const link = maybe('link');
      const gift = maybe('gift');
      const id = await draftThankYou(services, {
        ...(link !== undefined && { link }),
        ...(gift !== undefined && { gift }),
        campaign,
      });
      if (!options['dry-run']) await steerEngagement(services, id, 'start');
      return `Engagement ${id}: a thank-you on the day after each first purchase${options['dry-run'] ? ', once it is started' : ''}.`;
    }
    case 'start':
    case 'pause':
    case 'resume':
    case 'stop': {
      const done = await steerEngagement(services, Number(argument), command);
      return done
        ? `Engagement ${argument}: ${command} done.`
        : `Engagement ${argument ?? ''} cannot ${command}: it is not so far, or over.`;
    }
    case 'status': {
      const { waiting, written, leftOut } = await progressOf(services.database, Number(argument));
      return `Engagement ${argument}: ${written} written, ${waiting} waiting, ${leftOut} left out.`;
    }
    default:
      throw new Error(USAGE);
  }
}

/** Says what goes out, and starts it unless it is only a rehearsal. */
async function begin(services: Services, options: CommandOptions, { engagement, preview }: Draft): Promise<string> {
  const left = Object.entries(preview.leftOut).map(([reason, count]) => `${count} ${reason}`);
  const sample = preview.sample.map(
    ({ to, subject, text, parts }) =>
      `--- ${to}${parts === null ? `: ${subject}` : ` (${parts} ${parts === 1 ? 'part' : 'parts'})`}\n${text}`,
  );
  const head = `Engagement ${engagement}: ${preview.count} to write to${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}.`;
  if (!options['dry-run']) await steerEngagement(services, engagement, 'start');
  const end = options['dry-run']
    ? `Nothing was sent. Start it with: engage start ${engagement}`
    : 'It is being sent. The receiver that runs does the sending.';
  return [head, ...sample, end].join('\n\n');
}
