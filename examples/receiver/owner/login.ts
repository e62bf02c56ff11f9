import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { isSame } from '../web/is-same.ts';
import { cookieValue } from './owner-token.ts';
import { barePage } from './page.ts';

const COOKIE = 'smoc_owner';
const THIRTY_DAYS = 2_592_000;

const mayEnter = (c: Context, token: string) => isSame(getCookie(c, COOKIE) ?? '', cookieValue(token));

function enter(c: Context, token: string): void {
  const secure = c.req.header('x-forwarded-proto') === 'https' || new URL(c.req.url).protocol === 'https:';
  setCookie(c, COOKIE, cookieValue(token), {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/owner',
    maxAge: THIRTY_DAYS,
    secure,
  });
}

/** Login by an address with the token (`/owner?token=…`) or by hand; everything mounted behind it needs the cookie. */
export function loginRoutes(token: string, brand: string): Hono {
  return new Hono()
    .post('/login', async (c) => {
      const { token: given, next } = await c.req.parseBody();
      const goTo = pageOfDesk(typeof next === 'string' ? next : '');
      if (typeof given !== 'string' || !isSame(given.trim(), token))
        return c.html(
          loginPage(brand, {
            goTo,
            problem:
              'That is not the token. It is the setting OWNER_TOKEN, or in the file owner-token of the data folder.',
          }),
          403,
        );
      enter(c, token);
      return c.redirect(goTo, 303);
    })
    .post('/logout', (c) => {
      setCookie(c, COOKIE, '', { path: '/owner', maxAge: 0 });
      return c.redirect('/owner', 303);
    })
    .get('/', async (c, next) => {
      const given = c.req.query('token');
      if (given === undefined) return next();
      if (!isSame(given, token))
        return c.html(
          loginPage(brand, { goTo: '/owner', problem: 'The token in this address is not valid any more.' }),
          403,
        );
      enter(c, token);
      // Not a redirect: a browser that came from a mail program would not send a strict cookie along with one.
      return c.html(barePage(brand, 'Signed in', html`<p>You are signed in. <a href="/owner">Go on</a></p>`, '/owner'));
    });
}

export const ownerOnly =
  (token: string, brand: string): MiddlewareHandler =>
  async (c, next) => {
    if (!mayEnter(c, token)) {
      // Somebody who scans a guest's code comes to that guest after the login; a form that was sent is not sent again.
      const { pathname, search } = new URL(c.req.url);
      return c.html(loginPage(brand, { goTo: c.req.method === 'GET' ? pageOfDesk(pathname + search) : '/owner' }), 401);
    }
    await next();
  };

/** Where to go after the login: a page of the desk, whatever else an address says. */
function pageOfDesk(address: string): string {
  const desk = 'http://desk.invalid';
  const url = URL.canParse(address, desk) ? new URL(address, desk) : null;
  const isOfDesk = url?.origin === desk && /^\/owner(\/|$)/.test(url.pathname);
  return isOfDesk ? url.pathname + url.search : '/owner';
}

const loginPage = (brand: string, { goTo, problem }: { readonly goTo: string; readonly problem?: string }) =>
  barePage(
    brand,
    'Sign in',
    html`<form method="post" action="/owner/login" class="stack">
      <input type="hidden" name="next" value="${goTo}" />
      <label for="token">Owner's token</label>
      <input
        id="token"
        name="token"
        type="password"
        autocomplete="current-password"
        required
        ${problem ? html`aria-invalid="true" aria-describedby="problem"` : ''}
      />
      ${
        problem
          ? html`<p id="problem" class="problem" role="alert">${problem}</p>`
          : html`<p class="hint">It is part of the address that the receiver prints when it starts.</p>`
      }
      <button class="button">Sign in</button>
    </form>`,
  );
