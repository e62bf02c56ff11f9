/** Gift cards, from a stand-in for the provider that answers as its documentation says: no order leaves this machine. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { AddressInfo } from 'node:net';
import { closedAfter } from '../../../test/tools/closed-after.ts';
import type { FulfilOrder } from '../rewards/fulfil/fulfil.ts';
import { mockProvider } from '../rewards/fulfil/mock-provider.ts';
import { tremendous, type TremendousAccount, tremendousAccount } from '../rewards/fulfil/tremendous.ts';

const ORDER: FulfilOrder = {
  id: 'gigabytes-7',
  campaign: 'gigabytes',
  reward: 'gift-card',
  kind: 'virtual_card',
  amount: 20,
  unit: 'EUR',
  recipient: { name: 'Ben Berg', email: 'ben@example.com' },
};

describe('A gift card', () => {
  const asked: { authorization: string | undefined; body: Record<string, unknown> }[] = [];
  const orders = new Map<string, string>();
  let answer: (() => Response) | null = null;
  let account: TremendousAccount;
  const opened = closedAfter();

  before(async () => {
    const provider = new Hono().post('/api/v2/orders', async (c) => {
      const body = await c.req.json<{ external_id: string }>();
      asked.push({ authorization: c.req.header('authorization'), body });
      if (answer) return answer();
      const link = orders.get(body.external_id) ?? `https://gifts.example/${orders.size + 1}`;
      orders.set(body.external_id, link);
      return c.json(
        {
          order: {
            id: 'SFZC',
            status: 'EXECUTED',
            rewards: [{ id: '4SBV', delivery: { method: 'LINK', status: 'SUCCEEDED', link } }],
          },
        },
        201,
      );
    });
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const listening = serve({ fetch: provider.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening));
    });
    opened({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
    const { port } = server.address() as AddressInfo;
    account = {
      apiKey: 'TEST_secret',
      url: `http://127.0.0.1:${port}`,
      fundingSource: 'balance',
      products: ['OKMHM2X2OHYV'],
      campaign: null,
    };
  });

  it('is ordered as a link under the reward’s own name, so that a second order is the same', async () => {
    const buy = tremendous(account);
    assert.deepEqual(await buy(ORDER), { link: 'https://gifts.example/1' });
    assert.deepEqual(await buy(ORDER), { link: 'https://gifts.example/1' });
    assert.deepEqual(asked[0], {
      authorization: 'Bearer TEST_secret',
      body: {
        external_id: 'gigabytes-7',
        payment: { funding_source_id: 'balance' },
        reward: {
          value: { denomination: 20, currency_code: 'EUR' },
          delivery: { method: 'LINK' },
          recipient: { name: 'Ben Berg', email: 'ben@example.com' },
          products: ['OKMHM2X2OHYV'],
        },
      },
    });
  });

  it('may be chosen from what a campaign of the account offers', async () => {
    await tremendous({ ...account, campaign: 'ABC' })({ ...ORDER, id: 'gigabytes-8' });
    const { reward } = asked.at(-1)!.body as { reward: Record<string, unknown> };
    assert.deepEqual([reward.campaign_id, reward.products], ['ABC', undefined]);
  });

  for (const [name, make] of [
    ['refuses', () => Response.json({ errors: { message: 'ben@example.com has no funds' } }, { status: 402 })],
    ['is down', () => new Response('ben@example.com', { status: 503 })],
    [
      'has to approve first',
      () => Response.json({ order: { status: 'PENDING APPROVAL', rewards: [{ delivery: { method: 'LINK' } }] } }),
    ],
    ['answers with a page', () => new Response('<html>')],
    [
      'answers with another kind of link',
      () => Response.json({ order: { rewards: [{ delivery: { link: 'javascript:alert(1)' } }] } }),
    ],
    [
      'sends us elsewhere',
      () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example' } }),
    ],
  ] as const)
    it(`is not given where the provider ${name}, and the reason holds no address`, async () => {
      answer = make;
      await assert.rejects(tremendous(account)(ORDER), (error: Error) => !error.message.includes('example.com'));
      answer = null;
    });

  it('needs an amount and a currency', async () => {
    await assert.rejects(tremendous(account)({ ...ORDER, unit: 'GB' }), /currency/);
    await assert.rejects(tremendous(account)({ ...ORDER, amount: null }), /amount/);
  });

  it('is bought with a key from the environment, or not at all', () => {
    assert.equal(tremendousAccount({}), null);
    assert.throws(() => tremendousAccount({ TREMENDOUS_API_KEY: 'k' }), /TREMENDOUS_PRODUCTS/);
    assert.deepEqual(tremendousAccount({ TREMENDOUS_API_KEY: 'k', TREMENDOUS_PRODUCTS: 'A, B' }), {
      apiKey: 'k',
      url: 'https://www.tremendous.com',
      fundingSource: 'balance',
      products: ['A', 'B'],
      campaign: null,
    });
  });
});

describe('The provider for demonstrations', () => {
  it('gives the same code for the same order', async () => {
    const first = await mockProvider(ORDER);
    assert.match(first.code ?? '', /^DEMO-[0-9A-F]{8}$/);
    assert.deepEqual(await mockProvider(ORDER), first);
    assert.notDeepEqual(await mockProvider({ ...ORDER, id: 'another' }), first);
  });
});
