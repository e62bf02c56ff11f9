import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { campaignRoutes } from './api/campaign-routes.ts';
import { newsRoute } from './api/news-route.ts';
import { referrerRoutes } from './api/referrer-routes.ts';
import { operatorRoutes } from './api/operator-routes.ts';
import { seatPage } from './api/seat-page.ts';
import { termsPage } from './api/terms-page.ts';
import { statusRoutes } from './api/status-routes.ts';
import { pollRoute } from './api/poll-route.ts';
import { couponPage, couponRoute, redeemRoute } from './engagement/coupon-routes.ts';
import { mailHook, smsHook } from './messages/incoming.ts';
import { confirmPage, unsubscribePage } from './messages/personal-pages.ts';
import { repliesRoute } from './connectors/replies-route.ts';
import { errorFacts } from './log.ts';
import { shownRoute } from './insights/shown-route.ts';
import { doorCodeRoute } from './owner/guests/door-pages.ts';
import { ownerRoutes } from './owner/owner-routes.ts';
import { resultsRoute } from './results/results-route.ts';
import { uploadsRoute } from './uploads/uploads-route.ts';
import { noPayments, paymentsRoute, standInProvider } from './payments/payments-route.ts';
import type { Services } from './services.ts';
import { allowOrigins, refuseForeignOrigins } from './web/origins.ts';
import { rateLimit } from './web/rate-limit.ts';
import { answerRejection, Rejection } from './web/rejection.ts';

/** The whole receiver as one web app; `.fetch` and `.request` serve it without a port. More routes may be added behind it. */
export function createApp(services: Services): Hono {
  const { log, limits, allowedOrigins } = services;
  const app = new Hono();

  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    // The route, not the address: whoever mistypes one, or writes a name into it, shall not stand in the log.
    if (/^\/(api|owner|confirm|events|hooks|provider|r|g|u|c|v|q)\b/.test(c.req.path))
      log('request', {
        method: c.req.method,
        route: routePath(c),
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      });
  });
  app.onError((error, c) => {
    if (error instanceof Rejection) return answerRejection(c, error);
    log('failure', errorFacts(error));
    return answerRejection(
      c,
      new Rejection(
        500,
        'failure',
        'The receiver failed and kept nothing. Send it again later; the reason is in its log.',
      ),
    );
  });

  app.get('/healthz', async (c) => {
    await services.database.query('select 1');
    return c.json({ ok: true });
  });

  // What pages ask: one limit for all of it.
  const guards = [
    allowOrigins(allowedOrigins),
    refuseForeignOrigins(allowedOrigins),
    rateLimit({ ...limits, now: () => services.now().getTime() }),
    keptByNobody,
  ];
  app.use('/api/*', ...guards);
  app.use('/r/*', ...guards);
  app.route('/api/results', resultsRoute(services));
  const { payments } = services;
  app.route('/api/payments', payments ? paymentsRoute(services, payments) : noPayments());
  if (payments?.hasStandIn)
    app.route(
      '/provider',
      standInProvider(services, payments.webhookSecret, (request) => app.fetch(request)),
    );
  app.route('/api/uploads', uploadsRoute(services));
  app.route('/api/shown', shownRoute(services));
  app.route('/api/poll', pollRoute(services));
  app.route('/api/connectors', repliesRoute(services));
  app.route('/api/status', statusRoutes(services));
  app.route('/api/news', newsRoute(services));
  app.route('/api/coupon', couponRoute(services));
  app.route('/api', campaignRoutes(services));
  app.route('/', referrerRoutes(services));
  app.route('/api', operatorRoutes(services));
  app.all('/api/*', (c) =>
    answerRejection(
      c,
      new Rejection(
        404,
        'unknown-address',
        `There is nothing at ${c.req.method} ${c.req.path}. The addresses stand in the receiver's README.`,
      ),
    ),
  );

  app.route('/events/redeem', redeemRoute(services));
  app.route('/', operatorRoutes(services));
  app.route('/g', seatPage(services));
  app.route('/v', couponPage(services));
  app.route('/u', unsubscribePage(services));
  app.route('/c', confirmPage(services));
  app.route('/hooks/sms', smsHook(services));
  app.route('/hooks/mail', mailHook(services));
  app.route('/terms', termsPage(services));
  app.route('/q', doorCodeRoute());
  app.route('/owner', ownerRoutes(services));
  return app;
}

/** Answers about people stay in no cache. */
const keptByNobody: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
};
