import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import type { Endpoint } from '../../../src/effects/delivery/endpoint.ts';
import type { SmocChat } from '../../../src/smoc-chat.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { HUBSPOT_PATH, netlifyOf, startFormServices } from '../../tools/form-services.mjs';
import { BUILT_CHAT, servePages, type ServedPages } from './served-pages.ts';

const flow = {
  flow: 'vip',
  parts: {
    start: [
      { ask: 'First name?', as: 'name', autocomplete: 'given-name' },
      { ask: 'E-mail?', as: 'mail', autocomplete: 'email' },
      { ask: 'Sizes?', as: 'sizes', many: true, options: ['S', 'M', 'L'] },
      { consent: 'You may keep my data.', as: 'terms', no: 'No' },
      { consent: 'Send me news.', as: 'news', no: 'No' },
      { submit: 'crm' },
      'Done.',
    ],
  },
};
const html = `<!doctype html><title>VIP</title>
<form name="vip" data-netlify="true" hidden><input name="email"><input name="name"><input name="sizes"><input name="bot-field"></form>
<smoc-chat keep="nothing" pace="instant"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>
<script>
  const chat = document.querySelector('smoc-chat');
  chat.endpoints = { crm: JSON.parse(decodeURIComponent(location.hash.slice(1))) };
  globalThis.problems = [];
  chat.addEventListener('smoc-error', ({ detail }) => problems.push(detail.code + ': ' + detail.message));
</script>
<script type="module" src="/smoc-chat.js"></script>`;

type Told = { readonly statuses: string[]; readonly problems: string[]; readonly open: string | undefined };

