import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { tabTo, tellStory, type Story, type Visitor } from './story.ts';

describe('campaign A, from the customer to the guest list', () => {
  let story: Story;
  /** Anna's link for her friends, as her chat showed it. */
  let link = '';
  const opened = closedAfter();
  before(async () => {
    story = opened(await tellStory());
  });

  const shownLink = async ({ chat }: Visitor) => {
    const text = chat.getByText(/^https?:.*[?&]ref=/).first();
    await text.waitFor();
    return (await text.innerText()).trim();
  };
  const statusOf = async (email: string) => (await story.guests()).find((guest) => guest.email === email)?.status;

  /** The canvases that come from now on, by themselves or in something else, however shortly they stay. */
  const canvasesOf = ({ page }: Visitor) =>
    page.evaluateHandle(() => {
      const seen: string[] = [];
      new MutationObserver((changes) => {
        for (const change of changes)
          for (const node of change.addedNodes)
            if (node instanceof Element && (node.matches('canvas') || node.querySelector('canvas')))
              seen.push('canvas');
      }).observe(document.querySelector('smoc-chat')!.shadowRoot!, { childList: true, subtree: true });
      return seen;
    });

  /** The fields of the friend's form in any language, then its button. */
  async function signUp(
    visitor: Visitor,
    [first, last, email]: readonly [string, string, string],
    words = ['First name', 'Last name', 'E-mail', 'Put me on the list'],
  ) {
    for (const [index, text] of [first, last, email].entries()) await visitor.types(words[index]!, text);
    await visitor.presses(words[3]!);
  }

  it('greets Anna by her name, asks her nothing and gives her a link', async () => {
    const anna = await story.visit(story.invitation, {}, '');
    await anna.hears(/Hi Anna!.*pre-launch evening is .*before anyone else/);
    await anna.hears(/both of you.*guest list/i);
    await anna.hears(/Automated assistant of Nordlys/i);
    link = await shownLink(anna);
    assert.match(link, /\/friend\.html\?ref=[2-9A-HJKMNP-Z]{8}&/);
    await anna.hears(/Up to 3 friends earn you something\..*Sign-ups end on/);
    assert.equal(await anna.chat.getByRole('textbox').count(), 0, 'no field to fill in');
    assert.deepEqual(anna.sent, [], 'nothing is sent before she has done something');
    assert.equal(await statusOf('anna@example.com'), undefined);
    assert.deepEqual(anna.complaints, []);
    await anna.leave();
  });

  it('puts Anna on the list as waiting when she shares, without confetti, and remembers it after a reload', async () => {
    const anna = await story.visit(story.invitation);
    await shownLink(anna);
    await anna.presses(/^Copy/);
    await anna.hears(/waiting.*becomes final when a friend signs up/);
    assert.match(await anna.page.evaluate(() => navigator.clipboard.readText()), /\?ref=[2-9A-HJKMNP-Z]{8}/);
    assert.equal(await anna.chat.locator('canvas').count(), 0, 'sharing is no goal');
    await anna.chat.getByText('My friends may see my first name').waitFor();

    await anna.page.reload();
    await anna.hears(/waiting.*becomes final when a friend signs up/);
    await anna.chat.getByText('My friends may see my first name').waitFor();
    assert.equal(await shownLink(anna), link);
    await until(async () => (await story.results('share.intended')).length > 0, 'her share is noted');
    assert.deepEqual(
      (await story.results('share.intended')).map(({ share }) => share?.channel),
      ['copy'],
    );
    await until(async () => (await story.results('flow.started')).length > 0);
    assert.equal((await story.results('flow.started')).length, 1, 'a reload is no new start');
    await until(async () => (await statusOf('anna@example.com')) === 'waiting', 'Anna waits');

    await anna.chat
      .getByRole('checkbox')
      .or(anna.chat.getByRole('button', { name: /^Yes/ }))
      .first()
      .click();
    const send = anna.chat.getByRole('button', { name: /^(Send|Done|Next)$/ });
    if (await send.count()) await send.click();
    await anna.hears('they will know that it is you');
    assert.deepEqual(anna.complaints, []);
    await anna.leave();
  });

  it('brings Ben by her link, celebrates his sign-up and puts both on the list', async () => {
    const ben = await story.visit(link, { timezoneId: 'America/New_York' }, '');
    await ben.hears(/Anna wants to bring you along/);
    await ben.hears(/We tell Anna that somebody has joined/);
    const news = ben.chat.getByLabel(/may e-mail me news/);
    assert.equal(await news.isChecked(), false);
    assert.equal(
      await ben.chat.getByLabel(/marketing texts/).count(),
      0,
      'no question about texts before there is a number',
    );
    await ben.types('Phone', '+47 406 12 345');
    const texts = ben.chat.getByLabel(/recurring marketing texts.*up to 4 a month.*STOP.*HELP.*not a condition/);
    await texts.waitFor();
    assert.equal(await texts.isChecked(), false);
    await ben.chat.getByLabel('Anna may see my name').check();

    const canvases = await canvasesOf(ben);
    await signUp(ben, ['Ben', 'Hansen', 'ben@example.com']);
    await until(async () => (await canvases.jsonValue()).length > 0, 'confetti');
    await ben.hears(/Congratulations, Ben!.*You and Anna are both on the list/);
    await ben.hears(/At the door your name is enough\./);
    await ben.hears(/Lyktegata 14/);
    await ben.chat
      .getByRole('button', { name: /calendar/i })
      .or(ben.chat.getByRole('link', { name: /calendar/i }))
      .waitFor();
    await ben.hears('90 minutes of free parking');
    await ben.hears(/Your parking code is in our mail to ben@example\.com/);
    assert.equal(await ben.chat.locator('code').count(), 0, 'anybody could have typed the address');
    await ben.hears(/see you soon/);
    await ben.chat.locator('canvas').waitFor({ state: 'detached' });

    const both = (await story.guests()).filter(({ email }) => /^(anna|ben)@/.test(email));
    assert.deepEqual(both, [
      { email: 'anna@example.com', status: 'confirmed', inviter: null },
      { email: 'ben@example.com', status: 'confirmed', inviter: 'anna@example.com' },
    ]);
    assert.match(await story.ownersList(), /Anna Berg[^]*Ben Hansen|Ben Hansen[^]*Anna Berg/);

    const [submitted, ...more] = await story.results('form.submitted', 'ben@example.com');
    assert.equal(more.length, 0);
    assert.deepEqual(
      submitted!.consents.map(({ id, granted, purpose }) => [id, granted, purpose]),
      [
        ['showName', true, 'name'],
        ['news', false, 'news'],
        ['sms', false, 'sms'],
      ],
    );
    assert.match(submitted!.consents[2]!.text, /Reply STOP to end, HELP for help/);
    await until(async () => (await story.results('goal.completed')).length > 0);
    const goals = await story.results('goal.completed');
    assert.deepEqual(
      goals.map(({ goal, submission }) => [goal?.id, submission]),
      [['joined', submitted!.id]],
    );
    assert.deepEqual(ben.complaints, []);
    await ben.leave();
  });

  it('tells Anna at her next visit that she is on the list', async () => {
    const anna = await story.visit(story.invitation);
    await anna.hears(/A friend has signed up through your link, so you are on the guest list/);
    assert.equal(await shownLink(anna), link, 'the same link as ever');
    await anna.leave();
  });

  it('tells Anna that her own link is hers, and gives it to her to send on', async () => {
    const anna = await story.visit(story.invitation);
    await shownLink(anna);
    await anna.page.goto(link);
    await anna.hears(/This is your own invitation, for your friends/);
    assert.match(await shownLink(anna), /[?&]ref=/);
    assert.equal(await anna.chat.getByRole('textbox', { name: 'E-mail' }).count(), 0, 'no form to sign up herself');
    assert.deepEqual(anna.complaints, []);
    await anna.leave();
  });

  it('says so while its owner has paused it, to both sides, and goes on afterwards', async () => {
    const pause = (deed: string) => story.ownerPresses(`/owner/campaigns/vip-prelaunch/${deed}`);
    await pause('pause');
    for (const [address, words] of [
      ['/', /Our invitations are taking a short break/],
      [link, /Sign-ups for our pre-launch evening are taking a short break/],
    ] as const) {
      const visitor = await story.visit(address);
      await visitor.hears(words);
      assert.equal(await visitor.chat.getByRole('textbox', { name: 'E-mail' }).count(), 0);
      await visitor.leave();
    }
    await pause('resume');
    const visitor = await story.visit(link);
    await visitor.hears(/Who may we expect/);
    await visitor.leave();
  });

  it('asks a customer without a personal link who she is, and gives the same address the same link', async () => {
    const links: string[] = [];
    for (const email of ['eva@example.com', ' EVA@example.com ']) {
      const eva = await story.visit('/');
      await eva.hears(/First, who are you\?/);
      assert.equal(await eva.chat.getByText(/[?&]ref=/).count(), 0, 'no link before it is known whose it is');
      await eva.types('First name', 'Eva');
      await eva.types('E-mail', email);
      await eva.presses('Get my link');
      links.push(await shownLink(eva));
      assert.deepEqual(eva.complaints, []);
      await eva.leave();
    }
    assert.equal(links[0], links[1]);
    assert.notEqual(links[0], link);
  });

  it('signs a friend up with a still badge instead of confetti when they want no motion', async () => {
    const cleo = await story.visit(link, { reducedMotion: 'reduce' });
    await cleo.hears(/Who may we expect/);
    const canvases = await canvasesOf(cleo);
    await signUp(cleo, ['Cleo', 'Dahl', 'cleo@example.com']);
    await cleo.hears(/You and Anna are both on the list/);
    await cleo.chat
      .getByText(/Hurra!/)
      .first()
      .waitFor();
    await cleo.hears(/see you soon/);
    assert.deepEqual(await canvases.jsonValue(), []);
    assert.equal(await statusOf('cleo@example.com'), 'confirmed');
    await cleo.leave();
  });

  it('can be walked through by keyboard alone, from the link to the list', async () => {
    const fay = await story.visit('/');
    const { page } = fay;
    const { keyboard } = page;
    await fay.hears(/First, who are you\?/);
    await page.keyboard.press('Tab');
    await tabTo(page, /^Skip to the chat$/);
    await keyboard.press('Enter');
    await tabTo(page, /^First name/);
    await keyboard.type('Fay');
    await tabTo(page, /^E-mail/);
    await keyboard.type('fay@example.com');
    await keyboard.press('Enter');
    const address = await shownLink(fay);
    await tabTo(page, /^Copy/);
    await keyboard.press('Enter');
    await fay.hears(/waiting.*becomes final/);
    await fay.leave();

    const gus = await story.visit(address);
    await gus.hears(/Who may we expect/);
    await tabTo(gus.page, /^First name/);
    await gus.page.keyboard.type('Gus');
    await tabTo(gus.page, /^Last name/);
    await gus.page.keyboard.type('Lie');
    await tabTo(gus.page, /^E-mail/);
    await gus.page.keyboard.type('gus@example.com');
    await tabTo(gus.page, /may see my name/);
    await gus.page.keyboard.press('Space');
    await tabTo(gus.page, /^Put me on the list$/);
    await gus.page.keyboard.press('Enter');
    await gus.hears(/both on the list/);
    assert.deepEqual(
      (await story.guests()).filter(({ email }) => /^(fay|gus)@/.test(email)),
      [
        { email: 'fay@example.com', status: 'confirmed', inviter: null },
        { email: 'gus@example.com', status: 'confirmed', inviter: 'fay@example.com' },
      ],
    );
    assert.equal(
      (await story.results('form.submitted', 'gus@example.com'))[0]?.consents.find(({ id }) => id === 'showName')
        ?.granted,
      true,
    );
    await gus.leave();
  });

  it('speaks formal Dutch to those who are spoken to that way, in its own words too', async () => {
    const hanna = await story.visit(
      `/nl/friend.html${new URL(link).search}`,
      { locale: 'nl-NL' },
      'tone="formal" pace="quick"',
    );
    await hanna.hears(/Welkom\. Anna neemt u graag mee/);
    await hanna.presses('Aanmelden');
    await hanna.hears('Vul dit veld alstublieft in.');
    assert.equal(hanna.sent.filter(({ type }) => type === 'form.submitted').length, 0);
    const canvases = await canvasesOf(hanna);
    await signUp(
      hanna,
      ['Hanna', 'de Wit', 'hanna@example.com'],
      ['Voornaam', 'Achternaam', 'E-mailadres', 'Aanmelden'],
    );
    await until(async () => (await canvases.jsonValue()).length > 0, 'confetti');
    await hanna.hears(/Gefeliciteerd, Hanna\. U en Anna staan beiden op de lijst/);
    await hanna.hears(/Ontvangen, dank u wel/);
    await hanna.hears(/Wij verheugen ons op uw komst/);
    const said = await hanna.chat.locator('[part~="transcript"]').innerText();
    assert.doesNotMatch(said, /\b(je|jij|jou|jouw|jullie)\b/i);
    const [submitted] = await story.results('form.submitted', 'hanna@example.com');
    assert.deepEqual([submitted!.flow.locale, submitted!.flow.tone], ['nl', 'formal']);
    assert.equal(await statusOf('hanna@example.com'), 'confirmed');
    assert.deepEqual(hanna.complaints, []);
    await hanna.leave();
  });

  it('fits on the smallest phone, moves nothing when the chat comes, and asks no other site for anything', async () => {
    const sights = [
      ['/', 320],
      ['/', 1440],
      ['/nl/', 1440],
      ['/friend.html?ref=ZZZZ9999', 320],
      ['/nl/friend.html', 320],
      ['/terms.html', 320],
    ] as const;
    for (const [path, width] of sights) {
      const visitor = await story.visit('about:blank', { viewport: { width, height: 800 } });
      const { page } = visitor;
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      await page.goto(story.receiver.url + path);
      if (!/terms|privacy/.test(path)) await visitor.chat.getByRole('textbox').first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${path} at ${width}`);
      const moved = await page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            new PerformanceObserver((list) => {
              const entries = list.getEntries() as unknown as { sources: { node?: Node }[] }[];
              resolve(entries.flatMap(({ sources }) => sources.flatMap(({ node }) => node?.nodeName ?? [])));
            }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                resolve([]);
              }),
            );
          }),
      );
      assert.deepEqual(moved, [], `what moved on ${path} at ${width}`);
      assert.deepEqual([...hosts], [new URL(story.receiver.url).host]);
      assert.deepEqual(visitor.complaints, []);
      await visitor.leave();
    }
  });

  it('takes a code that a friend was told, typed by hand, and rewards both sides', async () => {
    const kim = await story.visit('/');
    await kim.types('First name', 'Kim');
    await kim.types('E-mail', 'kim@example.com');
    await kim.presses('Get my link');
    await kim.presses('Maybe later');
    const told = kim.chat.getByText(/Your code is/).first();
    await told.waitFor();
    const code = /[2-9A-Z]{8}/.exec(await told.innerText())![0];
    await kim.leave();

    const leo = await story.visit('/friend.html');
    await leo.hears(/Did a friend tell you a code/);
    // A slip is told, and costs nothing.
    await leo.types(/code/, `${code.slice(0, -1)}?`);
    await leo.presses('Send');
    await leo.hears(/can’t find this code/);
    await leo.types(/code/, `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase());
    await leo.presses('Send');
    await leo.hears(/your friend will be glad/);
    await leo.page.reload();
    await leo.hears(/your friend will be glad/);
    await signUp(leo, ['Leo', 'Dahl', 'leo@example.com']);
    await leo.hears(/Congratulations, Leo/);
    const guests = (await story.guests()).filter(({ email }) => /^(kim|leo)@/.test(email));
    assert.deepEqual(guests, [
      { email: 'kim@example.com', status: 'confirmed', inviter: null },
      { email: 'leo@example.com', status: 'confirmed', inviter: 'kim@example.com' },
    ]);
    const rewards = await story.query<{ email: string; kind: string }>(
      `select people.email, rewards.kind from rewards join people on people.id = rewards.person
       where people.email in ('kim@example.com', 'leo@example.com') order by 1, 2`,
    );
    assert.deepEqual(
      rewards.map(({ email, kind }) => `${email} ${kind}`),
      ['kim', 'leo'].flatMap((name) => ['list_spot', 'parking_minutes'].map((kind) => `${name}@example.com ${kind}`)),
    );
    const [result] = await story.results('form.submitted', 'leo@example.com');
    assert.deepEqual([result!.referral?.code, result!.referral?.source], [code, 'typed']);
    assert.deepEqual(leo.complaints, []);
    await leo.leave();
  });

  it('holds a sign-up from the very device of whoever sent the link, where the page keeps things on it', async () => {
    const mia = await story.visit('/', undefined, 'pace="instant" keep="device"');
    await mia.types('First name', 'Mia');
    await mia.types('E-mail', 'mia@example.com');
    await mia.presses('Get my link');
    await mia.presses('Maybe later');
    const told = mia.chat.getByText(/Your code is/).first();
    await told.waitFor();
    const code = /[2-9A-Z]{8}/.exec(await told.innerText())![0];
    await mia.page.evaluate(() => localStorage.removeItem('own-code vip-prelaunch'));
    await mia.page.goto(new URL(`/friend.html?ref=${code}`, story.receiver.url).href);
    await signUp(mia, ['Mo', 'Dahl', 'mo@example.com']);
    await mia.hears(/Thank you, Mo!/);
    const held = await story.query<{ status: string; reason: string }>(
      `select status, reason from referrals join people on people.id = friend where people.email = 'mo@example.com'`,
    );
    assert.deepEqual(held, [{ status: 'held', reason: 'same-device' }]);
    const sent = mia.sent.filter(({ type }) => type === 'form.submitted');
    assert.equal(new Set(sent.map(({ client }) => client.device)).size, 1);
    await mia.leave();
  });

  it('welcomes a friend whose code is unknown, and takes the sign-up', async () => {
    const ida = await story.visit('/friend.html?ref=ZZZZ9999');
    await signUp(ida, ['Ida', 'Moe', 'ida@example.com']);
    await ida.hears(/Thank you, Ida! Your name is down/);
    assert.deepEqual(
      (await story.guests()).filter(({ email }) => email === 'ida@example.com'),
      [{ email: 'ida@example.com', status: 'waiting', inviter: null }],
    );
    assert.deepEqual(ida.complaints, []);
    await ida.leave();
  });
});
