import { Hono } from 'hono';
import { html } from 'hono/html';
import { textFor } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { inTurn } from '../campaign/turn.ts';
import { giveUpSeat } from '../referrals/give-up-seat.ts';
import type { Services } from '../services.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { LARGEST_FORM, limitedForm } from '../web/limited-form.ts';
import { personalPage, personalPageHeaders } from '../web/personal-page.ts';

/** Words of the page, by language. */
const WORDS = {
  title: {
    en: 'Give your place to somebody else',
    nl: 'Geef je plek aan iemand anders',
    de: 'Deinen Platz weitergeben',
  },
  ask: {
    en: 'Can you not make it? Press the button, and somebody from the waiting list gets your place at {event}.',
    nl: 'Kun je er niet bij zijn? Druk op de knop, dan krijgt iemand van de wachtlijst je plek bij {event}.',
    de: 'Du kannst nicht kommen? Drück auf den Knopf, und jemand von der Warteliste bekommt deinen Platz bei {event}.',
  },
  button: { en: 'Give my place back', nl: 'Mijn plek teruggeven', de: 'Meinen Platz zurückgeben' },
  done: {
    en: 'Thank you for telling us. Your place at {event} is free for somebody else now.',
    nl: 'Fijn dat je het laat weten. Je plek bij {event} is nu vrij voor iemand anders.',
    de: 'Danke für die Nachricht. Dein Platz bei {event} ist jetzt für jemand anderen frei.',
  },
  nothing: {
    en: 'There is no place on the list under this address. Perhaps it was given back already.',
    nl: 'Op dit adres staat geen plek op de lijst. Misschien is die al teruggegeven.',
    de: 'Unter dieser Adresse steht kein Platz auf der Liste. Vielleicht wurde er schon zurückgegeben.',
  },
};

interface GuestByToken {
  readonly campaign: Campaign;
  readonly person: number;
  readonly onList: boolean;
  readonly voice: { readonly locale: string; readonly tone: string };
}

/** `/g/TOKEN`: a guest who can't come gives the place back. Looking at the page, as mail scanners do, changes nothing; the button does. */
export function seatPage(services: Services): Hono {
  const { database, campaigns, limits, now } = services;
  const guestOf = async (token: string): Promise<GuestByToken | null> => {
    const [row] = await database.query<{
      campaign: string;
      person: number;
      status: string;
      language: string | null;
      tone: string | null;
    }>(
      `select guests.campaign, guests.person, guests.status, people.language, people.tone
       from guests join people on people.id = guests.person where guests.seat_token = $1`,
      [token],
    );
    const campaign = row && campaigns.byName(row.campaign);
    return row && campaign
      ? {
          campaign,
          person: row.person,
          onList: row.status !== 'cancelled',
          voice: { locale: row.language ?? 'en', tone: row.tone ?? '' },
        }
      : null;
  };
  const show = (guest: GuestByToken | null, word: keyof typeof WORDS, withButton: boolean) => {
    const voice = guest?.voice ?? { locale: 'en', tone: '' };
    const { brand, event } = (guest?.campaign ?? campaigns.all[0]).file;
    const text = textFor(WORDS[word], voice).replaceAll('{event}', event ? textFor(event.title, voice) : brand);
    return personalPage(
      { brand, title: textFor(WORDS.title, voice), language: voice.locale },
      html`<p>${text}</p>${withButton ? html`<form method="post"><button>${textFor(WORDS.button, voice)}</button></form>` : ''}`,
    );
  };

  return new Hono()
    .use(personalPageHeaders, rateLimit({ ...limits, now: () => now().getTime() }), limitedForm(LARGEST_FORM))
    .get('/:token', async (c) => {
      const guest = await guestOf(c.req.param('token'));
      return c.html(guest?.onList ? show(guest, 'ask', true) : show(guest, 'nothing', false), guest ? 200 : 404);
    })
    .post('/:token', async (c) => {
      const guest = await guestOf(c.req.param('token'));
      const given =
        guest && (await inTurn(services, guest.campaign, (turn) => giveUpSeat(turn, guest.person, 'guest')));
      return c.html(show(guest, given ? 'done' : 'nothing', false), guest ? 200 : 404);
    });
}
