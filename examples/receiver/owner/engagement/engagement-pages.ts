import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { draftCoupon, draftInvitations, draftNearShop, draftNote, draftThankYou } from '../../engagement/engage.ts';
import {
  discardDraft,
  engagementRow,
  engagementRows,
  leftOutOf,
  progressOf,
  progressOfAll,
  runningThankYou,
} from '../../engagement/engagement.ts';
import { rehearsalOf } from '../../engagement/rehearsal.ts';
import { steerEngagement } from '../../engagement/run-engagement.ts';
import { today } from '../../insights/period.ts';
import type { Services } from '../../services.ts';
import { campaignOfForm } from '../campaign-switch.ts';
import { type Problems, type Typed, typedIn } from '../fields.ts';
import { type Html, page } from '../page.ts';
import { engagementList } from './engagement-list.ts';
import { progressPage, rehearsalPage } from './engagement-page.ts';
import {
  EMPTY,
  type Filled,
  firstPurchaseForm,
  invitationsForm,
  type Known,
  nearShopForm,
  onePersonForm,
} from './forms.ts';
import { type Read, readFirstPurchase, readInvitations, readNearShop, readOnePerson } from './read-forms.ts';
import { stateOf } from './words.ts';

const PAGE = 50;
const AT = '/owner/engagement';

/**
 * `/owner/engagement`: messages to many, or to one. Each begins as a draft that shows what it would send; pausing and stopping are a press.
 */
