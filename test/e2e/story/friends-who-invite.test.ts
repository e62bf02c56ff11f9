import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { tellStory, type Story, type Visitor } from './story.ts';

const EVENING = new URL('../../../examples/landing/campaign.json', import.meta.url);

/** Script 3.1, check 21, in a campaign whose friends may invite others. */
describe('campaign A, where friends may invite others', () => {
  let story: Story;
  const opened = closedAfter();
  before(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'smoc-campaign-'));
    opened({ close: async () => rmSync(dir, { recursive: true, force: true }) });
    const campaignFile = join(dir, 'campaign.json');
    writeFileSync(
      campaignFile,
      JSON.stringify({ ...(JSON.parse(readFileSync(EVENING, 'utf8')) as object), friendsMayInvite: true }),
    );
    story = opened(await tellStory({ campaignFile, workers: { poll: 50 } }));
  });

  const shownLink = async ({ chat }: Visitor) => {
    const text = chat.getByText(/^https?:.*[?&]ref=/).first();
    await text.waitFor();
    return (await text.innerText()).trim();
  };

  async function signUp(visitor: Visitor, first: string, email: string): Promise<void> {
    await visitor.types('First name', first);
    await visitor.types('Last name', 'Hansen');
    await visitor.types('E-mail', email);
    await visitor.chat.getByLabel(/^My friends may see my first name/).check();
    await visitor.presses('Put me on the list');
  }

  it('21: Ben gets a link of his own, hears of the friend who comes by it, and finds it again by his mail', async () => {
    const anna = await story.visit(story.invitation);
    const hers = await shownLink(anna);
    await anna.leave();

    const ben = await story.visit(hers);
    await signUp(ben, 'Ben', 'ben@example.com');
    await ben.hears(/both on the list/);
    await ben.hears(/bring friends of your own/);
    const his = await shownLink(ben);
    assert.notEqual(new URL(his).searchParams.get('ref'), new URL(hers).searchParams.get('ref'));
    // The parking code has such a button, too.
    await ben.chat.getByRole('button', { name: /^Copy/ }).last().click();
    const copied = () => ben.page.evaluate(() => navigator.clipboard.readText());
    await until(async () => (await copied()).includes(new URL(his).search.slice(1, 12)), 'his link is copied');
    await until(async () => (await story.results('share.intended')).length === 1, 'his share is noted');

    const carl = await story.visit(his);
    await carl.hears('Ben wants to bring you along');
    await signUp(carl, 'Carl', 'carl@example.com');
    await carl.hears(/both on the list/);
    await carl.leave();
    await ben.hears('Carl just signed up through your link');
    assert.deepEqual(ben.complaints, []);
    await ben.leave();

    assert.deepEqual(
      (await story.guests()).map(({ email, status, inviter }) => [email, status, inviter]),
      [
        ['anna@example.com', 'confirmed', null],
        ['ben@example.com', 'confirmed', 'anna@example.com'],
        ['carl@example.com', 'confirmed', 'ben@example.com'],
      ],
    );

    const welcome = async () =>
      (
        await story.query<{ text: string }>(
          `select text from messages where template = 'welcome' and recipient = 'carl@example.com' and status = 'sent'`,
        )
      )[0]?.text;
    await until(async () => (await welcome()) !== undefined, 'a welcome to Carl');
    const personal = /https?:\/\/\S+[?&]i=\S+/.exec((await welcome())!)?.[0];
    assert.ok(personal, 'the way to how things stand');
    const later = await story.visit(personal);
    await later.hears(/Hi Carl! You are on the guest list .* Bring friends of your own/);
    assert.ok((await welcome())!.includes(new URL(await shownLink(later)).searchParams.get('ref')!));
    await later.leave();
  });
});
