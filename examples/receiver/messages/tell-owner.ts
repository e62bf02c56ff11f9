import { inItsPlace } from '../../../src/campaign/dates.ts';
import { textFor } from '../../../src/campaign/texts.ts';
import { readEmailAddress } from '../campaign/email-address.ts';
import type { AnyReason } from '../referrals/reasons.ts';
import { keptEnvelope, type ReadEnvelope } from '../results/envelope-schema.ts';
import { dateFormat } from '../web/formats.ts';
import type { Block } from './content.ts';
import type { KnownResult } from './known.ts';
import { dayAndTime } from './parts.ts';
import type { Label } from './templates/template.ts';
import type { Told } from './told.ts';
import { gatherMessage } from './write-message.ts';
import { wordsFor } from './words.ts';

/* What the owner is told. */

type Row = readonly [label: string, value: string];

type ResultFacts = Omit<KnownResult, 'envelope'> & { readonly envelope: ReadEnvelope };

const labelsOf = ({ campaign }: Told) =>
  wordsFor('new-sign-up', { locale: campaign.file.owner?.language ?? 'en', tone: '' });

/** Addresses of the owner's own pages. */
const desk = ({ services }: Told, path: string) => `${services.messaging.publicUrl}/owner${path}`;

async function resultFacts({ result, event }: Told): Promise<ResultFacts | null> {
  const row = event.result === null ? undefined : await result(event.result);
  return row?.envelope ? { ...row, envelope: keptEnvelope(row.envelope) } : null;
}

/** Somebody sent a form: all that they said, in one mail that can be answered. */
export async function newSignUp(told: Told): Promise<void> {
  const { campaign } = told;
  if (campaign.file.owner?.digest === 'daily') return;
  const result = await resultFacts(told);
  if (!result) return;
  const { labels } = labelsOf(told);
  const { role } = result.envelope.flow;
  const isGuest = campaign.file.event !== undefined;
  const what = role === 'friend' ? (isGuest ? 'newGuest' : 'newLead') : role === 'referrer' ? 'newReferrer' : 'newForm';
  await writeAbout(told, result, 'new-sign-up', labels[what]);
}

/** Somebody wants a person: at once, whatever the digest. */
export async function personWanted(told: Told): Promise<void> {
  const result = await resultFacts(told);
  if (!result) return;
  const { labels } = labelsOf(told);
  await writeAbout(told, result, told.event.data.urgent === true ? 'urgent' : 'new-sign-up', labels.wantsPerson);
}

async function writeAbout(told: Told, result: ResultFacts, template: 'new-sign-up' | 'urgent', what: string) {
  const { tx, services, campaign, event } = told;
  const { envelope, inviter } = result;
  const { labels, standings, language } = labelsOf(told);
  const email = readEmailAddress(envelope.contact?.email ?? '')?.address ?? null;
  const name = [envelope.contact?.firstName, envelope.contact?.lastName].filter(Boolean).join(' ') || email || '–';
  const seats = await seatsWord(told);
  const all: Row[] = [
    [labels.name, name],
    [labels.email, email ?? ''],
    [labels.phone, envelope.contact?.phone ?? ''],
    [labels.invitedBy, inviter ?? ''],
    [labels.source, sourceOf(result)],
    [labels.status, result.status === null ? '' : standings[result.status]],
    [labels.seats, seats],
    [labels.reference, envelope.type === 'handover.requested' ? envelope.id.slice(0, 8) : ''],
    [labels.received, dayAndTime(result.received_at, campaign.file.timeZone, language)],
  ];
  const facts = all.filter(([, value]) => value !== '');
  const who = inviter ? `${name} (${labels.invitedBy.toLowerCase()} ${inviter})` : name;
  await gatherMessage(tx, services, {
    key: `${template} ${event.result}`,
    audience: 'owner',
    campaign,
    template,
    facts: {
      values: {
        what,
        who: template === 'urgent' ? name : who,
        preview: facts.map(([, value]) => value).join(' · '),
        replies: email,
        reference: envelope.id.slice(0, 8),
      },
      blocks: {
        facts: [{ type: 'rows', title: labels.facts, rows: facts }],
        answers: answersPart(envelope, labels),
        consents: consentsPart(envelope, labels, campaign.file.timeZone, language),
        links: [
          {
            type: 'links',
            links: [
              { label: labels.result, href: desk(told, `/results/${envelope.id}`) },
              { label: labels.list, href: desk(told, campaign.file.event ? '/guests' : '/referrals') },
              { label: labels.export, href: desk(told, '/guests.csv') },
            ],
          },
        ],
      },
    },
    replyTo: email,
    event: event.id,
  });
}

/** How the link reached whoever signed up: the channel it was shared by, else what their browser said. */
function sourceOf({ channel, envelope: { attribution } }: ResultFacts): string {
  const last = attribution?.last ?? {};
  const said = [channel, last.utm_medium, last.utm_source, last.referrer];
  return [...new Set(said.filter((word): word is string => typeof word === 'string' && word !== ''))].join(', ');
}

