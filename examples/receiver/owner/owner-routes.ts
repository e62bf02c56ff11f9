import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Services } from '../services.ts';
import { LARGEST_FORM, limitedForm } from '../web/limited-form.ts';
import { refuseForeignOrigins } from '../web/origins.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { campaignsPage } from './campaigns-page.ts';
import { filesPage } from './files-page.ts';
import { engagementPages } from './engagement/engagement-pages.ts';
import { connectorsPage } from './connectors/connectors-page.ts';
import { exportsPage, guestsCsv } from './exports/exports-page.ts';
import { doorPages } from './guests/door-pages.ts';
import { guestsPage } from './guests/guests-page.ts';
import { inboxPages } from './inbox/inbox-pages.ts';
import { insightsPages } from './insights/insights-pages.ts';
import { invitationsPage } from './invitations-page.ts';
import { loginRoutes, ownerOnly } from './login.ts';
import { overviewPage } from './overview-page.ts';
import { ICON, page } from './page.ts';
import { messageHeaders, messagesPages } from './messages-page.ts';
import { peoplePages } from './people/people-pages.ts';
import { privacyPage } from './privacy/privacy-page.ts';
import { referralsPage } from './referrals-page.ts';
import { resultsPages } from './results-pages.ts';
import { reviewPage } from './review/review-page.ts';
import { rewardsPage } from './rewards/rewards-page.ts';
import { setAsidePage } from './set-aside-page.ts';
import { STYLES } from './styles.ts';

/** Of a form that brings a list: codes, customers. */
const LARGEST_LIST = 4_000_000;
const LISTS = /^\/owner\/(rewards\/codes|engagement\b.*)$/;

/** The owner's desk: plain pages, no script, nothing from elsewhere. */
export function ownerRoutes(services: Services): Hono {
  const { ownerToken, limits, now } = services;
  const { brand } = services.campaigns.all[0].file;
  const desk = new Hono();
  const small = limitedForm(LARGEST_FORM);
  const large = limitedForm(LARGEST_LIST);

  // Outside the headers of all pages, which know of no mail in a frame.
  desk.use('/messages/*', messageHeaders);
  desk.use('/engagement/*', messageHeaders);
  desk.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // "no-referrer" would make browsers hide the origin of our own forms.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    }),
  );
  desk.get('/owner.css', (c) =>
    c.body(STYLES, 200, { 'Content-Type': 'text/css; charset=UTF-8', 'Cache-Control': 'no-cache' }),
  );
  desk.get('/icon.svg', (c) => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  desk.use(refuseForeignOrigins([]), rateLimit({ ...limits, now: () => now().getTime() }), async (c, next) =>
    LISTS.test(c.req.path) ? next() : small(c, next),
  );
  desk.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  desk.route('/', loginRoutes(ownerToken, brand));
  desk.use(ownerOnly(ownerToken, brand));
  desk.use(async (c, next) => (LISTS.test(c.req.path) ? large(c, next) : next()));

  desk.route('/', overviewPage(services));
  desk.route('/campaigns', campaignsPage(services));
  desk.route('/results', resultsPages(services));
  desk.route('/files', filesPage(services));
  desk.route('/guests.csv', guestsCsv(services));
  desk.route('/review', reviewPage(services));
  desk.route('/rewards', rewardsPage(services));
  desk.route('/connectors', connectorsPage(services));
  desk.route('/exports', exportsPage(services));
  desk.route('/guests', guestsPage(services));
  desk.route('/door', doorPages(services));
  desk.route('/referrals', referralsPage(services));
  desk.route('/invitations', invitationsPage(services));
  desk.route('/inbox', inboxPages(services));
  desk.route('/messages', messagesPages(services));
  desk.route('/engagement', engagementPages(services));
  desk.route('/insights', insightsPages(services));
  desk.route('/set-aside', setAsidePage(services));
  desk.route('/people', peoplePages(services));
  desk.route('/privacy', privacyPage(services));
  desk.all('*', (c) =>
    c.html(
      page(
        { brand, at: '', title: 'Nothing here' },
        html`<p>This page does not exist, or what it showed was deleted.</p>`,
      ),
      404,
    ),
  );
  return desk;
}
