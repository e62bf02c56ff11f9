import type { Browser, Locator, Request } from 'playwright-core';
import { PATIENCE, until } from '../../tools/until.ts';
import type { StaticHost } from './static-host.ts';
import { wrongsOf } from './wrongs-of.ts';

/* One conversation with everything in it, walked through as a visitor does: what is shown and sent can be compared between pages. */

const flow = {
  flow: 'everything',
  contact: { email: 'vip@nordlys.example', hours: 'mon-fri 9-17' },
  vars: { launch: '2027-03-04T19:00+01:00[Europe/Oslo]', from: { query: 'from', default: 'nobody' } },
  parts: {
    start: [
      'Doors open {launch:date full}. Bring:\n- a coat\n- _gloves_',
      { ask: 'Which ones?', as: 'likes', many: true, options: ['Coats', { label: 'Hats', value: 2 }, 'Scarves'] },
      {
        ask: 'Who are you?',
        fields: [
          { as: 'name', label: 'First name', autocomplete: 'given-name' },
          { as: 'email', type: 'email', label: 'E-mail' },
          { as: 'size', type: 'choice', label: 'Size', options: ['S', 'M'] },
        ],
      },
      { consent: 'You may mail me.', as: 'mayMail', purpose: 'contact', required: true, link: '/privacy' },
      {
        request: '/lookup',
        method: 'POST',
        send: { likes: '= likes', who: '= name', more: { list: [1, 'two', [{ three: 3 }]] } },
        save: { code: 'data.codes.0' },
      },
      'Your code is {code}, {likes}.',
      { submit: true },
      { goal: 'joined', celebrate: 'confetti', say: 'You are in, {name}!' },
      { reward: '{code}', kind: 'discount_code', title: 'For you', text: 'Show it at the door.', until: '{launch}' },
      {
        share: 'https://shop.example/?ref={code}',
        text: 'Come with me',
        via: ['copy', 'whatsapp', 'email'],
        skip: 'Maybe later',
      },
      { handover: { channel: 'whatsapp', to: '+31 6 1234 5678', text: 'I am {name}.' }, send: ['name', 'likes'] },
      { ask: 'Anything else?', as: 'rest', type: 'long' },
      { submit: true },
      'Bye, {name}. {rest|}',
    ],
  },
  texts: { 'en~playful': { 'Bye, {name}. {rest|}': 'Toodle-oo' } },
};

/** What is sent before the last question. */
const sentFirst = ['flow.started', 'lookup', 'form.submitted', 'goal.completed', 'handover.requested'];

export interface Walk {
  /** What stands in the transcript before the last question, after a reload, and at the end. */
  readonly shown: readonly string[];
  /** Each style sheet of the chat at the end, by how many rules it has. */
  readonly sheets: readonly number[];
  /** Every post by its type or path, without what differs from visit to visit. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly wrong: readonly string[];
}

/** Ids, times and durations differ by nature. */
const settled = (text: string): unknown =>
  JSON.parse(
    text
      .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'id')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'time')
      .replace(/"durationMs":\d+/, '"durationMs":0')
      .replace(/"seconds":[\d.]+/g, '"seconds":0'),
  );

const answersTo = (text: string): object => ({ ok: true, id: (JSON.parse(text) as { id?: string }).id });

