/**
 * How long the owner's pages take on a campaign of a million contacts: `npm run bench:desk --workspace examples/receiver`. `CONTACTS` and `REFERRALS`
 * make it smaller. With
 * `PLANS=1` it prints how PostgreSQL goes about each query that takes more than a tenth of a second.
 */
import { startPostgres } from '../../../../test/tools/postgres.mjs';
import { openDatabase } from '../../database/open-database.ts';
import { startReceiver } from '../../start-receiver.ts';
import { LARGE, makeCampaignData, NEWEST } from './make-campaign-data.ts';

const MOST = 300;
const ROUNDS = 5;
const amounts = {
  contacts: Number(process.env.CONTACTS ?? LARGE.contacts),
  referrals: Number(process.env.REFERRALS ?? LARGE.referrals),
};

const PAGES = [
  '/owner',
  '/owner/inbox',
  '/owner/inbox?box=overdue',
  '/owner/inbox?box=all&q=anna',
  '/owner/inbox/s40',
  '/owner/results',
  '/owner/results?type=',
  '/owner/results?type=handover.requested',
  '/owner/campaigns',
  '/owner/invitations',
  '/owner/guests',
  '/owner/guests?status=standby',
  '/owner/door?q=anna',
  '/owner/door/D7',
  '/owner/referrals',
  '/owner/review',
  '/owner/rewards',
  '/owner/rewards?status=redeemed',
  '/owner/rewards?code=C5friend',
  '/owner/people',
  '/owner/people?q=anna',
  '/owner/people?q=name4711',
  '/owner/people?q=p999@example.com',
  '/owner/people/999',
  '/owner/people/999/export.json',
  '/owner/messages',
  '/owner/engagement',
  '/owner/insights',
  '/owner/insights?days=365',
  '/owner/insights/referrals',
  '/owner/insights/referrals?days=365',
  '/owner/insights/steps?days=365',
  '/owner/insights/answers',
  '/owner/insights/experiments',
  '/owner/insights/misses',
  '/owner/connectors',
  '/owner/exports',
  '/owner/privacy',
  '/owner/set-aside',
];

const middle = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!;

const OWNER_TOKEN = 'only-for-this-measurement';

const server = await startPostgres();
try {
  const database = await openDatabase({ databaseUrl: server.url, dataDir: null });
  const begun = performance.now();
  await makeCampaignData(database, amounts, (what, ms) => console.log(`made ${what} in ${(ms / 1000).toFixed(1)} s`));
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${amounts.contacts} contacts and ${amounts.referrals} referrals in ${seconds} s\n`);
  if (process.env.PLANS) {
    const [{ name } = { name: '' }] = await database.query<{ name: string }>('select current_database() as name');
    for (const setting of [
      `session_preload_libraries = 'auto_explain'`,
      'auto_explain.log_min_duration = 100',
      'auto_explain.log_analyze = on',
      'auto_explain.log_buffers = on',
    ])
      await database.query(`alter database ${name} set ${setting}`);
  }
  await database.close();

  const clock = { now: () => Date.parse(NEWEST) };
  const receiver = await startReceiver({
    databaseUrl: server.url,
    ownerToken: OWNER_TOKEN,
    clock,
    workers: false,
    limits: { perMinute: 0 },
    log: () => undefined,
  });
  const signedIn = await fetch(receiver.ownerUrl);
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  let slow = 0;
  for (const page of PAGES) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const logged = server.log().length;
      const started = performance.now();
      const response = await fetch(`${receiver.url}${page}`, { headers: { cookie } });
      await response.text();
      times.push(performance.now() - started);
      if (round > 0) continue;
      if (response.status !== 200) console.log(`${page}: ${response.status}`);
      if (process.env.PLANS) console.log(server.log().slice(logged));
    }
    const ms = middle(times);
    if (ms > MOST) slow += 1;
    console.log(`${ms > MOST ? 'SLOW ' : '     '}${ms.toFixed(0).padStart(5)} ms  ${page}`);
  }
  console.log(slow === 0 ? `\nEvery page within ${MOST} ms.` : `\n${slow} pages take longer than ${MOST} ms.`);
  await receiver.close();
} finally {
  await server.stop();
}
