/** A reward for finishing a survey or a quiz, without bringing anybody. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import type { Answer } from '../../../../src/engine/input.ts';
import type { Flow } from '../../../../src/flow/flow.ts';
import { drive, type Drive } from '../../../../test/engine/drive.ts';
import type { CampaignFile, Reward } from '../../campaign/campaign-file.ts';
import { addPoolCodes } from '../../rewards/fill-pool.ts';
import { ANNA, BEN, envelope, friendForm, NOW, type Person, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const SURVEY_REWARD: Reward = {
  id: 'survey-thanks',
  kind: 'discount_code',
  sides: [],
  finishing: 'newsletter-survey',
  once: true,
  amount: 10,
  code: 'pool',
  title: '{amount} % off',
  text: 'Type the code at the till.',
};

const survey = (person: Person | null, changes: Partial<Envelope> = {}): Envelope =>
  envelope(
    {
      answers: { nps: 9, email: person?.email ?? null },
      contact: { firstName: person?.firstName ?? null, lastName: null, email: person?.email ?? null, phone: null },
      ...changes,
    },
    { id: 'newsletter-survey', campaign: 'vip-prelaunch' },
  );

/** The example's conversation with somebody who came by this address and answers so; they send it, and the chat gets what the receiver answers. */
async function surveyed(receiver: TestReceiver, query: Record<string, string>, ...answers: Answer[]): Promise<Drive> {
  const path = new URL('../../../flows/newsletter-survey.json', import.meta.url);
  const flow = JSON.parse(readFileSync(path, 'utf8')) as Flow;
  const chat = drive(flow, { context: { query }, submit: () => undefined });
  chat.answer(8, { texts: 'Good', offers: null }, ...answers);
  const sent = chat.envelopes.find(({ type }) => type === 'form.submitted')!;
  const at = NOW.toISOString();
  // Each a result and a conversation of its own, at the receiver's time.
  const session = { id: randomUUID(), startedAt: at };
  const { json } = await receiver.post({ ...sent, id: randomUUID(), occurredAt: at, session });
  chat.send({ type: 'delivered', id: sent.id, reply: json });
  return chat;
}

async function withSurvey(
  changes: Partial<CampaignFile> = {},
  reward: Partial<Reward> = {},
  codes = ['K1', 'K2', 'K3', 'K4'],
): Promise<TestReceiver> {
  const { campaign } = await testReceiver();
  const receiver = await testReceiver({
    campaign: { ...changes, rewards: [...campaign.rewards, { ...SURVEY_REWARD, ...reward }] },
  });
  await addPoolCodes(receiver.services, receiver.services.campaigns.all[0], SURVEY_REWARD.id, codes);
  return receiver;
}

const granted = ({ rows }: TestReceiver) =>
  rows<{ email: string; status: string; code: string | null }>(
    `select email, status, code from rewards join people on people.id = person where side = 'participant' order by rewards.id`,
  );
const mails = ({ sent }: TestReceiver, to: string) =>
  sent.filter((mail) => mail.to === to && /thank you/i.test(mail.subject)).map(({ text }) => text);

/** Whoever came by a link from a mail: the flow keeps its token. */
async function invited(receiver: TestReceiver): Promise<string> {
  await receiver.owner('/owner/invitations', { firstName: 'Anna', email: ANNA.email! });
  const [row] = await receiver.rows<{ token: string }>('select token from invitations');
  return row!.token;
}