/** Walks through the whole conversation on a page with these parts around the chat. `script` loads the chat. */
export async function walkThrough(
  browser: Browser,
  site: StaticHost,
  {
    before = '',
    after = '',
    script,
    mode = 'bubble',
  }: { before?: string; after?: string; script: string; mode?: string },
): Promise<Walk> {
  site.pages.set('/', [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">${before}
${script}<h1>Shop</h1><smoc-chat theme="nordlys" pace="instant" keep="device" mode="${mode}" endpoint="/results">
<script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>${after}`,
  ]);
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const wrong = wrongsOf(page);
  const sent: Record<string, unknown> = {};
  const shown: string[] = [];
  const underWay = new Set<Request>();
  page.on('request', (request) => request.method() === 'POST' && underWay.add(request));
  page.on('requestfinished', (request) => underWay.delete(request));
  await page.route(/\/(results|lookup)$/, async (route) => {
    const text = route.request().postData() ?? '';
    if (route.request().url().endsWith('lookup')) {
      sent['lookup'] = settled(text);
      await route.fulfill({ json: { data: { codes: ['FERN12'] } } });
    } else {
      const { type, step } = JSON.parse(text) as { type: string; step: string };
      sent[`${type} ${step}`] = settled(text);
      await route.fulfill({ json: answersTo(text) });
    }
  });
  const chat = page.locator('smoc-chat');
  try {
    await page.goto(`${site.origin}/?from=poster`);
    await open(chat, mode);
    await chat.getByText('Which ones?').first().waitFor();
    await chat.getByRole('checkbox', { name: 'Coats' }).check();
    await chat.getByRole('checkbox', { name: 'Hats' }).check();
    await chat.getByRole('button', { name: 'Done' }).click();
    await chat.getByRole('textbox', { name: 'First name' }).fill('Anna');
    await chat.getByRole('textbox', { name: 'E-mail' }).fill('anna@fern.example');
    await chat.getByRole('radio', { name: 'M', exact: true }).check();
    await chat.locator('.ask button[type=submit], .ask .button').last().click();
    await chat.getByText('You may mail me.').first().waitFor();
    await agree(chat);
    await chat.getByRole('button', { name: 'Maybe later' }).click();
    await chat.getByText('Anything else?').first().waitFor();
    await drawn(chat);
    shown.push(await textOf(chat));
    // A reload breaks off what is under way, and it would be sent once more.
    await until(
      () => underWay.size === 0 && sentFirst.every((type) => Object.keys(sent).some((key) => key.startsWith(type))),
      'all is answered that was sent so far',
    );
    await page.reload();
    await open(chat, mode);
    await chat.getByText('Anything else?').first().waitFor();
    await drawn(chat);
    shown.push(await textOf(chat));
    await chat.getByRole('textbox', { name: 'Anything else?' }).fill('No, "thanks"\n[1]');
    await chat.getByRole('button', { name: 'Send', exact: true }).click();
    await chat.getByText('Bye, Anna.').first().waitFor();
    await until(() => Object.keys(sent).filter((key) => key.startsWith('form.submitted')).length === 2, 'both posts');
    await until(
      () => 'flow.completed ' in sent || Object.keys(sent).some((key) => key.startsWith('flow.completed')),
      'the end is told',
    );
    shown.push(await textOf(chat));
    const sheets = await chat.evaluate((element) =>
      (element.shadowRoot?.adoptedStyleSheets ?? []).map((sheet) => sheet.cssRules.length).sort((a, b) => a - b),
    );
    return { shown, sheets, sent, wrong: [...wrong] };
  } catch (error) {
    const seen = await textOf(chat).catch(() => '(no transcript)');
    throw new Error(`${(error as Error).message}\nshown: ${seen}\nwrong: ${wrong.join('\n')}`, { cause: error });
  } finally {
    await context.close();
  }
}

/** By the launcher where it is a bubble that is not open. */
async function open(chat: Locator, mode: string): Promise<void> {
  if (mode !== 'bubble') return;
  const launcher = chat.locator('[part=launcher]');
  await launcher.waitFor();
  if ((await launcher.getAttribute('aria-expanded')) === 'false') await launcher.click();
}

async function agree(chat: Locator): Promise<void> {
  const box = chat.getByRole('checkbox', { name: 'You may mail me.' });
  if (await box.count()) await box.check();
  await chat.locator('.ask button').first().click();
}

/** What chunks of their own draw may come after the words: the list, the cards of reward and share, and of the hand-over. */
async function drawn(chat: Locator): Promise<void> {
  await chat.locator('li').getByText('gloves').waitFor();
  await chat.getByText('Show it at the door.').first().waitFor();
  await chat.getByText('https://shop.example/?ref=FERN12').first().waitFor();
  await chat.getByText('Talk to a person').filter({ visible: true }).first().waitFor();
}

/** Every row of the transcript. */
const textOf = async (chat: Locator): Promise<string> =>
  (await chat.locator('[part=transcript] .log').innerText()).replace(/\s*\n\s*/g, '\n');
