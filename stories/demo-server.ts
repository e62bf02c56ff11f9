import { action } from 'storybook/actions';
import type { Envelope } from '../src/engine/envelope.ts';
import { jeans } from './jeans.ts';

/** Where a story's chat may send its results. Each address always answers the same, so stories need no state. */
export const endpoints = {
  '/demo/results': 'takes every result',
  '/demo/offline': 'cannot be reached',
  '/demo/500': 'is broken (500)',
  '/demo/422': 'refuses the e-mail address (422)',
} as const;
export type DemoEndpoint = keyof typeof endpoints;

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const event = { startsLocal: '2027-03-04T18:00+01:00[Europe/Oslo]', place: 'Nordlys', address: 'Lyktegata 14, Oslo' };

const answers: Record<string, (envelope: Envelope, query: URLSearchParams) => Response> = {
  '/demo/results': ({ id }) =>
    json({
      ok: true,
      id,
      code: 'VIP-2471',
      shareLink: 'https://nordlys.example/?ref=ANNA7',
      referral: { code: 'ANNA7', url: 'https://nordlys.example/?ref=ANNA7', status: 'confirmed' },
      // Without codes, which come by mail: whoever typed an address need not be the one who reads its mails.
      rewards: [
        { id: 'list_spot', kind: 'list_spot', status: 'issued', title: 'A place on the guest list' },
        { id: 'parking_minutes', kind: 'parking_minutes', status: 'approved', amount: 90, title: 'Free parking' },
      ],
    }),
  '/demo/offline': () => {
    throw new TypeError('Failed to fetch');
  },
  '/demo/500': () => new Response('Internal Server Error', { status: 500 }),
  '/demo/422': ({ id, type }) =>
    type === 'form.submitted'
      ? json(
          { ok: false, id, fieldErrors: { email: 'Nobody gets mail at this address. Is there a letter missing?' } },
          422,
        )
      : json({ ok: true, id }),
  '/demo/uploads': () => json({ id: 'file-1', url: '/demo/file-1' }),
  '/demo/payments': () => json({ id: 'payment-1', status: 'open', url: '/demo/payment-1' }),
  '/demo/poll': () => json({ counts: { Thursday: 38, Friday: 86, Saturday: 0 } }),
  '/demo/referrer': (_, query) => json({ known: query.get('code') === '7Q2M9KXA' }),
  '/api/campaign': () => json({ ok: true, state: 'open', event }),
  '/api/referrer': () => json({ ok: true, state: 'open', firstName: 'Anna' }),
  '/api/invitation': () =>
    json({
      ok: true,
      state: 'open',
      firstName: 'Anna',
      friends: 0,
      event,
      referral: { code: 'ANNA7', url: 'https://nordlys.example/?ref=ANNA7', status: 'waiting' },
    }),
  '/api/products': () => json({ items: jeans }),
  '/api/coupon': () =>
    json({
      state: 'ready',
      firstName: 'Anna',
      thanks: 'Your review made our day.',
      title: '10 euros for you',
      text: 'At the till, or in the basket.',
      code: 'K7M29QXT',
      until: null,
    }),
  '/api/status': () =>
    json({
      ok: true,
      state: 'open',
      firstName: 'Anna',
      referral: { code: 'ANNA7', url: 'https://nordlys.example/?ref=ANNA7', status: 'confirmed' },
      shares: 4,
      friends: { joined: 3, pending: 1, ready: 2, most: 5 },
      milestones: [
        { at: 1, reached: true, title: 'A place on the list' },
        { at: 3, reached: false, title: 'A tote bag' },
      ],
      rewards: [
        {
          id: 'seat',
          kind: 'list_spot',
          status: 'issued',
          title: 'A place on the guest list',
          text: 'Your name is at the door.',
        },
        {
          id: 'parking',
          kind: 'parking_minutes',
          status: 'pending',
          title: '90 minutes of parking',
          text: 'When your friend is confirmed.',
          amount: 90,
        },
      ],
      news: [],
    }),
};

/** Takes a part of a file, as tus does. */
function takePart({ body, headers }: RequestInit = {}): Response {
  const before = Number(new Headers(headers).get('Upload-Offset') ?? 0);
  const size = body instanceof Blob ? body.size : 0;
  return new Response(null, { status: 204, headers: { 'Upload-Offset': String(before + size) } });
}

const arrivals = new EventTarget();

/** Calls `take` with each envelope that a chat sends to the demo server, whatever that answers. Gives what ends it. */
export function onEnvelope(take: (envelope: Envelope, address: string) => void): () => void {
  const hear = (arrival: Event) => {
    take(...(arrival as CustomEvent<[Envelope, string]>).detail);
  };
  arrivals.addEventListener('envelope', hear);
  return () => {
    arrivals.removeEventListener('envelope', hear);
  };
}

/** Answers the addresses above within this page, so that the built Storybook needs no server; all else goes its usual way. */
export function startDemoServer(): void {
  const real = window.fetch.bind(window);
  window.fetch = async (input, options) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const answer = answers[pathname];
    if (pathname === '/demo/file-1') return takePart(options);
    if (!answer) return real(input, options);
    const envelope = (typeof options?.body === 'string' ? JSON.parse(options.body) : {}) as Envelope;
    if (options?.method === 'POST')
      arrivals.dispatchEvent(new CustomEvent('envelope', { detail: [envelope, pathname] }));
    return answer(envelope, searchParams);
  };
  onEnvelope((envelope, address) => {
    action(`POST ${address}`)(envelope);
  });
}
