import { Hono } from 'hono';
import { html } from 'hono/html';
import { textFor } from '../../../src/campaign/texts.ts';
import { confirmAddress } from '../people/confirm-address.ts';
import type { Services } from '../services.ts';
import { LARGEST_FORM, limitedForm } from '../web/limited-form.ts';
import { personalPage, personalPageHeaders } from '../web/personal-page.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { optIn, optOut } from './opt-out.ts';
import { readPersonalToken } from './personal-links.ts';
import { type ChannelName, type Recipient, recipientOf } from './recipients.ts';

const STOP = {
  title: { en: 'No more messages', nl: 'Geen berichten meer', de: 'Keine Nachrichten mehr' },
  ask: {
    en: 'Press the button, and {brand} sends nothing more to this address, whatever it is about.',
    nl: 'Druk op de knop, dan stuurt {brand} niets meer naar dit adres, waarover dan ook.',
    de: 'Ein Druck auf den Knopf, und {brand} schickt nichts mehr an diese Adresse, worum es auch geht.',
  },
  button: { en: 'Stop all messages', nl: 'Alle berichten stoppen', de: 'Alle Nachrichten beenden' },
  done: {
    en: 'Done: {brand} sends nothing more to this address.',
    nl: 'Gedaan: {brand} stuurt niets meer naar dit adres.',
    de: 'Erledigt: {brand} schickt nichts mehr an diese Adresse.',
  },
  undo: { en: 'That was a mistake', nl: 'Dat was een vergissing', de: 'Das war ein Versehen' },
  undone: {
    en: 'You get messages again about what you signed up for. News and offers only come if you agree to them anew.',
    nl: 'Je krijgt weer berichten over wat je hebt aangevraagd. Nieuws en aanbiedingen komen alleen als je daar opnieuw ja op zegt.',
    de: 'Du bekommst wieder Nachrichten zu dem, wofür du dich angemeldet hast. Neues und Angebote kommen nur, wenn du neu zustimmst.',
  },
};

const CONFIRM = {
  title: { en: 'Confirm your address', nl: 'Je adres bevestigen', de: 'Deine Adresse bestätigen' },
  ask: {
    en: 'One press, and your address is confirmed.',
    nl: 'Eén druk op de knop en je adres is bevestigd.',
    de: 'Ein Druck auf den Knopf, und deine Adresse ist bestätigt.',
  },
  button: { en: 'Yes, this is my address', nl: 'Ja, dit is mijn adres', de: 'Ja, das ist meine Adresse' },
  done: {
    en: 'Thank you! Your address is confirmed. You can close this page.',
    nl: 'Dank je wel! Je adres is bevestigd. Je kunt deze pagina sluiten.',
    de: 'Danke! Deine Adresse ist bestätigt. Du kannst die Seite schließen.',
  },
};

const GONE = {
  title: { en: 'This link is too old', nl: 'Deze link is te oud', de: 'Dieser Link ist zu alt' },
  text: {
    en: 'It works no more, or not as a whole. Sign up again to get a new one.',
    nl: 'Hij werkt niet meer, of niet helemaal. Meld je opnieuw aan, dan krijg je een nieuwe.',
    de: 'Er gilt nicht mehr, oder er ist unvollständig. Melde dich noch einmal an, dann bekommst du einen neuen.',
  },
};

type Words = Readonly<Record<string, string>>;

function pages({ campaigns }: Services) {
  const { brand } = campaigns.all[0].file;
  const say = (words: Words, voice: Recipient['voice']) => textFor(words, voice).replaceAll('{brand}', brand);
  const show = (
    voice: Recipient['voice'],
    title: Words,
    text: Words,
    button?: { readonly word: Words; readonly name: string },
  ) =>
    personalPage(
      { brand, title: say(title, voice), language: textFor({ en: 'en', nl: 'nl', de: 'de' }, voice) },
      html`<p>${say(text, voice)}</p>
        ${button ? html`<form method="post"><button name="${button.name}" value="1">${say(button.word, voice)}</button></form>` : ''}`,
    );
  const gone = () => show({ locale: 'en', tone: '' }, GONE.title, GONE.text);
  return { show, gone };
}

const guarded = ({ limits, now }: Services) =>
  new Hono().use(personalPageHeaders, rateLimit({ ...limits, now: () => now().getTime() }), limitedForm(LARGEST_FORM));

/**
 * `/u/TOKEN`: stops all messages of a channel. Looking at the page, as mail scanners do, changes nothing; the button does, and so does the button
 * of a mail program, which posts without asking (RFC 8058).
 */
export function unsubscribePage(services: Services): Hono {
  const { database } = services;
  const { show, gone } = pages(services);
  const holderOf = async (token: string) => {
    const [person, channel] = readPersonalToken(services, 'u', token) ?? [];
    const recipient = person === undefined ? null : await recipientOf(database, Number(person));
    return recipient && { recipient, channel: channel as ChannelName };
  };
  return guarded(services)
    .get('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(gone(), 404);
      return c.html(show(holder.recipient.voice, STOP.title, STOP.ask, { word: STOP.button, name: 'stop' }));
    })
    .post('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(gone(), 404);
      const { recipient, channel } = holder;
      const form = await c.req.parseBody();
      if ('undo' in form) {
        await database.transaction((tx) => optIn(tx, recipient.person, channel));
        return c.html(show(recipient.voice, STOP.title, STOP.undone));
      }
      await database.transaction((tx) => optOut(tx, services, recipient.person, channel, 'link'));
      return c.html(show(recipient.voice, STOP.title, STOP.done, { word: STOP.undo, name: 'undo' }));
    });
}

/** `/c/TOKEN`: confirms an address, by a button, since scanners open every link in a mail. */
export function confirmPage(services: Services): Hono {
  const { database, now } = services;
  const { show, gone } = pages(services);
  const holderOf = async (token: string) => {
    const [person, until] = readPersonalToken(services, 'c', token) ?? [];
    if (person === undefined || Number(until) * 1000 < now().getTime()) return null;
    return recipientOf(database, Number(person));
  };
  return guarded(services)
    .get('/:token', async (c) => {
      const recipient = await holderOf(c.req.param('token'));
      if (!recipient) return c.html(gone(), 404);
      return c.html(show(recipient.voice, CONFIRM.title, CONFIRM.ask, { word: CONFIRM.button, name: 'confirm' }));
    })
    .post('/:token', async (c) => {
      const recipient = await holderOf(c.req.param('token'));
      if (!recipient) return c.html(gone(), 404);
      await confirmAddress(services, recipient.person);
      return c.html(show(recipient.voice, CONFIRM.title, CONFIRM.done));
    });
}
