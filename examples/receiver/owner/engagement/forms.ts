import { html } from 'hono/html';
import type { Campaigns } from '../../campaign/campaigns.ts';
import { NEAR_KM } from '../../engagement/near-shop.ts';
import { number } from '../charts.ts';
import { area, choice, line, type Problems, type Typed, wrongs } from '../fields.ts';
import type { Html } from '../page.ts';

/** What was typed into a form, and what is wrong with it. */
export interface Filled {
  readonly typed: Typed;
  readonly problems: Problems;
}

export const EMPTY: Filled = { typed: {}, problems: {} };

const LABELS = {
  campaign: 'Campaign',
  channel: 'By',
  name: 'Name of the shop',
  place: 'Place',
  within: 'Within so many kilometres',
  address: 'Address',
  opens: 'Opens',
  link: 'Where the message leads',
  'min-age': 'From age',
  'max-age': 'To age',
  interests: 'Interests',
  without: 'Leave out these addresses',
  subject: 'Subject',
  body: 'Text of the mail',
  sms: 'Text message',
  customers: 'Customer file',
  email: 'E-mail of the person',
  thanks: 'Your words',
  title: 'What the coupon gives',
  text: 'How it is used',
  until: 'Last day',
  gift: 'A small gift',
} as const;

type Name = keyof typeof LABELS;

/** Fields of one form, with what was typed into them. */
const fieldsOf = ({ typed, problems }: Filled) => {
  const field = (name: Name) => ({ name, label: LABELS[name], typed, problems });
  return {
    line: (name: Name, more: Omit<Parameters<typeof line>[0], keyof ReturnType<typeof field>> = {}) =>
      line({ ...field(name), ...more }),
    area: (name: Name, more: Omit<Parameters<typeof area>[0], keyof ReturnType<typeof field>> = {}) =>
      area({ ...field(name), ...more }),
    choice: (name: Name, options: Parameters<typeof choice>[0]['options']) => choice({ ...field(name), options }),
  };
};

const channels = [
  { value: 'email', label: 'E-mail' },
  { value: 'sms', label: 'Text message' },
];

const campaignChoice = (fields: ReturnType<typeof fieldsOf>, campaigns: Campaigns): Html | string =>
  campaigns.all.length < 2
    ? ''
    : fields.choice(
        'campaign',
        campaigns.all.map(({ file }) => ({ value: file.id, label: file.id })),
      );

const frame = (action: string, filled: Filled, content: Html, isFile = false): Html =>
  html`${wrongs(filled.problems, LABELS)}
    <form
      method="post"
      action="/owner/engagement/${action}"
      class="stack"
      ${isFile ? html`enctype="multipart/form-data"` : ''}
    >
      ${content}
      <div class="row begin-row">
        <button class="button">Look at it first</button>
        <span class="sub">Nothing is sent yet: the next page shows who gets it, and how it reads.</span>
      </div>
    </form>`;

const ownWords = (fields: ReturnType<typeof fieldsOf>, values: string): Html =>
  html`<details class="card">
    <summary>Own words</summary>
    <div class="stack">
      <p class="sub">
        What you leave empty stays as it is: the receiver’s own words, in each person’s language and tone. Yours are the
        same for everybody. ${values} stand for what differs.
      </p>
      ${fields.line('subject', { most: 150 })}
      ${fields.area('body', { rows: 6, hint: 'Paragraphs are separated by an empty line. The button with the link follows by itself.' })}
      ${fields.area('sms', { rows: 2, most: 400, hint: 'Where it goes as a text message. The link and the way out follow by themselves.' })}
    </div>
  </details>`;

/** How much is known of people, for hints that promise nothing. */
export interface Known {
  readonly places: number;
  readonly ages: number;
  readonly interests: number;
}

