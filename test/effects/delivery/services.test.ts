import { expect } from '@open-wc/testing';
import type { Adapter } from '../../../src/effects/delivery/adapters/adapter.ts';
import { adapterFor, adapterNamed } from '../../../src/effects/delivery/adapters/find-adapter.ts';
import type { Endpoint } from '../../../src/effects/delivery/endpoint.ts';
import type { Problem } from '../../../src/effects/delivery/problem.ts';
import { formFields } from '../../../src/effects/delivery/adapters/form-fields.lazy.ts';
import { envelopeOf, reply } from './fake-endpoint.ts';

const HUBSPOT = 'https://api.hsforms.com/submissions/v3/integration/submit/4711/0f1e2d3c-4b5a-4678-9abc-def012345678';
const SCRIPT = 'https://script.google.com/macros/s/AKfycb-1/exec';

const made = async (endpoint: Endpoint): Promise<Adapter | Problem> =>
  adapterFor(adapterNamed(endpoint, new URL(endpoint.url).hostname), endpoint, endpoint.url);
async function adapterOf(endpoint: Endpoint): Promise<Adapter> {
  const found = await made(endpoint);
  if ('code' in found) throw new Error(found.message);
  return found;
}
const ok = (body: string) => reply({ status: 200, body });
const text = (more?: Parameters<typeof envelopeOf>[1]) => JSON.stringify(envelopeOf('e1', more));

describe('an endpoint that names no adapter', () => {
  for (const [url, name] of [
    [HUBSPOT, 'hubspot'],
    [HUBSPOT.replace('api.', 'api-eu1.'), 'hubspot'],
    ['https://formspree.io/f/xpzvabcd', 'formspree'],
    [SCRIPT, 'apps-script'],
    ['https://hooks.zapier.com/hooks/catch/1/a', 'form'],
    ['https://hook.eu2.make.com/abc', 'form'],
    ['https://shop.example/api', 'json'],
    ['https://notzapier.com/x', 'json'],
    ['https://zapier.com.evil.example/x', 'json'],
    ['https://shop.example/formspree.io', 'json'],
  ] as const) {
    it(`${new URL(url).host} means "${name}"`, async () => {
      expect((await adapterOf({ url })).name).to.equal(name);
    });
  }

  it('may still name one', async () => {
    expect((await adapterOf({ url: 'https://hook.eu2.make.com/abc', adapter: 'json' })).name).to.equal('json');
  });
});

describe('settings that can not work', () => {
  for (const [endpoint, code, words, cure] of [
    [{ url: HUBSPOT.slice(0, -5) }, 'bad-endpoint', 'does not name a HubSpot portal and form', 'PORTAL_ID/FORM_GUID'],
    [
      { url: HUBSPOT, subscriptions: { news: 1 } },
      'bad-endpoint',
      'only beside a consent to processing',
      'consent: "terms"',
    ],
    [{ url: 'https://formspree.io/vip' }, 'bad-endpoint', 'does not name a Formspree form', '/f/FORM_ID'],
    [{ url: location.origin, adapter: 'netlify' }, 'bad-endpoint', 'is not told which form', 'form: "vip"'],
    [
      { url: 'https://shop.example/', adapter: 'netlify', form: 'vip' },
      'bad-endpoint',
      "not on this page's site",
      'a path of this site',
    ],
    [{ url: SCRIPT.replace('exec', 'dev') }, 'bad-endpoint', 'not the address of a deployed', '/exec'],
    [
      { url: 'https://x.example/', adapter: 'hubspott' as 'hubspot' },
      'unknown-adapter',
      'there is no adapter "hubspott"',
      'json, form, hubspot, formspree, apps-script, netlify',
    ],
  ] satisfies [Endpoint, string, string, string][]) {
    it(`are told with their cure: ${words}`, async () => {
      const problem = (await made(endpoint)) as Problem;
      expect(problem.code).to.equal(code);
      expect(problem.message).to.include(words).and.include(endpoint.url);
      expect(problem.hint).to.include(cure);
    });
  }
});

