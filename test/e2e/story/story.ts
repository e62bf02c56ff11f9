import { rmSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { serveExample, type Example } from '../../../examples/serve-example.ts';
import { dataFolder } from '../../../examples/receiver/test/data-folder.ts';
import type { ReceiverOptions } from '../../../examples/receiver/start-receiver.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { PATIENCE } from '../../tools/until.ts';

/** Somebody in front of a page of the campaign, in a browser profile of their own. */
export interface Visitor {
  readonly page: Page;
  readonly chat: Locator;
  /** Every envelope that the page has sent, each try. */
  readonly sent: readonly Envelope[];
  /** What went wrong in the page: uncaught errors and complaints in the console. */
  readonly complaints: readonly string[];
  /** Waits until the chat has said this. */
  hears(words: string | RegExp): Promise<void>;
  /** Fills in a field by its label. */
  types(label: string | RegExp, text: string): Promise<void>;
  presses(button: string | RegExp): Promise<void>;
  leave(): Promise<void>;
}

export interface Guest {
  readonly email: string;
  readonly status: string;
  /** Address of whoever invited them. */
  readonly inviter: string | null;
}

/** The real pages, the built chat and the real receiver, with a browser to walk through them. */
export interface Story extends Example {
  /** `attributes` are added to the page's `<smoc-chat>`, as a shop would write them; the default spares the typing pauses. */
  visit(address: string, options?: BrowserContextOptions, attributes?: string): Promise<Visitor>;
  /** The guest list as the database has it. */
  guests(): Promise<Guest[]>;
  /** The owner's browser, signed in, on this page of the desk, such as `/owner/guests`. */
  visitDesk(path: string): Promise<Visitor>;
  /** The same as the owner reads it on their page. */
  ownersList(): Promise<string>;
  /** A press of the owner's on a button that sends nothing along. */
  ownerPresses(path: string): Promise<void>;
  /** Results in the database of this type, from this address. */
  results(type: string, email?: string): Promise<Envelope[]>;
  /** Rows of the receiver's database. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Takes the receiver away, as a crash or a deploy does. */
  takeDown(): Promise<void>;
  /** Brings it back on the same port with the same data. */
  bringBack(): Promise<void>;
  end(): Promise<void>;
}

/** By which the operator's own system is known. */
export const OPERATOR_TOKEN = 'the-operator-of-the-story';

// A robot fills in a form faster than any person.
const settings = { log: () => {}, limits: { minFill: 0 }, operatorToken: OPERATOR_TOKEN };

/** @param options Changes to the receiver, such as its campaign, its clock or who else is told. */
export async function tellStory(options: ReceiverOptions = {}): Promise<Story> {
  const dataDir = await dataFolder('smoc-story-');
  let example = await serveExample({ ...settings, ...options, dataDir });
  const { port, url } = example.receiver;
  let browser: Browser | undefined;

  const query = <T>(sql: string, values: readonly unknown[] = []) => example.receiver.db.query<T>(sql, [...values]);
  const story: Story = {
    get receiver() {
      return example.receiver;
    },
    invitation: example.invitation,
    planInvitation: example.planInvitation,

    async visit(address, options, attributes = 'pace="instant"') {
      browser ??= await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });
      const context = await browser.newContext({
        locale: 'en-GB',
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const sent: Envelope[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/api/results'))
          sent.push(request.postDataJSON() as Envelope);
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.route(
        (to) => /(\.html|\/)$/.test(to.pathname),
        async (route) => {
          const response = await route.fetch();
          await route.fulfill({
            response,
            body: (await response.text()).replace('<smoc-chat ', `<smoc-chat ${attributes} `),
          });
        },
      );
      await page.goto(new URL(address, url).href);
      // Not the host: the page's fallback lies in its light tree.
      const chat = page.locator('smoc-chat').locator('[part~="panel"]');
      return {
        page,
        chat,
        sent,
        complaints,
        hears: (words) => chat.getByText(words).first().waitFor(),
        types: (label, text) => chat.getByRole('textbox', { name: label }).fill(text),
        // An answer has a button beside it that repeats its words.
        presses: (button) => chat.getByRole('button', { name: button, exact: typeof button === 'string' }).click(),
        leave: () => context.close(),
      };
    },

    guests: () =>
      query<Guest>(
        `select people.email, guests.status, inviter.email as inviter from guests
         join people on people.id = guests.person
         left join referrals on referrals.friend = people.id and referrals.status in ('qualified', 'rewarded')
         left join people as inviter on inviter.id = referrals.referrer order by people.id`,
      ),

    async visitDesk(path) {
      const owner = await story.visit(example.receiver.ownerUrl);
      // The login goes on to the overview by itself, and would take the browser away from a page that was opened before.
      await owner.page.waitForURL(`${url}/owner`);
      await owner.page.goto(url + path);
      return owner;
    },

    async ownersList() {
      const { page, leave } = await story.visitDesk('/owner/guests');
      const list = await page.getByRole('table').innerText();
      await leave();
      return list;
    },

    async ownerPresses(path) {
      const signedIn = await fetch(example.receiver.ownerUrl, { redirect: 'manual' });
      const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
      const pressed = await fetch(url + path, { method: 'POST', headers: { cookie }, redirect: 'manual' });
      if (pressed.status !== 303) throw new Error(`POST ${path} was answered ${pressed.status}.`);
    },

    async results(type, email) {
      const rows = await query<{ envelope: string }>(
        'select envelope from results where type = $1 order by received_at, id',
        [type],
      );
      return rows
        .map(({ envelope }) => JSON.parse(envelope) as Envelope)
        .filter(({ contact }) => !email || contact.email === email);
    },

    query,

    takeDown: () => example.receiver.close(),
    async bringBack() {
      example = await serveExample({ ...settings, ...options, dataDir, port });
    },

    async end() {
      await browser?.close();
      await example.receiver.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return story;
}

/** The name of what has the focus, wherever in the shadows it is. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const field = at as HTMLInputElement | null;
    return (field?.ariaLabel ?? field?.labels?.[0]?.textContent ?? field?.textContent ?? '').trim();
  });

/** Presses Tab until what has the focus is called `name`. @throws when it can't be reached. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now.slice(0, 40));
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}; it passed: ${passed.join(' | ')}`);
}
