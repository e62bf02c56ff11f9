import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { textFor } from '../../../src/campaign/texts.ts';
import { readCode } from '../campaign/codes.ts';
import { untilInWords } from '../messages/parts.ts';
import { recipientOf } from '../messages/recipients.ts';
import type { Services } from '../services.ts';
import { operatorOnly } from '../web/operator-only.ts';
import { personalPage, personalPageHeaders } from '../web/personal-page.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { readJson } from '../web/read-json.ts';
import { Rejection } from '../web/rejection.ts';
import { type Coupon, couponByToken, redeemCoupon } from './coupons.ts';

export type CouponState = 'ready' | 'redeemed' | 'expired' | 'unknown';

function stateOf(coupon: Coupon | null, now: Date): CouponState {
  if (!coupon) return 'unknown';
  if (coupon.redeemed_at) return 'redeemed';
  return coupon.expires_at && coupon.expires_at <= now ? 'expired' : 'ready';
}

/** `GET /api/coupon?token=`: what a flow shows to whoever has the personal link, as often as they look. */
export function couponRoute({ database, now }: Services): Hono {
  return new Hono().get('/', async (c) => {
    const coupon = await couponByToken(database, c.req.query('token') ?? '');
    const recipient = coupon && (await recipientOf(database, coupon.person));
    return c.json({
      ok: true,
      state: stateOf(coupon, now()),
      firstName: recipient?.firstName ?? null,
      thanks: coupon?.thanks ?? null,
      title: coupon?.title ?? null,
      text: coupon?.text ?? null,
      code: coupon?.code ?? null,
      until: coupon?.expires_at?.toISOString() ?? null,
    });
  });
}

const WORDS = {
  title: { en: 'Thank you', nl: 'Dank je wel', de: 'Danke' },
  used: { en: 'It has been used already.', nl: 'Hij is al gebruikt.', de: 'Er wurde schon eingelöst.' },
  expired: { en: 'It has expired.', nl: 'Hij is verlopen.', de: 'Er ist abgelaufen.' },
  unknown: {
    en: 'There is nothing at this address.',
    nl: 'Op dit adres staat niets.',
    de: 'Unter dieser Adresse gibt es nichts.',
  },
};

/** `/v/TOKEN`: the coupon on a page of its own, for shops that show it in no flow. */
export function couponPage(services: Services): Hono {
  const { database, campaigns, limits, now } = services;
  return new Hono()
    .use(personalPageHeaders, rateLimit({ ...limits, now: () => now().getTime() }))
    .get('/:token', async (c) => {
      const coupon = await couponByToken(database, c.req.param('token'));
      const voice = (coupon && (await recipientOf(database, coupon.person)))?.voice ?? { locale: 'en', tone: '' };
      const say = (words: Readonly<Record<string, string>>) => textFor(words, voice);
      const state = stateOf(coupon, now());
      const campaign = campaigns.byName(coupon?.campaign) ?? campaigns.all[0];
      const until = coupon?.expires_at ? untilInWords(campaign, coupon.expires_at, voice) : '';
      const frame = {
        brand: campaign.file.brand,
        title: say(WORDS.title),
        language: say({ en: 'en', nl: 'nl', de: 'de' }),
      };
      if (!coupon) return c.html(personalPage(frame, html`<p>${say(WORDS.unknown)}</p>`), 404);
      const note = state === 'redeemed' ? say(WORDS.used) : state === 'expired' ? say(WORDS.expired) : '';
      return c.html(
        personalPage(
          frame,
          html`<p class="said">${coupon.thanks}</p>
            <section class="coupon ${state === 'ready' ? '' : 'gone'}"><h2>${coupon.title}</h2><p>${coupon.text}</p>
              <code>${coupon.code}</code>
              ${note || until ? html`<p>${note || until}</p>` : ''}</section>`,
        ),
      );
    });
}

const redeemSchema = v.object({
  code: v.pipe(v.string(), v.maxLength(100)),
  orderId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});

/** `POST /events/redeem {code, orderId}`: the till asks whether a coupon holds, and uses it up. */
export function redeemRoute(services: Services): Hono {
  const { database, limits, operatorToken, now } = services;
  return new Hono()
    .use(rateLimit({ ...limits, now: () => now().getTime() }), operatorOnly(operatorToken))
    .post('/', async (c) => {
      const { code, orderId } = await readJson(c, limits, redeemSchema);
      const result = await redeemCoupon(database, readCode(code) ?? code, orderId, now());
      if (result === 'redeemed') return c.json({ ok: true });
      if (result === 'unknown') throw new Rejection(404, 'unknown-code', 'There is no such coupon.');
      throw new Rejection(
        409,
        result,
        result === 'expired' ? 'This coupon has expired.' : 'This coupon was used already.',
      );
    });
}
