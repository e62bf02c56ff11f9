import { own } from '../shared/json.ts';
import { VERSION } from '../shared/version.ts';
import { lookUp } from './reading.ts';
import type { Run } from './run.ts';
import type { ChatState } from './state.ts';
import { stepAt, type AnyField } from './step-at.ts';
import { asText } from './values.ts';
import { ENVELOPE_SCHEMA, type About, type Envelope, type EnvelopeType, type Touch } from './envelope.ts';
import { isoTime } from '../shared/iso-time.ts';
import { withoutToken } from '../shared/without-token.ts';

type Role = keyof Envelope['contact'];
/** Newest of a long conversation that an envelope brings along. */
const MOST_STEPS = 100;
const roles: { readonly [mark: string]: Role } = {
  email: 'email',
  phone: 'phone',
  tel: 'phone',
  'given-name': 'firstName',
  'family-name': 'lastName',
};

/** Which piece of contact data an ask step or a field asks for. */
const roleOf = ({ type, autocomplete }: AnyField) =>
  (own(roles, asText(type)) ?? own(roles, asText(autocomplete))) as Role | undefined;

function contactOf({ flow, state, scope }: Run, names: readonly string[]): Envelope['contact'] {
  const contact: { [K in Role]: string | null } = { firstName: null, lastName: null, email: null, phone: null };
  const take = (field: unknown) => {
    const name = own(field, 'as');
    if (typeof name !== 'string' || !names.includes(name)) return;
    const value = scope(name);
    const role = roleOf(field as AnyField);
    if (typeof value !== 'string') return;
    if (role) contact[role] = value;
    else if (own(field, 'autocomplete') === 'name') {
      const [firstName = ''] = value.split(/\s/, 1);
      contact.firstName = firstName;
      contact.lastName = value.slice(firstName.length).trimStart();
    }
  };
  for (const step of new Set(state.transcript.flat().map((entry) => (entry.kind === 'answer' ? entry.step : '')))) {
    const asked = stepAt(flow, step) ?? {},
      { fields } = asked;
    (Array.isArray(fields) ? fields : [asked]).forEach(take);
  }
  return contact;
}

/** Where the visitor has been, without a word of what was said there. */
function stepsOf({ transcript, pending, session }: ChatState): Envelope['steps'] {
  const steps: { step: string; seconds: number | null }[] = [];
  let before = session.startedAt;
  for (const { kind, step, at } of transcript.flat()) {
    if (kind === 'answer') steps.push({ step, seconds: Math.round((at - before) / 100) / 10 });
    before = at;
  }
  if (pending?.kind === 'question') steps.push({ step: pending.step, seconds: null });
  return steps.slice(-MOST_STEPS);
}

/** What tells of a person brings along what the person has agreed to. */
const withConsents: ReadonlySet<EnvelopeType> = new Set(['form.submitted', 'flow.abandoned', 'handover.requested']);

/** The n-th id derived from the id of an input. */
const idOf = (id: string, n: number) =>
  id.slice(0, -12) + ((parseInt(id.slice(-12), 16) + n) % 2 ** 48).toString(16).padStart(12, '0');

/** The envelope that goes out for what `run.path` does. */
export function buildEnvelope(
  run: Run,
  type: EnvelopeType,
  { names = [], answers = {}, goal = null, ...about }: About,
): Envelope {
  const { flow, state, scope, at } = run;
  const text = (name: string, otherwise: string | null = null) => {
    const value = lookUp(scope, name);
    return typeof value === 'string' ? value : otherwise!;
  };
  const code = text('referral.code');
  const device = text('device.id');
  return {
    schema: ENVELOPE_SCHEMA,
    id: idOf(run.uuid, run.made++),
    type,
    occurredAt: isoTime(at),
    flow: {
      id: flow.flow,
      version: flow.version ?? 1,
      variant: text('variant'),
      locale: state.settings.lang,
      tone: state.settings.tone,
      phase: flow.phase ?? null,
      campaign: text('campaign.id', flow.campaign ?? null),
      role: text('campaign.role', flow.role ?? null),
    },
    session: { id: state.session.id, startedAt: isoTime(state.session.startedAt) },
    step: run.path,
    steps: stepsOf(state),
    answers,
    contact: contactOf(run, names),
    consents: withConsents.has(type) ? state.consents : [],
    referral: code ? { code, capturedAt: text('referral.capturedAt', ''), source: text('referral.source', '') } : null,
    goal,
    ...about,
    attribution: {
      first: (scope('visitor') as { first?: Touch })?.first ?? {},
      last: (scope('visit') as { last?: Touch })?.last ?? {},
    },
    page: { url: withoutToken(text('page.url', ''), text('invitation')), title: text('page.title', '') },
    client: {
      language: text('device.language', ''),
      timeZone: text('device.timeZone', ''),
      ...(device && { device }),
    },
    meta: { widgetVersion: VERSION, durationMs: at - state.session.startedAt, honeypot: text('honeypot', '') },
  };
}
