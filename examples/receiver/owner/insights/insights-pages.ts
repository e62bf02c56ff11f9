import { type Context, Hono } from 'hono';
import { countAllResults } from '../../insights/count-results.ts';
import { type Filter, queryOf, readFilter } from '../../insights/filter.ts';
import { choices, type Choices } from '../../insights/funnel.ts';
import { finishMiss } from '../../insights/misses.ts';
import { setCampaignValues } from '../../insights/spending.ts';
import type { Services } from '../../services.ts';
import type { Html } from '../page.ts';
import { answersContent } from './answers-page.ts';
import { experimentsContent } from './experiments-page.ts';
import { type FilterKey, insightsPage, type InsightsTab } from './frame.ts';
import { funnelContent } from './funnel-page.ts';
import { missesContent } from './misses-page.ts';
import { referralsContent, type TypedValues } from './referrals-page.ts';
import { stepsContent } from './steps-page.ts';

const ALL: readonly FilterKey[] = ['campaign', 'flow', 'by', 'device', 'source', 'medium', 'utm'];

/** Numbers of what the chats do and what the campaign earned. */
export function insightsPages(services: Services): Hono {
  const { database, campaigns, flows, now } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  const clock = () => ({ timeZone, now: now() });

  const show = async (
    c: Context,
    at: InsightsTab,
    narrows: readonly FilterKey[],
    content: (filter: Filter, all: Choices) => Promise<Html>,
    isTimeless = false,
  ) => {
    await countAllResults(services);
    const filter = readFilter((name) => c.req.query(name), now(), timeZone);
    const all = await ofCampaigns();
    return insightsPage({ brand, at, filter, choices: all, narrows, isTimeless }, await content(filter, all));
  };
  /** The flow that a page of one flow shows: the chosen one, else the busiest. */
  const flowOf = (filter: Filter, all: Choices) => filter.flow || (all.flows[0] ?? flows.all()[0]?.flow ?? '');

  /** The campaign that a page of one campaign shows: the chosen one, else the first. */
  const fileOf = ({ campaign }: Pick<Filter, 'campaign'>) => (campaigns.byName(campaign) ?? campaigns.all[0]).file;
  const ofCampaigns = async (): Promise<Choices> => ({
    ...(await choices(database)),
    campaigns: campaigns.all.map(({ file }) => file.id),
  });

  return new Hono()
    .get('/', async (c) => c.html(await show(c, '/owner/insights', ALL, (filter) => funnelContent(database, filter))))
    .get('/referrals', async (c) =>
      c.html(
        await show(c, '/owner/insights/referrals', ['campaign'], (filter) =>
          referralsContent(services, fileOf(filter), filter),
        ),
      ),
    )
    .get('/steps', async (c) =>
      c.html(
        await show(c, '/owner/insights/steps', ['flow'], (filter, all) =>
          stepsContent(database, flows, filter, flowOf(filter, all)),
        ),
      ),
    )
    .get('/answers', async (c) =>
      c.html(
        await show(c, '/owner/insights/answers', ['flow'], (filter, all) =>
          answersContent(database, flows, filter, flowOf(filter, all), clock()),
        ),
      ),
    )
    .get('/experiments', async (c) =>
      c.html(
        await show(c, '/owner/insights/experiments', ALL, (filter, all) =>
          experimentsContent(database, filter, flowOf(filter, all)),
        ),
      ),
    )
    .get('/misses', async (c) =>
      c.html(
        await show(c, '/owner/insights/misses', ['flow'], (filter) => missesContent(database, filter, clock()), true),
      ),
    )
    .post('/misses/:id{[0-9]{1,9}}/done', async (c) => {
      await finishMiss(database, Number(c.req.param('id')), now());
      return c.redirect('/owner/insights/misses', 303);
    })
    .post('/values', async (c) => {
      const form = await c.req.parseBody();
      const field = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
      const filter = readFilter(field, now(), timeZone);
      const file = fileOf(filter);
      const read = readValues(
        field,
        file.rewards.map(({ id }) => id),
      );
      if ('typed' in read) {
        const content = await referralsContent(services, file, filter, read.typed);
        const all = await ofCampaigns();
        return c.html(
          insightsPage(
            { brand, at: '/owner/insights/referrals', filter, choices: all, narrows: ['campaign'] },
            content,
          ),
          422,
        );
      }
      await database.transaction((tx) => setCampaignValues(tx, file.id, read.values));
      return c.redirect(`/owner/insights/referrals?${queryOf(filter)}#roi`, 303);
    });
}

/** The most that a column of the database holds. */
const MOST = 9_999_999_999;

/** `12`, `12.50`, `12,50`; null for nothing, NaN for what is no amount. */
function readAmount(text: string): number | null {
  if (text === '') return null;
  return /^\d{1,10}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
}

function readValues(
  field: (name: string) => string,
  rewards: readonly string[],
): { readonly values: Parameters<typeof setCampaignValues>[2] } | { readonly typed: TypedValues } {
  const currency = field('currency').toUpperCase();
  const [value, cost] = [readAmount(field('value')), readAmount(field('cost'))];
  const costs = rewards.map((id) => [id, readAmount(field(`reward-${id}`))] as const);
  const isWrong = [value, cost, ...costs.map(([, each]) => each)].some(
    (each) => each !== null && (Number.isNaN(each) || each > MOST),
  );
  const problem = isWrong
    ? 'Please write amounts as numbers, such as 12.50.'
    : /^[A-Z]{3}$/.test(currency)
      ? null
      : 'Please write the currency in three letters, such as EUR.';
  if (problem)
    return {
      typed: {
        value: field('value'),
        cost: field('cost'),
        currency: field('currency'),
        rewards: new Map(rewards.map((id) => [id, field(`reward-${id}`)])),
        problem,
      },
    };
  return {
    values: {
      value,
      cost,
      currency,
      rewards: new Map(costs.flatMap(([id, each]) => (each === null ? [] : [[id, each]]))),
    },
  };
}