describe('A finished survey', () => {
  it('earns its reward once: shown in the chat to whoever came by a link of their own, with the code, and told by mail', async () => {
    const receiver = await withSurvey();
    const token = await invited(receiver);
    const { json } = await receiver.post(survey(null, { answers: { invitation: token, nps: 9 } }));
    assert.deepEqual(
      json.rewards.map(({ title, code, status }: Record<string, unknown>) => [title, code, status]),
      [['10 % off', 'K1', 'issued']],
    );
    const { json: again } = await receiver.post(survey(null, { answers: { invitation: token, nps: 2 } }));
    assert.deepEqual(again.rewards, json.rewards);
    assert.deepEqual(await granted(receiver), [{ email: ANNA.email, status: 'issued', code: 'K1' }]);
    await receiver.runDue();
    assert.equal(mails(receiver, ANNA.email!).length, 1);
    assert.match(mails(receiver, ANNA.email!)[0]!, /10 % off[\s\S]*K1/);
    const { json: status } = await receiver.get(`/api/status?token=${token}`);
    assert.deepEqual(
      status.rewards.map(({ code }: { code?: string }) => code),
      ['K1'],
    );
    assert.deepEqual(await receiver.rows('select id from referrals'), []);
  });

  it('of somebody who typed an address is answered without a code, which goes to that address; known or not, with the same answer', async () => {
    const receiver = await withSurvey();
    const first = await receiver.post(survey(BEN));
    const second = await receiver.post(survey(BEN));
    const shape = ({ json }: typeof first) => JSON.stringify({ ...json, id: '' });
    assert.equal(shape(first), shape(second));
    assert.deepEqual(
      first.json.rewards.map((card: object) => Object.keys(card)),
      [['status', 'amount', 'unit', 'kind', 'title', 'text']],
    );
    await receiver.runDue();
    assert.equal(mails(receiver, BEN.email!).length, 1);
    assert.match(mails(receiver, BEN.email!)[0]!, /K1/);
    assert.equal((await granted(receiver)).length, 1);
  });

  it('earns no more than the campaign gives, however many finish it at once', async () => {
    const receiver = await withSurvey(
      {},
      { most: 5 },
      Array.from({ length: 20 }, (_, n) => `K${n}`),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => receiver.post(survey({ email: `guest${n}@example.com` }))),
    );
    const all = await granted(receiver);
    assert.equal(all.length, 5);
    assert.equal(new Set(all.map(({ code }) => code)).size, 5);
    assert.ok(answers.every(({ status }) => status === 200));
    assert.deepEqual((await receiver.post(survey(BEN))).json.rewards, []);
    assert.equal((await granted(receiver)).length, 5);
  });

  it('waits for a code when the pool is empty, and for the owner where the owner approves', async () => {
    const empty = await withSurvey({}, {}, []);
    assert.equal((await empty.get('/api/campaign?id=vip-prelaunch')).json.state, 'open');
    await empty.post(survey(BEN));
    await empty.runDue();
    assert.deepEqual(await granted(empty), [{ email: BEN.email, status: 'approved', code: null }]);
    assert.equal(mails(empty, BEN.email!).length, 0);
    await addPoolCodes(empty.services, empty.services.campaigns.all[0], SURVEY_REWARD.id, ['LATE']);
    await empty.runDue();
    assert.deepEqual(await granted(empty), [{ email: BEN.email, status: 'issued', code: 'LATE' }]);
    assert.equal(mails(empty, BEN.email!).length, 1);

    const manual = await withSurvey({
      qualifies: { on: 'sign-up', holdDays: 14, withinDays: 60, approval: 'manual' },
    });
    await manual.post(survey(BEN));
    assert.equal((await granted(manual))[0]!.status, 'held');
    const [{ id }] = (await manual.rows<{ id: number }>(`select id from rewards where side = 'participant'`)) as [
      { id: number },
    ];
    assert.match(await (await manual.owner('/owner/review')).text(), /10 % off/);
    await manual.owner(`/owner/review/reward/${id}/approve`, {});
    assert.deepEqual(await granted(manual), [{ email: BEN.email, status: 'issued', code: 'K1' }]);
  });

  it('has nothing to do with the days in which a customer may withdraw', async () => {
    const receiver = await withSurvey({
      qualifies: { on: 'sign-up', holdDays: 14, withinDays: 60, approval: 'automatic' },
    });
    await receiver.post(survey(BEN));
    assert.equal((await granted(receiver))[0]!.status, 'issued');
  });

  it('waits for the press on the link in a mail where addresses are confirmed; a link of their own has proven it', async () => {
    const receiver = await withSurvey({ confirmAddress: true });
    await receiver.post(survey(BEN));
    assert.equal((await granted(receiver))[0]!.status, 'pending');
    await receiver.runDue();
    const [asked] = receiver.sent.filter(({ to }) => to === BEN.email);
    assert.match(asked!.text, /you answered some questions from Nordlys/);
    const [, path] = /https:\/\/receiver\.nordlys\.example(\/c\/\S+)/.exec(asked!.text)!;
    assert.equal((await receiver.app.request(path!, { method: 'POST' })).status, 200);
    assert.equal((await granted(receiver))[0]!.status, 'issued');

    const token = await invited(receiver);
    await receiver.post(survey(null, { answers: { invitation: token } }));
    assert.equal((await granted(receiver))[1]!.status, 'issued');
  });

  it('earns nothing before the campaign and after it, and waits for the owner in a pause or with a throw-away address', async () => {
    const soon = await withSurvey({ starts: '2026-11-24T12:00' });
    assert.deepEqual((await soon.post(survey(BEN))).json.rewards, []);
    const over = await withSurvey();
    over.at(new Date('2026-11-26T17:30:00Z'));
    const late = { occurredAt: '2026-11-26T17:30:00.000Z' };
    assert.deepEqual((await over.post(survey(BEN, late))).json.rewards, []);
    assert.deepEqual([...(await granted(soon)), ...(await granted(over))], []);

    const paused = await withSurvey();
    await paused.rows('update campaigns set paused_at = $1', [NOW]);
    await paused.post(survey(BEN));
    await paused.post(survey({ email: 'x@mailinator.com' }));
    assert.deepEqual(
      (await granted(paused)).map(({ status }) => status),
      ['held', 'held'],
    );
    await paused.rows('update campaigns set paused_at = null');
    await paused.post(survey({ email: 'y@mailinator.com' }));
    assert.equal((await granted(paused))[2]!.status, 'held');
  });

  it('that looked like a machine’s earns nothing until the owner lets it in, and then all of it', async () => {
    const receiver = await withSurvey();
    const sent = survey(BEN, { meta: { widgetVersion: '0.1.0', durationMs: 90, honeypot: '' } });
    const aside = await receiver.post(sent);
    assert.deepEqual(await granted(receiver), []);
    const honest = await receiver.post(survey(ANNA));
    assert.deepEqual(aside.json.rewards, honest.json.rewards);
    await receiver.owner(`/owner/set-aside/${sent.id}/release`, {});
    await receiver.runDue();
    assert.deepEqual(
      (await granted(receiver)).map(({ email, code }) => [email, code]),
      [
        [ANNA.email, 'K1'],
        [BEN.email, 'K2'],
      ],
    );
    assert.equal(mails(receiver, BEN.email!).length, 1);
  });

  it('whose address is corrected into somebody else’s takes its reward back, and gives theirs', async () => {
    const receiver = await withSurvey();
    await receiver.post(referrerForm(ANNA));
    const wrong = survey({ email: 'bem@example.com' });
    await receiver.post(wrong);
    await receiver.post(survey(ANNA, { replaces: wrong.id, session: wrong.session }));
    assert.deepEqual(
      (await granted(receiver)).map(({ email, status }) => [email, status]),
      [
        ['bem@example.com', 'cancelled'],
        [ANNA.email, 'issued'],
      ],
    );
  });

  it('shows no friend’s form what the person behind an address has got for answers', async () => {
    const receiver = await withSurvey();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(survey(BEN));
    const { text } = await receiver.post(friendForm(BEN, anna.referral.code));
    assert.match(text, /confirmed/);
    assert.doesNotMatch(text, /K1|% off/);
  });

  it('earns nothing where nobody says who they are, and other flows earn nothing', async () => {
    const receiver = await withSurvey();
    assert.equal((await receiver.post(survey(null))).json.rewards, undefined);
    const other = envelope(
      { contact: { firstName: null, lastName: null, email: BEN.email, phone: null } },
      { id: 'quiz', campaign: 'vip-prelaunch' },
    );
    assert.equal((await receiver.post(other)).json.rewards, undefined);
    assert.deepEqual(await granted(receiver), []);
  });

  it('of the example shows the code to whoever came by a link of their own, and says to others where it went', async () => {
    const receiver = await withSurvey();
    const known = await surveyed(receiver, { i: await invited(receiver) });
    const reward = known.entries.find(({ kind }) => kind === 'reward');
    assert.equal(reward?.kind === 'reward' && reward.code, 'K1');

    const typed = await surveyed(receiver, {}, BEN.email, true);
    assert.ok(typed.lines.includes('10 % off is yours: look into your inbox in a minute.'));
    await receiver.runDue();
    assert.match(mails(receiver, BEN.email!)[0]!, /K2/);

    const nobody = await surveyed(receiver, {}, null);
    assert.match(nobody.lines.at(-1)!, /^Thank you/);
    assert.doesNotMatch(nobody.lines.join(' '), /is yours/);
  });

  it('is offered where the campaign is told: to pages, and in the terms', async () => {
    const receiver = await withSurvey({}, { most: 50 });
    const { json } = await receiver.get('/api/campaign?id=vip-prelaunch&locale=en');
    const told = json.rewards.find(({ finishing }: { finishing?: string }) => finishing === 'newsletter-survey');
    assert.equal(told.title, '10 % off');
    assert.match(
      json.terms,
      /For answering our questions, without bringing anybody: 10 % off\. Once for each person\. There are 50 of these in all, for those who answer first\./,
    );
    assert.match(
      (await receiver.get('/api/campaign?id=vip-prelaunch&locale=nl')).json.terms,
      /zonder iemand mee te brengen: 10 % off\. Eén keer per persoon\./,
    );
    assert.match(
      (await receiver.get('/api/campaign?id=vip-prelaunch&locale=de')).json.terms,
      /ohne jemanden mitzubringen: 10 % off\. Einmal pro Person\./,
    );
  });
});