export function nearShopForm(campaigns: Campaigns, known: Known, filled: Filled): Html {
  const fields = fieldsOf(filled);
  const places =
    known.places === 0
      ? 'Of nobody is known where they live'
      : `Of ${number(known.places)} ${known.places === 1 ? 'person' : 'people'} is known where they live`;
  return frame(
    'near-shop',
    filled,
    html`<section class="card stack">
        <h2>The shop</h2>
        <div class="pair">
          ${fields.line('name', { required: true, most: 100 })}
          ${fields.line('place', { required: true, isPlain: true, hint: 'Latitude and longitude as maps copy them: 59.9139, 10.7522' })}
          ${fields.line('address', { hint: 'As the message says it.' })}
          ${fields.line('opens', { hint: 'As the message says it: Saturday 5 December, 10:00' })}
        </div>
        ${fields.line('link', { type: 'url', hint: 'Its page, or the page of a flow. Left empty: the site of the campaign.' })}
      </section>
      <section class="card stack">
        <h2>Who hears of it</h2>
        <p class="sub">
          ${places}; it comes from customer files, with a yes to news. Everybody who agreed to news by this channel
          hears of it once, by the nearest shop.
        </p>
        <div class="trio">
          ${fields.line('within', { type: 'number', otherwise: String(NEAR_KM), required: true, hint: '16.09 are ten miles.' })}
          ${fields.choice('channel', channels)} ${campaignChoice(fields, campaigns)}
        </div>
        <div class="trio">
          ${fields.line('min-age', { type: 'number', hint: `Known of ${number(known.ages)}.` })}
          ${fields.line('max-age', { type: 'number' })}
          ${fields.line('interests', { hint: `One of them is enough; commas between them. Known of ${number(known.interests)}.` })}
        </div>
        ${fields.area('without', { rows: 2, hint: 'One a line, or with commas.' })}
      </section>
      ${ownWords(fields, '{name}, {shop}, {distance}')}`,
  );
}

export function invitationsForm(campaigns: Campaigns, filled: Filled): Html {
  const fields = fieldsOf(filled);
  return frame(
    'invitations',
    filled,
    html`<section class="card stack">
        <h2>Customers with consent</h2>
        ${fields.line('customers', {
          type: 'file',
          accept: '.csv,.txt,text/csv,text/plain',
          required: true,
          hint: html`A CSV file with the columns
            <code>email, firstName, lastName, phone, language, consentEmail, consentSms</code>, and, for
            <a href="/owner/engagement/near-shop">news of a shop</a>,
            <code>latitude, longitude, birthYear, interests</code>. Without a yes in the column of the channel nobody
            gets anything. Its people are kept as contacts.`,
        })}
        <div class="pair">${fields.choice('channel', channels)}${campaignChoice(fields, campaigns)}</div>
      </section>
      ${ownWords(fields, '{name}, {gift}')}`,
    true,
  );
}

export function onePersonForm(campaigns: Campaigns, filled: Filled): Html {
  const fields = fieldsOf(filled);
  return frame(
    'one-person',
    filled,
    html`<section class="card stack">
        <h2>A few words</h2>
        <div class="trio">
          ${fields.line('email', { type: 'email', required: true, most: 254 })} ${fields.choice('channel', channels)}
          ${campaignChoice(fields, campaigns)}
        </div>
        ${fields.area('thanks', { required: true, hint: 'Thank you for your kind review, for instance. It is sent as you write it.' })}
      </section>
      <section class="card stack">
        <h2>With a coupon</h2>
        <p class="sub">It has a code of its own and holds once. Leave it empty to say thank you, and no more.</p>
        ${fields.line('title', { most: 100, hint: '10 euros off' })}
        ${fields.line('text', { hint: 'Show the code at the till.' })}
        ${fields.line('until', { type: 'date', hint: 'Left empty: it does not end.' })}
      </section>`,
  );
}

export function firstPurchaseForm(campaigns: Campaigns, filled: Filled): Html {
  const fields = fieldsOf(filled);
  return frame(
    'first-purchase',
    filled,
    html`<section class="card stack">
      <h2>A thank-you, at ten on the next day</h2>
      <p class="sub">
        To everybody whose first purchase the shop tells of, by their own clock. Not if it was given back before, and
        not to whoever has unsubscribed. It runs until you stop it.
      </p>
      ${campaignChoice(fields, campaigns)}
      ${fields.line('link', { type: 'url', hint: 'The page of a flow that asks how it was. Left empty: the site of the campaign.' })}
      ${fields.line('gift', { most: 100, hint: 'Named in the mail: 10 % off your next order. Left empty: none.' })}
    </section>`,
  );
}