describe('a form service', () => {
  let browser: Browser;
  let pages: ServedPages;
  let services: Awaited<ReturnType<typeof startFormServices>>;
  const netlify: Record<string, string>[] = [];

  const opened = closedAfter();
  before(async () => {
    services = opened(await startFormServices());
    pages = opened(await servePages(BUILT_CHAT, { '/': html }, netlifyOf(html, netlify)));
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  /** Signs up in the chat with this endpoint; resolves when the result is no longer on its way, or as soon as the owner is told something. */
  async function signUp(
    endpoint: Endpoint,
    { mail = 'ben@example.com', till = 'settled' }: { mail?: string; till?: 'settled' | 'told' } = {},
  ): Promise<Told> {
    const context = await browser.newContext();
    const page = await context.newPage();
    try {
      await page.goto(
        `${pages.origin}/#${encodeURIComponent(JSON.stringify({ ...endpoint, url: new URL(endpoint.url, services.origin).href }))}`,
      );
      return await page.evaluate(
        async ([answers, till]) => {
          const { problems } = globalThis as unknown as Told;
          const chat = document.querySelector('smoc-chat') as SmocChat;
          for (const answer of answers) await chat.answer(answer);
          for (;;) {
            const state = chat.snapshot();
            const statuses = Object.values(state?.deliveries ?? {});
            if (
              till === 'told' ? problems.length : state?.pending?.kind !== 'submit' && !statuses.includes('sending')
            ) {
              return { statuses, problems, open: state?.pending?.kind === 'question' ? state.pending.step : undefined };
            }
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
        },
        [['Ben', mail, ['S', 'M'], true, true], till] as const,
      );
    } finally {
      await context.close();
    }
  }
  const delivered: Told = { statuses: ['delivered'], problems: [], open: undefined };
  const hubspotFields = { email: 'contact_email', firstname: 'contact_firstName', sizes: 'sizes' };

  it("HubSpot: gets the form's properties, the page, and the consents in the words that were shown", async () => {
    assert.deepEqual(
      await signUp({
        url: HUBSPOT_PATH,
        adapter: 'hubspot',
        fields: { ...hubspotFields, '0-2/name': 'flow_id' },
        consent: 'terms',
        subscriptions: { news: 999 },
      }),
      delivered,
    );
    const [{ submittedAt, ...sent }] = services.taken.hubspot!;
    assert.match(String(submittedAt), /^\d{13}$/);
    assert.deepEqual(sent, {
      fields: [
        { objectTypeId: '0-1', name: 'email', value: 'ben@example.com' },
        { objectTypeId: '0-1', name: 'firstname', value: 'Ben' },
        { objectTypeId: '0-1', name: 'sizes', value: 'S;M' },
        { objectTypeId: '0-2', name: 'name', value: 'vip' },
      ],
      context: { pageUri: sent.context.pageUri, pageName: 'VIP' },
      legalConsentOptions: {
        consent: {
          consentToProcess: true,
          text: 'You may keep my data.',
          communications: [{ value: true, subscriptionTypeId: 999, text: 'Send me news.' }],
        },
      },
    });
  });

  it('HubSpot: a form that refuses is told to the owner without a word of the visitor, and the result is kept', async () => {
    const told = await signUp({
      url: HUBSPOT_PATH,
      adapter: 'hubspot',
      fields: { ...hubspotFields, nickname: 'name' },
    });
    assert.deepEqual(told.statuses, ['refused']);
    assert.match(
      told.problems[0]!,
      /^endpoint-refused: .* 400, FIELD_NOT_IN_FORM_DEFINITION \(nickname\), MISSING_PROCESSING_CONSENT\./,
    );
    assert.doesNotMatch(told.problems.join(), /Ben|ben@/);
  });

  it('HubSpot: an address that it does not take opens the question again', async () => {
    const told = await signUp(
      { url: HUBSPOT_PATH, adapter: 'hubspot', fields: hubspotFields, consent: 'terms' },
      { mail: 'ben@localhost' },
    );
    assert.equal(told.open, 'start/1');
  });

  it('Formspree: gets a mail that a person can read, with a reply address', async () => {
    assert.deepEqual(await signUp({ url: '/f/xpzvabcd', adapter: 'formspree', subject: 'A new VIP' }), delivered);
    const { id, occurredAt, page_url, page_title, first_landingPage, landingPage, ...sent } =
      services.taken.formspree![0];
    assert.ok(id && occurredAt && page_url && page_title && first_landingPage && landingPage);
    assert.deepEqual(sent, {
      email: 'ben@example.com',
      name: 'Ben',
      mail: 'ben@example.com',
      sizes: 'S, M',
      contact_firstName: 'Ben',
      flow_id: 'vip',
      subject: 'A new VIP',
      _gotcha: '',
      terms: 'true',
      consent_terms: 'true',
      consent_terms_text: 'You may keep my data.',
      consent_terms_purpose: 'contact',
      consent_terms_at: sent.consent_terms_at,
      news: 'true',
      consent_news: 'true',
      consent_news_text: 'Send me news.',
      consent_news_purpose: 'contact',
      consent_news_at: sent.consent_news_at,
    });
  });

  it('Formspree: an address that it does not take opens the question again', async () => {
    const told = await signUp(
      { url: '/f/xpzvabcd', adapter: 'formspree', fields: { email: 'mail', name: 'name' } },
      { mail: 'ben@localhost' },
    );
    assert.equal(told.open, 'start/1');
  });

  it("Netlify: gets the fields of the form's static copy, on its own site", async () => {
    assert.deepEqual(
      await signUp({ url: pages.origin, adapter: 'netlify', form: 'vip', honeypot: 'bot-field' }),
      delivered,
    );
    assert.deepEqual(netlify, [{ email: 'ben@example.com', name: 'Ben', sizes: 'S, M', 'bot-field': '' }]);
  });

  it('Netlify: a form that was not deployed is told to the owner', async () => {
    const told = await signUp({ url: pages.origin, adapter: 'netlify', form: 'vips' });
    assert.deepEqual(told.statuses, ['refused']);
    assert.match(told.problems[0]!, /^endpoint-refused: .* with 404/);
  });

  it('Zapier and Make: get flat fields without being asked first', async () => {
    assert.deepEqual(
      await signUp({ url: '/hooks/catch/1/abc', adapter: 'form', types: ['form.submitted'] }),
      delivered,
    );
    assert.deepEqual(
      await signUp({
        url: '/make/abc',
        adapter: 'form',
        types: ['form.submitted'],
        fields: { who: 'name', mail: 'contact_email' },
      }),
      delivered,
    );
    assert.equal(services.taken.zapier![0].contact_email, 'ben@example.com');
    assert.deepEqual(services.taken.make, [{ who: 'Ben', mail: 'ben@example.com' }]);
  });

  it('Make: a scenario that is turned off is told to the owner', async () => {
    const told = await signUp({ url: '/make/off', adapter: 'form', types: ['form.submitted'] });
    assert.deepEqual([told.statuses, /with 410/.test(told.problems[0]!)], [['refused'], true]);
  });

  it('Apps Script: writes one row, although its first answer got lost, and its redirect gets nothing of the visitor', async () => {
    services.lose.answer = true;
    assert.deepEqual((await signUp({ url: '/macros/s/AKfycb-1/exec', adapter: 'apps-script' })).statuses, [
      'delivered',
    ]);
    assert.equal(services.counts.scriptRuns, 2);
    const [head, ...rows] = services.taken['apps-script']!;
    // The script runs in a world of its own, whose lists are others than these.
    assert.deepEqual([head[0], rows.length, [...rows[0]].slice(2, 5)], ['id', 1, ['Ben', '', 'ben@example.com']]);
    assert.deepEqual(services.mistakes, []);
  });

  it('that answers no pre-flight and is sent JSON nevertheless is not called delivered', async () => {
    for (const url of ['/hooks/catch/1/abc', '/make/abc', '/macros/s/AKfycb-1/exec']) {
      const told = await signUp({ url, adapter: 'json' }, { till: 'told' });
      assert.deepEqual([told.statuses, told.problems[0]!.split(':')[0]], [['sending'], 'endpoint-unreachable'], url);
    }
  });

  it('whose settings are wrong is told to the owner, and the result is kept', async () => {
    const told = await signUp({ url: '/submissions/v3/integration/submit/4711', adapter: 'hubspot' }, { till: 'told' });
    assert.deepEqual(told.statuses, ['sending']);
    assert.match(told.problems[0]!, /^bad-endpoint: .* does not name a HubSpot portal and form/);
  });
});
