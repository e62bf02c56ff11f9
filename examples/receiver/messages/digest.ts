import { inItsPlace } from '../../../src/campaign/dates.ts';
import { type Campaign, campaignNow } from '../campaign/campaign.ts';
import { reviewCount } from '../referrals/review-queue.ts';
import type { Services } from '../services.ts';
import { dayAndTime } from './parts.ts';
import { nextAt } from './quiet-hours.ts';
import { writeMessage } from './write-message.ts';
import { wordsFor } from './words.ts';

/** Hour at which the owner gets the news of the day before. */
const DIGEST_HOUR = 8;
const DAY = 86_400_000;

/** One mail a day with all that came in, where the owner wants it so. A day without news has none. */
export async function writeDigest(services: Services, campaign: Campaign): Promise<void> {
  const { owner, timeZone, id, event } = campaign.file;
  const now = services.now();
  const local = inItsPlace(now, timeZone);
  if (owner?.digest !== 'daily' || Number(local.slice(11, 13)) < DIGEST_HOUR) return;
  const key = `digest ${id} ${local.slice(0, 10)}`;
  await services.database.transaction(async (tx) => {
    const known = await tx.query('select from messages where key = $1', [key]);
    if (known.length > 0) return;
    const [before] = await tx.query<{ at: Date | null }>(
      `select max(created_at) as at from messages where campaign = $1 and template = 'digest'`,
      [id],
    );
    // What came in until this morning; later news belongs to tomorrow.
    const until = nextAt(DIGEST_HOUR, new Date(now.getTime() - DAY), timeZone);
    const dayBefore = until.getTime() - DAY;
    const since = new Date(Math.min(before?.at?.getTime() ?? dayBefore, dayBefore));
    const signUps = await tx.query<{ name: string; inviter: string | null; at: Date }>(
      `select coalesce(nullif(concat_ws(' ', people.first_name, people.last_name), ''), people.email) as name,
         coalesce(inviter.first_name, inviter.email) as inviter, received_at as at
       from results join people on people.id = results.person
         left join referrals on referrals.result = results.id
         left join people as inviter on inviter.id = referrals.referrer
       where results.campaign = $1 and type = 'form.submitted' and set_aside is null and received_at > $2 and received_at <= $3 order by received_at`,
      [id, since, until],
    );
    if (signUps.length === 0) return;
    const review = await reviewCount(tx, id);
    const { labels, language } = wordsFor('digest', { locale: owner.language, tone: '' });
    const { seatsLeft } = await campaignNow(tx, campaign, now);
    const seats = campaign.file.seats;
    const desk = `${services.messaging.publicUrl}/owner`;
    await writeMessage(tx, services, {
      key,
      audience: 'owner',
      campaign,
      template: 'digest',
      facts: {
        values: { signUps: signUps.length },
        blocks: {
          facts: [
            {
              type: 'rows',
              title: labels.facts,
              rows: [
                [labels.signUps, String(signUps.length)],
                [labels.review, String(review)],
                ...(seats === undefined ? [] : [[labels.seats, `${seats - seatsLeft} / ${seats}`] as const]),
              ],
            },
          ],
          signUps: [
            {
              type: 'rows',
              title: labels.signUps,
              rows: signUps.map(({ name, inviter, at }) => [
                dayAndTime(at, timeZone, language),
                inviter ? `${name} (${labels.invitedBy.toLowerCase()} ${inviter})` : name,
              ]),
            },
          ],
          links: [
            {
              type: 'links',
              links: [
                { label: labels.list, href: `${desk}${event ? '/guests' : '/referrals'}` },
                { label: labels.review, href: `${desk}/review` },
              ],
            },
          ],
        },
      },
    });
  });
}