export function engagementPages(services: Services): Hono {
  const { database, campaigns, now } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  const clock = () => ({ timeZone, now: now() });
  const back = { href: AT, label: 'Engagement' };
  const framed = (title: string, content: Html) => page({ brand, at: AT, title, back }, content);

  const forms = {
    nearShop: async (filled: Filled) =>
      framed('News of a shop', nearShopForm(campaigns, await knownPlaces(services), filled)),
    invitations: (filled: Filled) => framed('Invite customers of a file', invitationsForm(campaigns, filled)),
    onePerson: (filled: Filled) => framed('Thank one person', onePersonForm(campaigns, filled)),
    firstPurchase: async (filled: Filled) => {
      const running = await runningThankYou(database);
      return framed(
        'After a first purchase',
        html`${
          running
            ? html`<p class="card note">
                <span
                  >One <a href="${AT}/${running.id}">runs already</a>. A second one does nothing before that is
                  stopped.</span
                >
              </p>`
            : ''
        }
        ${firstPurchaseForm(campaigns, filled)}`,
      );
    },
  };

  /** Drafts what a form says and leads to its dry run, or shows the form again with what is wrong. */
  const drafted = async <Value>(
    c: Context,
    form: (filled: Filled) => Html | Promise<Html>,
    typed: Typed,
    read: Read<Value>,
    draft: (value: Value) => Promise<number | Problems>,
  ) => {
    const result = 'problems' in read ? read.problems : await draft(read.value);
    return typeof result === 'number'
      ? c.redirect(`${AT}/${result}`, 303)
      : c.html(await form({ typed, problems: result }), 422);
  };

  return new Hono()
    .get('/', async (c) => {
      const before = /^\d{1,9}$/.test(c.req.query('before') ?? '') ? Number(c.req.query('before')) : null;
      const rows = await engagementRows(database, before, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const progress = await progressOfAll(
        database,
        shown.map(({ id }) => id),
        now(),
      );
      const older = rows.length > PAGE ? shown.at(-1)!.id : null;
      return c.html(page({ brand, at: AT, title: 'Engagement' }, engagementList(shown, progress, clock(), older)));
    })
    .get('/near-shop', async (c) => c.html(await forms.nearShop(EMPTY)))
    .post('/near-shop', async (c) => {
      const form = await c.req.parseBody();
      const typed = typedIn(form);
      const campaign = campaignOfForm(form, campaigns);
      return drafted(c, forms.nearShop, typed, readNearShop(typed), (shop) =>
        draftNearShop(services, { ...shop, campaign }),
      );
    })
    .get('/invitations', (c) => c.html(forms.invitations(EMPTY)))
    .post('/invitations', async (c) => {
      const form = await c.req.parseBody();
      const typed = typedIn(form);
      const csv = form.customers instanceof File ? await form.customers.text() : '';
      const campaign = campaignOfForm(form, campaigns);
      return drafted(c, forms.invitations, typed, readInvitations(typed, csv), (invitations) =>
        draftInvitations(services, { ...invitations, campaign }).catch((error: Error) => ({
          customers: error.message,
        })),
      );
    })
    .get('/one-person', async (c) => {
      const person = c.req.query('person') ?? '';
      const [found] = /^\d{1,9}$/.test(person)
        ? await database.query<{ email: string }>('select email from people where id = $1', [Number(person)])
        : [];
      return c.html(forms.onePerson({ typed: found ? { email: found.email } : {}, problems: {} }));
    })
    .post('/one-person', async (c) => {
      const form = await c.req.parseBody();
      const typed = typedIn(form);
      const campaign = campaignOfForm(form, campaigns);
      const day = today(now(), campaign.file.timeZone);
      const read = readOnePerson(typed, campaign.file.timeZone, day);
      return drafted(
        c,
        forms.onePerson,
        typed,
        read,
        async ({ email, thanks, channel, coupon }): Promise<number | Problems> => {
          const [known] = await database.query<{ id: number; phone_key: string | null }>(
            'select id, phone_key from people where email_key = $1',
            [readEmailAddress(email)?.key ?? ''],
          );
          if (!known) return { email: 'Nobody is known by this address.' };
          if (channel === 'sms' && known.phone_key === null) return { channel: 'No mobile number of theirs is known.' };
          const base = { person: known.id, thanks, channel, campaign };
          return coupon ? draftCoupon(services, { ...base, ...coupon }) : draftNote(services, base);
        },
      );
    })
    .get('/first-purchase', async (c) => c.html(await forms.firstPurchase(EMPTY)))
    .post('/first-purchase', async (c) => {
      const form = await c.req.parseBody();
      const typed = typedIn(form);
      const campaign = campaignOfForm(form, campaigns);
      return drafted(c, forms.firstPurchase, typed, readFirstPurchase(typed), (told) =>
        draftThankYou(services, { ...told, campaign }),
      );
    })
    .get('/:id{[0-9]{1,9}}', async (c, next) => {
      const engagement = await engagementRow(database, Number(c.req.param('id')));
      if (!engagement) return next();
      const progress = await progressOf(database, engagement.id, now());
      const content =
        engagement.status === 'draft'
          ? rehearsalPage(engagement, await rehearsalOf(services, engagement))
          : progressPage(engagement, progress, await leftOutOf(database, engagement.id), clock());
      const aside = html`<p class="pills">${stateOf(engagement, progress)}</p>`;
      const late = html`<p class="card note" role="alert">That was not possible any more: look how it stands now.</p>`;
      return c.html(
        page(
          { brand, at: AT, title: engagement.title, aside, back },
          html`${c.req.query('said') === 'late' ? late : ''}${content}`,
        ),
      );
    })
    .get('/:id{[0-9]{1,9}}/sample/mail', async (c, next) => {
      const engagement = await engagementRow(database, Number(c.req.param('id')));
      const first = engagement && (await rehearsalOf(services, engagement)).sample[0]?.html;
      return first ? c.html(first) : next();
    })
    .post('/:id{[0-9]{1,9}}/discard', async (c) => {
      const id = Number(c.req.param('id'));
      const isGone = await database.transaction((tx) => discardDraft(tx, id));
      return c.redirect(isGone ? AT : `${AT}/${id}?said=late`, 303);
    })
    .post('/:id{[0-9]{1,9}}/:step{start|pause|resume|stop}', async (c) => {
      const id = Number(c.req.param('id'));
      const step = c.req.param('step') as 'start' | 'pause' | 'resume' | 'stop';
      const done = await steerEngagement(services, id, step);
      return c.redirect(done ? `${AT}/${id}` : `${AT}/${id}?said=late`, 303);
    });
}

async function knownPlaces({ database }: Services): Promise<Known> {
  const [known] = await database.query<Known>(
    `select count(*)::integer as places, count(birth_year)::integer as ages,
       count(*) filter (where interests <> '[]')::integer as interests
     from people where latitude is not null and longitude is not null`,
  );
  return known!;
}
