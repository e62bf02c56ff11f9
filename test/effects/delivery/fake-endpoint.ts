import type { ChatState, Entry } from '../../../src/engine/state.ts';
import type { Envelope } from '../../../src/engine/envelope.ts';
import type { Http, HttpReply, HttpRequest } from '../../../src/shared/ports.ts';

/** An envelope as the engine makes it. */
export const envelopeOf = (id: string, more: Partial<Envelope> = {}): Envelope => ({
  schema: 1,
  id,
  type: 'form.submitted',
  occurredAt: '2026-11-22T12:00:00.000Z',
  flow: {
    id: 'vip',
    version: 1,
    variant: null,
    locale: 'en',
    tone: 'warm',
    phase: null,
    campaign: 'vip-evening',
    role: 'friend',
  },
  session: { id: '5e550000-0000-4000-8000-000000000000', startedAt: '2026-11-22T11:59:00.000Z' },
  step: 'join/3',
  answers: { name: 'Ben', email: 'ben@example.com', sizes: ['S', 'M'], seats: 2 },
  contact: { firstName: 'Ben', lastName: null, email: 'ben@example.com', phone: null },
  consents: [
    {
      id: 'news',
      purpose: 'news',
      channel: 'email',
      granted: true,
      text: 'Keep me posted',
      revision: '2',
      at: '2026-11-22T11:59:30.000Z',
      url: 'https://shop.example/vip',
      locale: 'en',
      method: 'checkbox',
    },
  ],
  referral: { code: '7Q2M9KXA', capturedAt: '2026-11-22T11:59:00.000Z', source: 'url' },
  goal: null,
  attribution: {
    first: { utm_source: 'mail', landingPage: 'https://shop.example/vip' },
    last: { utm_source: 'friend' },
  },
  page: { url: 'https://shop.example/vip', title: 'VIP' },
  client: { language: 'en', timeZone: 'Europe/Oslo' },
  meta: { widgetVersion: '0.1.0', durationMs: 60_000, honeypot: '' },
  ...more,
});

/** A conversation with these messages. */
export const stateOf = (texts: readonly string[], more: Partial<ChatState> = {}): ChatState => {
  const entries = texts.map((text, index): Entry => ({
    id: index + 1,
    at: 0,
    step: `start/${index}`,
    kind: 'answer',
    asked: 'name',
    typed: text,
  }));
  return {
    flow: { id: 'vip', print: 'p1' },
    session: { id: 's1', startedAt: 0 },
    settings: { lang: 'en', tone: '', pace: { perCharacter: 0, most: 0, between: 0 }, brand: 'Nordlys' },
    context: {},
    vars: { name: texts.at(-1) ?? null },
    answered: ['name'],
    personal: ['name'],
    at: [['start', 1]],
    returns: [],
    pending: null,
    transcript: Array.from({ length: Math.ceil(entries.length / 64) }, (_, chunk) =>
      entries.slice(chunk * 64, chunk * 64 + 64),
    ),
    consents: [],
    goals: [],
    deliveries: {},
    acted: true,
    keys: 0,
    reported: [],
    ...more,
  } as ChatState;
};

export interface Call extends HttpRequest {
  readonly address: string;
  readonly at: number;
}

/** What a request meets: an answer, or a way not to get one. */
export type Answer =
  | 'refused'
  | 'time-out'
  | 'never'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      /** Milliseconds until it comes. */
      readonly delay?: number;
    };

export const reply = ({ status, headers = {}, body = '' }: Exclude<Answer, string>): HttpReply => ({
  status,
  ok: status >= 200 && status < 300,
  redirected: false,
  header: (name) => headers[name.toLowerCase()] ?? null,
  text: () => Promise.resolve(body),
});

export const accepted = (id: string, more: object = {}): Answer => ({
  status: 200,
  body: JSON.stringify({ ok: true, id, ...more }),
});

/** An endpoint in memory: `answers` says what each request meets, `calls` is the ledger. */
export function fakeHttp(
  clock: { now(): number; after(ms: number, task: () => void): unknown },
  answers: (call: Call, id: string, count: number) => Answer,
) {
  const calls: Call[] = [];
  const http: Http = (address, request) => {
    const call = { ...request, address, at: clock.now() };
    calls.push(call);
    let id = '';
    try {
      id = (JSON.parse(request.body ?? '') as { id: string }).id;
    } catch {
      id = new URLSearchParams(request.body).get('id') ?? '';
    }
    const answer = answers(call, id, calls.filter((each) => each.body === request.body).length);
    if (answer === 'refused') return Promise.reject(new TypeError('Failed to fetch'));
    if (answer === 'never') return new Promise(() => {});
    if (answer === 'time-out') {
      return new Promise((_, reject) =>
        clock.after(request.timeout ?? 10_000, () => reject(new DOMException('', 'AbortError'))),
      );
    }
    const { delay } = answer;
    if (delay) return new Promise((resolve) => clock.after(delay, () => resolve(reply(answer))));
    return Promise.resolve(reply(answer));
  };
  return { http, calls };
}