describe('what a service is sent', () => {
  it('submissions alone with a form service, everything with a hook, or what the author says', async () => {
    const takes = async (endpoint: Endpoint, type: 'goal.completed' | 'form.submitted') =>
      (await adapterOf(endpoint)).request(text({ type }), 'e1') !== null;
    for (const url of [HUBSPOT, 'https://formspree.io/f/abc', SCRIPT])
      expect([await takes({ url }, 'form.submitted'), await takes({ url }, 'goal.completed')], url).to.deep.equal([
        true,
        false,
      ]);
    expect(await takes({ url: 'https://hooks.zapier.com/a' }, 'goal.completed')).to.equal(true);
    expect(await takes({ url: SCRIPT, types: ['goal.completed'] }, 'goal.completed')).to.equal(true);
    expect(await takes({ url: 'https://hooks.zapier.com/a', types: ['form.submitted'] }, 'goal.completed')).to.equal(
      false,
    );
  });

  it('is the same body for the same envelope', async () => {
    for (const endpoint of [
      { url: HUBSPOT, consent: 'news' },
      { url: 'https://formspree.io/f/abc' },
      { url: SCRIPT },
      { url: 'https://hooks.zapier.com/a' },
      { url: location.origin, adapter: 'netlify', form: 'vip' },
    ] satisfies Endpoint[]) {
      const adapter = await adapterOf(endpoint);
      const first = adapter.request(text(), 'e1');
      expect(first).not.to.equal(null);
      expect(first, adapter.name).to.deep.equal(adapter.request(text(), 'e1'));
    }
  });

  it('has no header that a service without pre-flights would have to allow', async () => {
    for (const url of [SCRIPT, 'https://hooks.zapier.com/a', 'https://hook.eu2.make.com/a']) {
      const { headers } = (await adapterOf({ url })).request(text(), 'e1')!;
      expect(Object.keys(headers)).to.deep.equal(['Content-Type']);
      expect(headers['Content-Type']).to.match(/^(text\/plain|application\/x-www-form-urlencoded);/);
    }
  });

  it('says nothing of a consent that was not asked for, and that one was refused', async () => {
    const adapter = await adapterOf({ url: HUBSPOT, consent: 'terms' });
    const legal = (more?: Parameters<typeof envelopeOf>[1]) =>
      (
        JSON.parse(adapter.request(text(more), 'e1')!.body) as {
          legalConsentOptions?: { consent: { consentToProcess: boolean } };
        }
      ).legalConsentOptions;
    expect(legal()).to.equal(undefined);
    const [consent] = envelopeOf('e1').consents;
    expect(legal({ consents: [{ ...consent!, id: 'terms', granted: false }] })?.consent.consentToProcess).to.equal(
      false,
    );
  });

  it("carries HubSpot's own cookie where there is one", async () => {
    const adapter = await adapterOf({ url: HUBSPOT });
    const hutk = () => (JSON.parse(adapter.request(text(), 'e1')!.body) as { context: { hutk?: string } }).context.hutk;
    expect(hutk()).to.equal(undefined);
    document.cookie = 'hubspotutk=0123456789abcdef0123456789abcdef';
    try {
      expect(hutk()).to.equal('0123456789abcdef0123456789abcdef');
    } finally {
      document.cookie = 'hubspotutk=; max-age=0';
    }
  });

  it('as a hook: flat fields with plain names, each once', () => {
    const fields = formFields(
      envelopeOf('e1', {
        answers: { name: 'Ben & Bo', sizes: ['S', 'M'], step: 'high', event: { when: 'Friday' }, note: null },
        goal: { id: 'joined', value: 40, currency: 'EUR' },
      }),
    );
    expect(new Set(fields.map(([name]) => name)).size).to.equal(fields.length);
    expect(Object.fromEntries(fields)).to.include({
      id: 'e1',
      type: 'form.submitted',
      name: 'Ben & Bo',
      sizes: 'S, M',
      event_when: 'Friday',
      step: 'join/3',
      answer_step: 'high',
      contact_firstName: 'Ben',
      contact_email: 'ben@example.com',
      flow_campaign: 'vip-evening',
      referral_code: '7Q2M9KXA',
      goal_id: 'joined',
      goal_value: '40',
      goal_currency: 'EUR',
      utm_source: 'friend',
      first_utm_source: 'mail',
      consent_news: 'true',
      consent_news_text: 'Keep me posted',
      consent_news_at: '2026-11-22T11:59:30.000Z',
      page_url: 'https://shop.example/vip',
    });
    expect(Object.keys(Object.fromEntries(fields))).not.to.include.members([
      'note',
      'contact_lastName',
      'flow_variant',
    ]);
  });
});

describe('what counts as a yes', () => {
  for (const [url, yes, no] of [
    ['https://hooks.zapier.com/a', ['Accepted', '{"status":"success"}', ''], []],
    [HUBSPOT, ['{"inlineMessage":"Thanks"}', '{"redirectUri":"https://x.example"}'], ['', '<html>']],
    ['https://formspree.io/f/abc', ['{"ok":true,"next":"/thanks"}'], ['', '{"ok":false}', '<html>', '{}']],
    [SCRIPT, ['{"ok":true,"id":"e1"}'], ['{"ok":true}', '{"id":"e2"}', '<!doctype html><title>Error</title>', '']],
  ] as const) {
    it(`of ${new URL(url).host}: what it documents, never an opaque answer`, async () => {
      const adapter = await adapterOf({ url });
      for (const body of yes) expect(adapter.accepts(ok(body), body, 'e1'), body).not.to.equal(null);
      for (const body of no) expect(adapter.accepts(ok(body), body, 'e1'), body).to.equal(null);
      expect(adapter.accepts(reply({ status: 0 }), '', 'e1'), 'an opaque answer').to.equal(null);
      expect(adapter.accepts(reply({ status: 410 }), yes[0], 'e1')).to.equal(null);
      expect(adapter.accepts({ ...ok(yes[0]), redirected: true }, yes[0], 'e1') !== null, 'after a redirect').to.equal(
        adapter.name === 'apps-script',
      );
    });
  }

  it("only Apps Script's redirect is followed", async () => {
    for (const url of ['https://hooks.zapier.com/a', HUBSPOT, 'https://formspree.io/f/abc', 'https://shop.example/api'])
      expect((await adapterOf({ url })).follow ?? false).to.equal(false);
    expect((await adapterOf({ url: SCRIPT })).follow).to.equal(true);
  });
});