async function seatsWord({ campaign, standing }: Told): Promise<string> {
  const { seats } = campaign.file;
  if (seats === undefined) return '';
  const { seatsLeft } = await standing();
  return `${seats - seatsLeft} / ${seats}`;
}

const wordOf = (value: unknown, labels: Readonly<Record<Label, string>>): string => {
  if (value === true) return labels.yes;
  if (value === false) return labels.no;
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map((one) => wordOf(one, labels)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

function answersPart({ answers }: ReadEnvelope, labels: Readonly<Record<Label, string>>): Block[] {
  // A personal link's token is a key, not an answer.
  const rows = Object.entries(answers)
    .filter(([name]) => name !== 'invitation')
    .map(([name, value]): Row => [name, wordOf(value, labels)]);
  return rows.length > 0 ? [{ type: 'rows', title: labels.answers, rows }] : [];
}

/** To the second, with the clock that it is by: a consent must be provable. */
const exactTime = (at: Date, timeZone: string, language: string) =>
  dateFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'long' }).format(at);

function consentsPart(
  { consents }: ReadEnvelope,
  labels: Readonly<Record<Label, string>>,
  timeZone: string,
  language: string,
): Block[] {
  const rows = consents.map(({ purpose, id, channel, granted, text, at }): Row => {
    const when = at && !Number.isNaN(Date.parse(at)) ? exactTime(new Date(at), timeZone, language) : '';
    return [
      [purpose || id, channel].filter(Boolean).join(', '),
      [`${granted ? labels.yes : labels.no}${when && `, ${when}`}`, text && `“${text}”`].filter(Boolean).join('\n'),
    ];
  });
  return rows.length > 0 ? [{ type: 'rows', title: labels.consents, rows }] : [];
}

/** A sign-up or a reward waits for the owner. The mail names nobody: who it is stands on the page. */
export async function needsReview(told: Told, id: string, why: AnyReason, path = '/review'): Promise<void> {
  const { tx, services, campaign, event } = told;
  const { labels, reasons, language } = labelsOf(told);
  const reason = reasons[why];
  await gatherMessage(tx, services, {
    key: `needs-review ${id}`,
    audience: 'owner',
    campaign,
    template: 'needs-review',
    facts: {
      values: { reason, link: desk(told, path) },
      blocks: {
        facts: [
          {
            type: 'rows',
            title: labels.facts,
            rows: [
              [labels.reason, reason],
              [labels.received, dayAndTime(event.at, campaign.file.timeZone, language)],
            ],
          },
        ],
      },
    },
    event: event.id,
  });
}

export async function fewCodes(told: Told): Promise<void> {
  const { tx, services, campaign, event } = told;
  const rule = campaign.file.rewards.find(({ id }) => id === event.data.reward);
  const voice = { locale: campaign.file.owner?.language ?? 'en', tone: '' };
  const title = rule ? textFor(rule.title, voice).replaceAll('{amount}', String(rule.amount ?? '')) : '';
  await gatherMessage(tx, services, {
    key: `low-stock ${event.id}`,
    audience: 'owner',
    campaign,
    template: 'low-stock',
    facts: {
      values: {
        reward: title.replaceAll('{unit}', rule?.unit ?? '') || String(event.data.reward),
        left: Number(event.data.left ?? 0),
        link: desk(told, '/rewards'),
      },
    },
    event: event.id,
  });
}

/** Another system, or the mail itself, does not take what it should. Once a day for each. */
export async function deliveryFailing(told: Told, system: string, reason: string | null, path: string): Promise<void> {
  const { tx, services, campaign, event } = told;
  const { language } = labelsOf(told);
  const { timeZone } = campaign.file;
  await gatherMessage(tx, services, {
    key: `delivery-failing ${system} ${inItsPlace(event.at, timeZone).slice(0, 10)}`,
    audience: 'owner',
    campaign,
    template: 'delivery-failing',
    facts: { values: { system, since: dayAndTime(event.at, timeZone, language), reason, link: desk(told, path) } },
    event: event.id,
  });
}

export async function seatGivenBack(told: Told, person: number): Promise<void> {
  const { tx, services, campaign, event } = told;
  const { labels } = labelsOf(told);
  const [guest] = await tx.query<{ first_name: string | null; last_name: string | null; email: string }>(
    'select first_name, last_name, email from people where id = $1',
    [person],
  );
  if (!guest) return;
  const seats = await seatsWord(told);
  await gatherMessage(tx, services, {
    key: `seat-cancelled ${event.id}`,
    audience: 'owner',
    campaign,
    template: 'seat-cancelled',
    facts: {
      values: { who: [guest.first_name, guest.last_name].filter(Boolean).join(' ') || guest.email, seats },
      blocks: {
        facts: [
          {
            type: 'rows',
            title: labels.facts,
            rows: [
              [labels.email, guest.email],
              [labels.seats, seats],
            ],
          },
        ],
        links: [{ type: 'links', links: [{ label: labels.list, href: desk(told, '/guests') }] }],
      },
    },
    replyTo: guest.email,
    event: event.id,
  });
}
