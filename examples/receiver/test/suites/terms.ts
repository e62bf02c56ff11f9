import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testReceiver } from '../fixture.ts';

const page = async (path: string, campaign: object = {}) => {
  const { app } = await testReceiver({ campaign });
  const response = await app.request(path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('The page with the terms', () => {
  it('says the rules of the campaign, with the date that everybody is told', async () => {
    const { status, text } = await page('/terms/vip-prelaunch?lang=en', { maxFriends: 4 });
    assert.equal(status, 200);
    assert.match(text, /<html lang="en">/);
    assert.match(text, /<li>Up to 4 friends earn you something\./);
    assert.match(text, /Thursday, 26 November 2026 at 18:00/);
  });

  it('is in the language that is asked for, else in English, and leads to the others', async () => {
    const dutch = await page('/terms/vip-prelaunch?lang=nl-BE');
    assert.match(dutch.text, /<html lang="nl">/);
    assert.match(dutch.text, /donderdag 26 november 2026/);
    assert.match(dutch.text, /hreflang="en" href="\?lang=en"/);
    assert.match((await page('/terms/vip-prelaunch?lang=xx')).text, /<html lang="en">/);
  });

  it('runs no script, takes nothing from elsewhere, and makes no markup of what stands in the file', async () => {
    const { headers, text } = await page('/terms/vip-prelaunch', { brand: '<script>alert(1)</script>' });
    assert.match(headers.get('content-security-policy')!, /default-src 'none'/);
    assert.doesNotMatch(text, /<script/);
  });

  it('is not there for a campaign of another name', async () =>
    assert.equal((await page('/terms/nobody')).status, 404));

  it('says the same as the chat is told', async () => {
    const { get } = await testReceiver();
    const { json } = await get('/api/campaign?locale=nl');
    assert.match(json.terms, /^Voorwaarden van de actie van Nordlys\n/);
    assert.match(json.conditions, /^Een vriend telt mee zodra .*3 vrienden.*/);
    assert.match(json.termsUrl, /^https:\/\/vip\.nordlys\.example\/(nl\/terms\.html|terms\/vip-prelaunch\?lang=nl)$/);
  });
});
