import { Hono } from 'hono';
import { html } from 'hono/html';
import { textFor } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { confirmAddress } from '../people/confirm-address.ts';
import type { Services } from '../services.ts';
import { LARGEST_FORM, limitedForm } from '../web/limited-form.ts';
import { personalPage, personalPageHeaders } from '../web/personal-page.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { senderOf } from './messaging.ts';
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

/** Whoever wants no more messages must not be told to sign up again. */
const NOT_STOPPED = {
  title: { en: 'This link is not whole', nl: 'Deze link is niet volledig', de: 'Dieser Link ist unvollständig' },
  text: {
    en: 'Nothing was changed. Open the link in the mail once more, or write to {contact}, and we stop all messages to you.',
    nl: 'Er is niets veranderd. Open de link in de mail nog een keer, of schrijf naar {contact}, dan stoppen wij alle berichten aan je.',
    de: 'Es wurde nichts geändert. Öffne den Link in der Mail noch einmal, oder schreib an {contact}, dann beenden wir alle Nachrichten an dich.',
  },
};

type Words = Readonly<Record<string, string>>;

interface Saying {
  readonly title: Words;
  readonly text: Words;
  readonly button?: { readonly word: Words; readonly name: string };
}

/** A page in the name of the campaign that the link came from. */
function page(campaign: Campaign, voice: Recipient['voice'], { title, text, button }: Saying) {
  const { brand, replyTo, email } = senderOf(campaign);
  const say = (words: Words) =>
    textFor(words, voice)
      .replaceAll('{brand}', brand)
      .replaceAll('{contact}', replyTo ?? email);
  return personalPage(
    { brand, title: say(title), language: textFor({ en: 'en', nl: 'nl', de: 'de' }, voice) },
    html`<p>${say(text)}</p>
      ${button ? html`<form method="post"><button name="${button.name}" value="1">${say(button.word)}</button></form>` : ''}`,
  );
}

/** Of a link that says nothing any more, not even whose it was. */
const brokenPage = ({ campaigns }: Services, words: Saying) =>
  page(campaigns.all[0], { locale: 'en', tone: '' }, words);

/** A link of before a campaign was taken away is answered by the first. */
const campaignOf = ({ campaigns }: Services, named: string | undefined): Campaign =>
  campaigns.byName(named) ?? campaigns.all[0];

const guarded = ({ limits, now }: Services) =>
  new Hono().use(personalPageHeaders, rateLimit({ ...limits, now: () => now().getTime() }), limitedForm(LARGEST_FORM));

/**
 * `/u/TOKEN`: stops all messages of a channel. Looking at the page, as mail scanners do, changes nothing; the button does, and so does the button
 * of a mail program, which posts without asking (RFC 8058).
 */
export function unsubscribePage(services: Services): Hono {
  const { database } = services;
  const holderOf = async (token: string) => {
    const [person, channel, named] = readPersonalToken(services, 'u', token) ?? [];
    const recipient = person === undefined ? null : await recipientOf(database, Number(person));
    return recipient && { recipient, channel: channel as ChannelName, campaign: campaignOf(services, named) };
  };
  return guarded(services)
    .get('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(brokenPage(services, NOT_STOPPED), 404);
      const { campaign, recipient } = holder;
      const button = { word: STOP.button, name: 'stop' };
      return c.html(page(campaign, recipient.voice, { title: STOP.title, text: STOP.ask, button }));
    })
    .post('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(brokenPage(services, NOT_STOPPED), 404);
      const { recipient, channel, campaign } = holder;
      const form = await c.req.parseBody();
      if ('undo' in form) {
        await database.transaction((tx) => optIn(tx, recipient.person, channel));
        return c.html(page(campaign, recipient.voice, { title: STOP.title, text: STOP.undone }));
      }
      await database.transaction((tx) => optOut(tx, services, recipient.person, channel, 'link'));
      const button = { word: STOP.undo, name: 'undo' };
      return c.html(page(campaign, recipient.voice, { title: STOP.title, text: STOP.done, button }));
    });
}

/** `/c/TOKEN`: confirms an address, by a button, since scanners open every link in a mail. */
export function confirmPage(services: Services): Hono {
  const { database, now } = services;
  const holderOf = async (token: string) => {
    const [person, until, named] = readPersonalToken(services, 'c', token) ?? [];
    if (person === undefined || Number(until) * 1000 < now().getTime()) return null;
    const recipient = await recipientOf(database, Number(person));
    return recipient && { recipient, campaign: campaignOf(services, named) };
  };
  return guarded(services)
    .get('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(brokenPage(services, GONE), 404);
      const button = { word: CONFIRM.button, name: 'confirm' };
      return c.html(page(holder.campaign, holder.recipient.voice, { title: CONFIRM.title, text: CONFIRM.ask, button }));
    })
    .post('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(brokenPage(services, GONE), 404);
      await confirmAddress(services, holder.recipient.person);
      return c.html(page(holder.campaign, holder.recipient.voice, { title: CONFIRM.title, text: CONFIRM.done }));
    });
}
