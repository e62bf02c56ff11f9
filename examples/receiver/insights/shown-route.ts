import { Hono } from 'hono';
import * as v from 'valibot';
import type { Services } from '../services.ts';
import { readBody } from '../web/read-body.ts';
import { allowance, clientOf, DAY } from '../web/rate-limit.ts';
import { Rejection } from '../web/rejection.ts';
import { today } from './period.ts';

/** Names in a page; the database keeps no zero among its signs, and nobody writes the others. */
const name = v.pipe(v.string(), v.maxLength(64), v.regex(/^\P{Cc}*$/u));
const word = v.fallback(v.optional(v.nullable(name), ''), '');
const Shown = v.object({ flow: v.pipe(name, v.nonEmpty()), variant: word, campaign: word, role: word });

/**
 * Different showings that one client network may be the first to report within a day, and those of all on one day. What comes beyond that is somebody's
 * noise, and is not counted.
 */
const MOST_OF_NETWORK = 100;
const MOST_A_DAY = 20_000;

/**
 * `POST /api/shown`: a flow's first message was shown in a page that somebody looks at. A number goes up; nothing is kept of who it was. As
 * plain text too, so that a page elsewhere need not ask first.
 */
export function shownRoute({ database, campaigns, limits, now }: Services): Hono {
  const secondsUntilNew = allowance({ most: MOST_OF_NETWORK, span: DAY, now: () => now().getTime() });
  return new Hono().post('/', async (c) => {
    const read = v.safeParse(Shown, parse(await readBody(c, limits)));
    if (!read.success)
      throw new Rejection(
        400,
        'not-shown',
        'Send {"flow", "variant", "campaign", "role"} with names of at most 64 characters.',
      );
    const { flow, variant, role } = read.output;
    const campaign = campaigns.byName(read.output.campaign);
    const showing = [
      flow,
      variant ?? '',
      campaign?.file.id ?? read.output.campaign ?? '',
      role ?? '',
      today(now(), (campaign ?? campaigns.all[0]).file.timeZone),
    ];
    const counted = await database.query(
      `update showings set count = count + 1
       where flow = $1 and variant = $2 and campaign = $3 and role = $4 and day = $5 returning 1`,
      showing,
    );
    const isNew = counted.length === 0;
    if (isNew && secondsUntilNew(clientOf(c, limits.trustedProxies)) === 0)
      await database.query(
        `insert into showings as shown (flow, variant, campaign, role, day, count)
         select $1, $2, $3, $4, $5, 1 where (select count(*) from showings where day = $5) < ${MOST_A_DAY}
         on conflict (flow, variant, campaign, role, day) do update set count = shown.count + 1`,
        showing,
      );
    return c.json({ ok: true });
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
