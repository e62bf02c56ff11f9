import { Hono } from 'hono';
import { html } from 'hono/html';
import { textFor } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { confirmAddress } from '../people/confirm-address.ts';
import { typedContact } from '../people/typed-contact.ts';
import type { Services } from '../services.ts';
import { LARGEST_FORM, limitedForm } from '../web/limited-form.ts';
import { personalPage, personalPageHeaders } from '../web/personal-page.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { senderOf } from './messaging.ts';
import { optIn, optOut } from './opt-out.ts';
import { addressMark, readPersonalToken } from './personal-links.ts';
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
  askNumber: {
    en: 'Whoever filled in the form also gave a mobile number that ends in {digits}. Is it yours? Then texts to it may hold your personal link.',
    nl: 'In het formulier staat ook een mobiel nummer dat eindigt op {digits}. Is dat van jou? Dan mag je persoonlijke link in sms’jes daarheen staan.',
    de: 'Im Formular steht auch eine Handynummer, die auf {digits} endet. Ist das deine? Dann darf dein persönlicher Link in SMS an sie stehen.',
  },
  buttonNumber: {
    en: 'Yes, the address and the number are mine',
    nl: 'Ja, het adres en het nummer zijn van mij',
    de: 'Ja, die Adresse und die Nummer gehören mir',
  },
  buttonAddress: {
    en: 'Only the address is mine',
    nl: 'Alleen het adres is van mij',
    de: 'Nur die Adresse gehört mir',
  },
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
  readonly buttons?: readonly Button[];
}

interface Button {
  readonly word: Words;
  readonly name: string;
  /** Default `1`. */
  readonly value?: string;
}

/** A page in the name of the campaign that the link came from. */
function page(campaign: Campaign, voice: Recipient['voice'], { title, text, buttons = [] }: Saying, digits = '') {
  const { brand, replyTo, email } = senderOf(campaign);
  const say = (words: Words) =>
    textFor(words, voice)
      .replaceAll('{brand}', brand)
      .replaceAll('{contact}', replyTo ?? email)
      .replaceAll('{digits}', digits);
  return personalPage(
    { brand, title: say(title), language: textFor({ en: 'en', nl: 'nl', de: 'de' }, voice) },
    html`<p>${say(text)}</p>
      ${
        buttons.length > 0
          ? html`<form method="post">
              ${buttons.map(
                ({ word, name, value = '1' }) => html`<button name="${name}" value="${value}">${say(word)}</button> `,
              )}
            </form>`
          : ''
      }`,
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
      return c.html(page(campaign, recipient.voice, { title: STOP.title, text: STOP.ask, buttons: [button] }));
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
      return c.html(page(campaign, recipient.voice, { title: STOP.title, text: STOP.done, buttons: [button] }));
    });
}

/** `/c/TOKEN`: confirms an address, by a button, since scanners open every link in a mail. */
export function confirmPage(services: Services): Hono {
  const { database, now } = services;
  const holderOf = async (token: string) => {
    const [person, until, named, mark, result] = readPersonalToken(services, 'c', token) ?? [];
    if (person === undefined || Number(until) * 1000 < now().getTime()) return null;
    const recipient = await recipientOf(database, Number(person));
    if (!recipient || mark !== addressMark(services, recipient.emailKey)) return null;
    return { recipient, campaign: campaignOf(services, named), result: result || null };
  };
  return guarded(services)
    .get('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(brokenPage(services, GONE), 404);
      const { campaign, recipient, result } = holder;
      const phone = (await typedContact(database, recipient.person, result))?.phone?.key;
      if (!phone || (recipient.isPhoneProven && recipient.phone === phone)) {
        const buttons = [{ word: CONFIRM.button, name: 'confirm' }];
        return c.html(page(campaign, recipient.voice, { title: CONFIRM.title, text: CONFIRM.ask, buttons }));
      }
      const buttons = [
        { word: CONFIRM.buttonNumber, name: 'confirm', value: 'number' },
        { word: CONFIRM.buttonAddress, name: 'confirm' },
      ];
      const saying = { title: CONFIRM.title, text: CONFIRM.askNumber, buttons };
      return c.html(page(campaign, recipient.voice, saying, phone.slice(-2)));
    })
    .post('/:token', async (c) => {
      const holder = await holderOf(c.req.param('token'));
      if (!holder) return c.html(brokenPage(services, GONE), 404);
      const { campaign, recipient, result } = holder;
      const { confirm } = await c.req.parseBody();
      await confirmAddress(services, recipient.person, { result, isPhoneOwn: confirm === 'number' });
      return c.html(page(campaign, recipient.voice, { title: CONFIRM.title, text: CONFIRM.done }));
    });
}
