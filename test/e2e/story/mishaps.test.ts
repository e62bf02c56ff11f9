import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { tellStory, type Story, type Visitor } from './story.ts';

describe('campaign A, when something goes wrong', () => {
  let story: Story;
  let link = '';
  const opened = closedAfter();
  before(async () => {
    story = opened(await tellStory());
    const { referral } = (await (
      await fetch(`${story.receiver.url}/api/invitation${new URL(story.invitation).search.replace('i=', 'token=')}`)
    ).json()) as { referral: { url: string } };
    link = referral.url;
  });

  const fillIn = async (visitor: Visitor, first: string, email: string) => {
    await visitor.types('First name', first);
    await visitor.types('Last name', 'Olsen');
    await visitor.types('E-mail', email);
  };
  const submissions = ({ sent }: Visitor) => sent.filter(({ type }) => type === 'form.submitted');

  it('shows at the field what is wrong, puts the focus there and sends nothing', async () => {
    const jon = await story.visit(link);
    await jon.types('First name', 'Jon');
    await jon.types('E-mail', 'jon(at)example');
    await jon.presses('Put me on the list');
    const email = jon.chat.getByRole('textbox', { name: 'E-mail' });
    await jon.hears(/wouldn’t reach that address/);
    assert.equal(await email.getAttribute('aria-invalid'), 'true');
    assert.equal(await email.inputValue(), 'jon(at)example', 'what was typed is kept');
    await until(
      () => jon.chat.getByLabel('Last name').evaluate((field) => field.matches(':focus')),
      'the focus is on the first field with a problem',
    );
    assert.deepEqual(submissions(jon), []);

    await jon.types('Last name', 'Olsen');
    await jon.types('E-mail', 'jon@example.com');
    await jon.presses('Put me on the list');
    await jon.hears(/both on the list/);
    assert.equal((await story.results('form.submitted', 'jon@example.com')).length, 1);
    await jon.leave();
  });

  it('sends once when the button is tapped twice', async () => {
    const kim = await story.visit(link);
    await fillIn(kim, 'Kim', 'kim@example.com');
    await kim.chat.getByRole('button', { name: 'Put me on the list' }).dblclick();
    await kim.hears(/both on the list/);
    await kim.hears(/see you soon/);
    assert.equal(submissions(kim).length, 1);
    assert.equal((await story.results('form.submitted', 'kim@example.com')).length, 1);
    await kim.leave();
  });

  it('keeps a sign-up while the server is down and brings it there once, when it is back', async () => {
    const lea = await story.visit(link);
    await fillIn(lea, 'Lea', 'lea@example.com');
    await story.takeDown();
    await lea.presses('Put me on the list');
    await lea.hears(/Not sent yet/);
    await lea.presses('Check again');
    await lea.chat
      .getByText(/Not sent yet/)
      .nth(1)
      .waitFor();

    await story.bringBack();
    // It goes out by itself, sooner or later; whoever does not want to wait presses the button.
    const arrived = lea.chat.getByText('Got it, thank you');
    await until(async () => {
      await lea.chat
        .getByRole('button', { name: 'Try again' })
        .click({ timeout: 500 })
        .catch(() => undefined);
      return (await arrived.count()) > 0;
    });
    await lea.presses('Check again');
    await lea.hears(/both on the list/);
    const kept = await story.results('form.submitted', 'lea@example.com');
    assert.equal(kept.length, 1, 'one record');
    assert.equal(new Set(submissions(lea).map(({ id }) => id)).size, 1, 'every try under the same id');
    assert.ok(submissions(lea).length > 1, 'it was tried before');
    assert.equal((await story.guests()).find(({ email }) => email === 'lea@example.com')?.status, 'confirmed');
    await lea.leave();
  });

  it('stays where it was after a reload, and repeats no event', async () => {
    const mia = await story.visit(link);
    await fillIn(mia, 'Mia', 'mia@example.com');
    await mia.presses('Put me on the list');
    await mia.hears(/see you soon/);
    await until(async () =>
      (await story.results('flow.completed')).some(({ session }) => session.id === mia.sent[0]?.session.id),
    );
    const told = ({ sent }: Visitor) => [...new Set(sent.map(({ id }) => id))];
    const before = told(mia);
    await mia.page.reload();
    await mia.hears(/see you soon/);
    await mia.hears(/both on the list/);
    assert.equal(await mia.chat.locator('canvas').count(), 0, 'nothing is celebrated twice');
    // A request whose answer the old page did not live to see is sent again, under its id.
    assert.deepEqual(told(mia), before);
    const own = (await story.results('goal.completed')).filter(
      ({ submission }) => submission === submissions(mia)[0]?.id,
    );
    assert.equal(own.length, 1);
    await mia.leave();
  });

  it('works on when the browser lets nothing be stored', async () => {
    const nils = await story.visit('about:blank');
    await nils.page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await nils.page.goto(link);
    await fillIn(nils, 'Nils', 'nils@example.com');
    await nils.presses('Put me on the list');
    await nils.hears(/both on the list/);
    assert.equal((await story.results('form.submitted', 'nils@example.com')).length, 1);
    await nils.leave();
  });

  it('shows the shop’s own way out when the chat can’t be loaded', async () => {
    const ole = await story.visit('about:blank');
    await ole.page.route('**/cdn/smoc-chat.js', (route) => route.abort());
    await ole.page.goto(link);
    assert.equal(await ole.page.getByRole('link', { name: 'vip@nordlys.example' }).first().isVisible(), true);
    await ole.leave();
  });
});
