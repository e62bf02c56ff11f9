import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readCampaignFile } from '../campaign/campaign-file.ts';
import { optionsFromEnvironment } from '../config.ts';
import { checkedToken, keptOwnerToken } from '../owner/owner-token.ts';

const folder = mkdtempSync(join(tmpdir(), 'receiver-settings-'));
after(() => rmSync(folder, { recursive: true }));

describe('A setting', () => {
  it('that is wrong is named with its cure', () => {
    assert.throws(() => optionsFromEnvironment({ PORT: 'eighty' }), /PORT is "eighty". Set it to a whole number/);
    assert.throws(() => optionsFromEnvironment({ RATE_LIMIT: '-1' }), /RATE_LIMIT/);
    assert.throws(
      () => optionsFromEnvironment({ ALLOWED_ORIGINS: 'https://a.example, https://b.example/shop' }),
      /ALLOWED_ORIGINS holds "https:\/\/b.example\/shop"/,
    );
    assert.throws(() => checkedToken('OWNER_TOKEN', 'short'), /OWNER_TOKEN is shorter than 16/);
  });

  it('that signs has the form of Standard Webhooks, and is not shown where it has not', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    for (const name of ['WEBHOOK_SECRET', 'BOUNCE_SECRET']) {
      assert.throws(
        () => optionsFromEnvironment({ [name]: 'hush-hush' }),
        (error: Error) => error.message.startsWith(`${name} is not "whsec_"`) && !error.message.includes('hush'),
      );
      optionsFromEnvironment({ [name]: secret });
    }
    assert.equal(optionsFromEnvironment({ WEBHOOK_SECRET: secret }).webhookSecret, secret);
  });

  it('is read', () => {
    const options = optionsFromEnvironment({
      PORT: '0',
      ALLOWED_ORIGINS: 'https://a.example,https://b.example:8443',
      RATE_LIMIT: '0',
      DATABASE_URL: '',
    });
    assert.deepEqual(
      [options.port, options.allowedOrigins, options.limits?.perMinute, options.databaseUrl],
      [0, ['https://a.example', 'https://b.example:8443'], 0, undefined],
    );
  });
});

describe("The owner's token", () => {
  it('is made once and readable by its owner only', () => {
    const { token, isNew } = keptOwnerToken(folder);
    assert.ok(isNew);
    assert.match(token, /^[\w-]{22}$/);
    assert.deepEqual(keptOwnerToken(folder), { token, isNew: false });
    assert.equal(statSync(join(folder, 'owner-token')).mode & 0o077, 0);
  });
});

describe('A campaign file', () => {
  const example = new URL('../../landing/campaign.json', import.meta.url);
  const changed = (change: (json: Record<string, never>) => void) => {
    const json = JSON.parse(readFileSync(example, 'utf8'));
    change(json);
    const file = join(folder, 'campaign.json');
    writeFileSync(file, JSON.stringify(json));
    return file;
  };

  it('of the example is sound', () => assert.equal(readCampaignFile(example).id, 'vip-prelaunch'));

  it('that is wrong is told by file, every place and what belongs there', () => {
    const file = changed((json: Record<string, unknown>) => {
      Object.assign(json, { id: 'VIP!', seats: 0, surprise: 1 });
      Object.assign(json.event as object, { timeZone: 'Oslo' });
    });
    assert.throws(
      () => readCampaignFile(file),
      (error: Error) => {
        for (const part of [
          file,
          '"id" must be small letters',
          '"seats" must be a whole number of at least 1, but is 0',
          '"surprise" is not known here',
          '"timeZone" must be a time zone such as',
        ])
          assert.ok(error.message.includes(part), error.message);
        return true;
      },
    );
    assert.throws(() => readCampaignFile(join(folder, 'none.json')), /none\.json.*CAMPAIGN_FILE/s);
    assert.throws(
      () =>
        readCampaignFile(
          changed((json: Record<string, unknown>) =>
            Object.assign(json, { pages: { customer: '//evil.example', friend: '/' } }),
          ),
        ),
      /"customer" must be a path on the site that starts with one "\/", but is "\/\/evil.example"/,
    );
    assert.throws(() => readCampaignFile(example, 'next week'), /"next week" is not a date/);
  });
});
