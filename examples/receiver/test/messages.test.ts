/** How messages are written and packed, without a database. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { mimeOf } from '../messages/channels/mime.ts';
import { outbox, smsOutbox } from '../messages/channels/outbox.ts';
import type { OutgoingMessage } from '../messages/channels/channel.ts';
import { contrast, lightened, readableOn, textOn } from '../messages/colors.ts';
import { fill, paragraphs } from '../messages/fill.ts';
import { readOwnTexts } from '../messages/own-texts.ts';
import { afterQuietHours, nextAt, nextDayAt } from '../messages/quiet-hours.ts';
import { renderMail, renderSms, type ToRender } from '../messages/render.ts';
import { plainForSms, smsParts } from '../messages/sms-parts.ts';
import { de } from '../messages/templates/de.ts';
import { en } from '../messages/templates/en.ts';
import { nl } from '../messages/templates/nl.ts';
import { TEMPLATE_NAMES } from '../messages/templates/template.ts';
import { messageTone, wordsFor } from '../messages/words.ts';
import { HEADER_INPUTS } from './header-inputs.ts';
import { naughtyStrings } from './naughty-strings.ts';

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
after(() => rmSync(folder, { recursive: true }));

const SENDER = { brand: 'Nordlys', color: '#14213f', postal: 'Lyktegata 14, Oslo' };
const mail = (changes: Partial<ToRender> = {}): ToRender => ({
  template: 'reward-ready',
  audience: 'referrer',
  voice: { locale: 'en', tone: 'warm' },
  sender: SENDER,
  title: 'Blue Hour',
  values: {
    name: 'Anna',
    friend: 'Ben',
    friends: 1,
    left: 2,
    gift: 'A place on the guest list',
    link: 'https://a.example/?a=1&b=2',
  },
  blocks: { rewards: [{ type: 'card', title: 'Parking', text: '90 minutes', code: 'AB12', notes: ['Until Friday'] }] },
  unsubscribe: 'https://a.example/u/1',
  ...changes,
});
const outgoing = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0b0c7c1e-0000-4000-8000-000000000001',
  to: 'anna@example.com',
  sender: { ...SENDER, name: 'Nordlys', email: 'vip@nordlys.example', replyTo: null, phone: null },
  replyTo: null,
  subject: 'Hello',
  text: 'Hello there',
  html: '<p>Hello there</p>',
  unsubscribe: 'https://a.example/u/1',
  at: new Date('2026-11-22T12:00:00Z'),
  ...changes,
});
/** Header names and values of a mail as it is sent, folded lines joined. */
const headersOf = (eml: string) =>
  eml
    .slice(0, eml.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
let outboxes = 0;
async function written(message: OutgoingMessage): Promise<string> {
  outboxes += 1;
  const dir = join(folder, String(outboxes));
  await outbox(dir).send(message);
  const [name] = readdirSync(dir);
  return readFileSync(join(dir, name!), 'utf8');
}

describe('The text of a template', () => {
  for (const [what, template, values, expected] of [
    ['puts values in', 'Hi {name}!', { name: 'Anna' }, 'Hi Anna!'],
    ['leaves out what is missing, with the blank before it', 'Hi {name}, it is {a}.', { a: 'here' }, 'Hi, it is here.'],
    ['says something else instead of what is missing', 'Dear {name|customer}', {}, 'Dear customer'],
    ['counts one', '{n, plural, one {# friend} other {# friends}}', { n: 1 }, '1 friend'],
    ['counts many', '{n, plural, one {# friend} other {# friends}}', { n: 1200 }, '1,200 friends'],
    ['counts none', '{n, plural, =0 {nobody} other {# friends}}', { n: 0 }, 'nobody'],
    ['reads no value again', 'Hi {name}', { name: '{brand}', brand: 'X' }, 'Hi {brand}'],
  ] as const)
    it(what, () => assert.equal(fill(template, values, 'en'), expected));

  it('has paragraphs that stand only where there is something to say', () => {
    assert.deepEqual(paragraphs('A\nb\n\n?x: C\n\n?!x: D\n\n?y: E', { x: 1 }), ['A b', 'C']);
  });
});

describe('The words of messages', () => {
  const languages = { en, nl, de };
  for (const [name, language] of Object.entries(languages)) {
    it(`are there for each template in ${name}, and every tone names only templates that there are`, () => {
      const own = { ...language.friendly, ...language.owner };
      assert.deepEqual(Object.keys(own).sort(), [...TEMPLATE_NAMES].sort());
      for (const tone of [language.formal, language.playful])
        for (const template of Object.keys(tone)) assert.ok(template in language.friendly, template);
    });

    it(`use in ${name} the same values and parts as in English`, () => {
      const used = (text: object) =>
        [...new Set(JSON.stringify(text).match(/(?<!(?:one|other|=0) )\{[a-z]\w*(?=[|},])|\[\w+\]|\?!?\w+:/g))].sort();
      for (const template of TEMPLATE_NAMES)
        assert.deepEqual(
          used(wordsFor(template, { locale: name, tone: '' }).text),
          used(wordsFor(template, { locale: 'en', tone: '' }).text),
          template,
        );
    });
  }

  it('address people formally where they are addressed formally, in every message to them', () => {
    for (const [locale, informal] of [
      ['nl', /\b(je|jij|jou|jouw|jullie)\b/i],
      ['de', /\b(du|dich|dir|dein\w*|ihr|euch)\b/],
    ] as const) {
      for (const template of Object.keys(en.friendly) as (keyof typeof en.friendly)[]) {
        const { text, frame } = wordsFor(template, { locale, tone: locale === 'nl' ? 'u' : 'Sie' });
        const said = [...Object.values(text), frame.reason.referrer, frame.reason.friend, frame.aFriend].join('\n');
        assert.doesNotMatch(said, informal, `${locale} ${template}`);
      }
    }
  });

  it('follow the tones of flows', () => {
    assert.deepEqual(['warm', '', 'playful', 'formal', 'Sie', 'u', 'je'].map(messageTone), [
      'friendly',
      'friendly',
      'playful',
      'formal',
      'formal',
      'formal',
      'friendly',
    ]);
  });

  it("are the owner's own where there are some, by language and tone", () => {
    const overrides = { welcome: { nl: { heading: 'Eigen' }, 'nl~formal': { button: 'Knop' } } };
    const formal = wordsFor('welcome', { locale: 'nl-BE', tone: 'u' }, overrides).text;
    assert.deepEqual([formal.heading, formal.button], ['Eigen', 'Knop']);
    assert.equal(wordsFor('welcome', { locale: 'en', tone: '' }, overrides).text.heading, 'Welcome, {name}!');
  });

  it('of the owner come from a folder, and a mistake there is named with its place', () => {
    const dir = mkdtempSync(join(folder, 'texts-'));
    writeFileSync(join(dir, 'vip.json'), '{"welcome": {"en": {"subject": "Hello"}}}');
    assert.equal(readOwnTexts(dir).vip?.welcome?.en?.subject, 'Hello');
    writeFileSync(join(dir, 'vip.json'), '{"welcome": {"en": {"titel": "Hello"}}}');
    assert.throws(() => readOwnTexts(dir), /vip\.json: "welcome\.en\.titel"/);
  });
});

describe('A mail', () => {
  it('says the same in HTML and in plain text', () => {
    const { html, text } = renderMail(mail());
    const said = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&');
    for (const line of [
      'It worked, Anna!',
      'Parking',
      '90 minutes',
      'AB12',
      'Until Friday',
      'Lyktegata 14, Oslo',
      'Blue Hour',
    ]) {
      assert.ok(said.includes(line), `HTML: ${line}`);
      assert.ok(text.replace(/\s+/g, ' ').includes(line), `text: ${line}`);
    }
    assert.ok(text.includes('https://a.example/?a=1&b=2'));
    assert.match(html, /href="https:\/\/a\.example\/\?a=1&amp;b=2"/);
  });

  it('makes addresses in its texts links, and nothing else', () => {
    const { html } = renderMail(
      mail({ template: 'coupon', values: { thanks: 'See https://a.example/x?y=1&z="<b>, not javascript:alert(1)' } }),
    );
    assert.match(html, /<a class="link" href="https:\/\/a\.example\/x\?y=1&amp;z="/);
    assert.doesNotMatch(html, /<b>|href="javascript/);
    const { html: sentence } = renderMail(
      mail({ template: 'coupon', values: { thanks: '(At https://a.example/x.)' } }),
    );
    assert.match(sentence, /\(At <a class="link" href="https:\/\/a\.example\/x"[^>]*>https:\/\/a\.example\/x<\/a>\.\)/);
  });

  it('has no table, no image, no script, no address of elsewhere', () => {
    const { html } = renderMail(mail());
    assert.doesNotMatch(html, /<(table|img|script|link|iframe)\b/i);
    assert.doesNotMatch(html, /url\(|@import/i);
  });

  it('tells why somebody gets it, who sends it, and how it stops', () => {
    const { html, text } = renderMail(mail());
    for (const part of [html.replaceAll('&#39;', "'"), text.replace(/\s+/g, ' ')])
      for (const line of [
        'You are getting this because you are taking part in',
        'Nordlys, Lyktegata 14, Oslo',
        'https://a.example/u/1',
      ])
        assert.ok(part.includes(line), line);
  });

  it('shows what people typed as text, whatever it is', () => {
    const tagsOf = (html: string) => html.match(/<\w+/g)!;
    const plain = tagsOf(renderMail(mail()).html);
    for (const typed of [
      ...naughtyStrings.filter(Boolean),
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      'https://evil.example/now',
    ]) {
      const { html } = renderMail(mail({ values: { ...mail().values, name: typed, friend: typed } }));
      assert.deepEqual(tagsOf(html), plain, typed);
      assert.doesNotMatch(html, /<a [^>]*href="(?!https?:)/, typed);
    }
  });

  it('can be read in its colours, light and dark, whatever the colour of the brand', () => {
    for (const color of ['#14213f', '#ffdd00', '#ffffff', '#000000', '#2bd4a4', '#808080']) {
      assert.ok(contrast(textOn(color), color) >= 4.5, color);
      for (const [ground, other] of [
        ['#ffffff', '#000000'],
        ['#1a1f26', '#ffffff'],
      ] as const)
        assert.ok(contrast(readableOn(ground, color, other), ground) >= 4.5, `${color} on ${ground}`);
      assert.ok(contrast(lightened('#1a1f26', color), '#1a1f26') >= 4.5, `${color} in the dark`);
    }
  });

  it('keeps its headers and its recipient, whatever is in the values', async () => {
    assert.equal(HEADER_INPUTS.length, 110);
    const names = headersOf(await written(outgoing())).map(([name]) => name);
    for (const input of HEADER_INPUTS) {
      const { subject } = renderMail(
        mail({ template: 'new-sign-up', audience: 'owner', values: { what: input, who: input, preview: input } }),
      );
      const eml = await written(
        outgoing({ subject, sender: { ...outgoing().sender, name: input, brand: input }, text: input, html: null }),
      );
      const headers = headersOf(eml);
      assert.deepEqual(
        headers.map(([name]) => name).filter((name) => !/^Content-|^MIME/.test(name)),
        names.filter((name) => !/^Content-|^MIME/.test(name)),
        JSON.stringify(input),
      );
      assert.equal(new Map(headers).get('To'), 'anna@example.com', JSON.stringify(input));
      for (const wrong of [{ to: input }, { replyTo: input }, { to: `ben@example.com${input.slice(4)}` }])
        await assert.rejects(written(outgoing(wrong)), /bad-address/, JSON.stringify(wrong));
    }
  });

  it('carries the same name on every try, a way out in one press, and no request for an answer by machine', async () => {
    const headers = new Map(headersOf(await written(outgoing({ replyTo: 'ben@example.com' }))));
    assert.equal(headers.get('Message-ID'), '<0b0c7c1e-0000-4000-8000-000000000001@nordlys.example>');
    assert.equal(headers.get('List-Unsubscribe'), '<https://a.example/u/1>');
    assert.equal(headers.get('List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
    assert.equal(headers.get('Auto-Submitted'), 'auto-generated');
    assert.equal(headers.get('Reply-To'), 'ben@example.com');
    assert.equal(
      mimeOf(outgoing({ unsubscribe: null })).headers &&
        'List-Unsubscribe' in mimeOf(outgoing({ unsubscribe: null })).headers!,
      false,
    );
  });

  it('lies in the outbox once, however often it is sent', async () => {
    const dir = join(folder, 'once');
    for (const channel of [outbox(dir), outbox(dir), smsOutbox(dir), smsOutbox(dir)]) await channel.send(outgoing());
    assert.equal(readdirSync(dir).length, 2);
  });
});

describe('A text message', () => {
  for (const [what, text, expected] of [
    ['of 160 letters is one', 'a'.repeat(160), ['gsm7', 160, 1]],
    ['of 161 letters is two', 'a'.repeat(161), ['gsm7', 161, 2]],
    ['of 306 letters is two', 'a'.repeat(306), ['gsm7', 306, 2]],
    ['of 307 letters is three', 'a'.repeat(307), ['gsm7', 307, 3]],
    ['counts a euro as two', `${'a'.repeat(159)}€`, ['gsm7', 161, 2]],
    ['knows letters of Norwegian, German and Greek', 'æøåÆØÅäöüßÄÖÜñèéùìòàΔΩ', ['gsm7', 22, 1]],
    ['with one letter of another alphabet holds 70', `${'a'.repeat(69)}ł`, ['ucs2', 70, 1]],
    ['of 71 such letters is two', `${'a'.repeat(70)}ł`, ['ucs2', 71, 2]],
    ['counts an emoji as two, and cuts none', `${'ł'.repeat(66)}${'🛍'.repeat(2)}`, ['ucs2', 70, 1]],
    ['keeps an emoji whole where a part ends', `${'ł'.repeat(66)}🛍${'ł'.repeat(66)}`, ['ucs2', 134, 3]],
  ] as const)
    it(what, () => {
      const { encoding, length, parts } = smsParts(text);
      assert.deepEqual([encoding, length, parts], expected);
    });

  it('says quotation marks and dashes in the plain way', () => {
    assert.equal(smsParts(plainForSms('“Nordlys” – it’s on …')).encoding, 'gsm7');
  });

  it('that invites ends with the way out and fits in one, link and all, in every language and tone', () => {
    for (const locale of ['en', 'nl', 'de'])
      for (const tone of ['', 'formal']) {
        const { text } = renderSms({
          ...mail({ template: 'invitation', voice: { locale, tone } }),
          values: { gift: '2 GB', link: 'https://vip.nordlys.example/?i=D6sL6rO55M9gS6NVm7UbZw' },
          isMarketing: true,
        });
        assert.match(text, /STOP/);
        assert.deepEqual([smsParts(text).encoding, smsParts(text).parts], ['gsm7', 1], text);
      }
  });
});

describe('Quiet hours', () => {
  const at = (time: string, zone = 'Europe/Oslo') => afterQuietHours(new Date(time), zone).toISOString();
  it('put off what would come in the evening or early, to the morning of the place', () => {
    assert.equal(at('2026-11-23T20:00:00Z'), '2026-11-24T07:00:00.000Z');
    assert.equal(at('2026-11-24T04:00:00Z'), '2026-11-24T07:00:00.000Z');
    assert.equal(at('2026-11-24T12:00:00Z'), '2026-11-24T12:00:00.000Z');
    assert.equal(at('2026-11-24T12:00:00Z', 'America/Los_Angeles'), '2026-11-24T16:00:00.000Z');
  });
  it('follow the clock where it is changed in the night', () => {
    assert.equal(at('2026-03-28T22:00:00Z'), '2026-03-29T06:00:00.000Z');
    assert.equal(at('2026-10-24T21:00:00Z'), '2026-10-25T07:00:00.000Z');
  });
  it('leave "the next day at ten" at ten', () => {
    assert.equal(
      nextDayAt(10, new Date('2026-11-23T22:30:00Z'), 'Europe/Oslo').toISOString(),
      '2026-11-24T09:00:00.000Z',
    );
    assert.equal(nextAt(10, new Date('2026-11-23T08:30:00Z'), 'Europe/Oslo').toISOString(), '2026-11-23T09:00:00.000Z');
  });
});
