import { html } from 'hono/html';
import { dateFormat } from '../web/formats.ts';
import type { Html } from './page.ts';

/** Dates and times on the shop's clock. */
export interface ShopClock {
  readonly timeZone: string;
  readonly now: Date;
}

const format = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat('en', { timeZone, ...options }).format(at);

/** A field that looks something up, with its label for those who hear it. Nothing is spelt or kept for the next person at the screen. */
export const searchField = (field: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly longest: number;
  /** Codes are written in capitals; default `none`. */
  readonly capitals?: 'none' | 'characters';
}): Html =>
  html`<label class="unseen" for="${field.name}">${field.label}</label
    ><input
      id="${field.name}"
      name="${field.name}"
      type="search"
      value="${field.value}"
      placeholder="${field.placeholder}"
      maxlength="${field.longest}"
      autocapitalize="${field.capitals ?? 'none'}"
      autocomplete="off"
      spellcheck="false"
    />`;

/** `14:05` today, `Thu 26 Nov, 14:05` this year, with the year otherwise. */
export function time(at: Date, { timeZone, now }: ShopClock): Html {
  const day = (date: Date) => format(date, timeZone, { dateStyle: 'short' });
  const year = (date: Date) => format(date, timeZone, { year: 'numeric' });
  const text =
    day(at) === day(now)
      ? `Today, ${format(at, timeZone, { timeStyle: 'short' })}`
      : format(at, timeZone, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
          ...(year(at) !== year(now) && { year: 'numeric' }),
        });
  return html`<time datetime="${at.toISOString()}">${text}</time>`;
}

/** `Thursday 3 December, 18:00` this year, with the year otherwise. */
export function longTime(at: Date, { timeZone, now }: ShopClock): string {
  const year = (date: Date) => format(date, timeZone, { year: 'numeric' });
  const day = format(at, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year(at) !== year(now) && { year: 'numeric' }),
  });
  return `${day}, ${format(at, timeZone, { timeStyle: 'short' })}`;
}

/** A state in a word; the colour only repeats it. */
export const pill = (kind: 'good' | 'wait' | 'info' | 'risk' | 'off', word: string): Html =>
  html`<span class="pill ${kind}">${word}</span>`;

const GUEST = { confirmed: 'good', waiting: 'wait', standby: 'info', cancelled: 'off' } as const;
export const guestPill = (status: string | null): Html =>
  status === null ? pill('off', 'not on the list') : pill(GUEST[status as keyof typeof GUEST] ?? 'off', status);

const REFERRAL = {
  signed_up: pill('wait', 'signed up'),
  qualified: pill('good', 'joined'),
  rewarded: pill('good', 'joined'),
  expired: pill('off', 'expired'),
  held: pill('wait', 'on hold'),
  rejected: pill('off', 'does not count'),
  cancelled: pill('off', 'cancelled'),
};
export const referralPill = (status: string): Html => REFERRAL[status as keyof typeof REFERRAL] ?? pill('off', status);

export interface Column<Row> {
  readonly head: string;
  /** Says its head before its value on a phone too, where the value alone would be a riddle. */
  readonly labelled?: boolean;
  readonly cell: (row: Row) => Html | string;
}

/**
 * A table that becomes a list of cards on a phone; the roles keep it a table for screen readers there too. The first column names the row.
 */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  return html`<table role="table">
  <caption class="unseen">${caption}</caption>
  <thead role="rowgroup"><tr role="row">${columns.map(({ head }) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
  <tbody role="rowgroup">${rows.map(
    (row) =>
      html`<tr role="row">${columns.map(({ head, cell, labelled }, n) =>
        n === 0
          ? html`<th role="rowheader" scope="row">${cell(row)}</th>`
          : html`<td role="cell" ${labelled ? html`class="labelled" data-head="${head}"` : ''}>${cell(row)}</td>`,
      )}</tr>`,
  )}</tbody>
</table>`;
}

export const empty = (title: string, text: Html | string): Html =>
  html`<div class="empty">
    <svg viewBox="0 0 48 48" aria-hidden="true"><path d="M8 10h32v22H22l-9 7v-7H8z"/><path d="M16 18h16M16 24h10"/></svg>
    <h2>${title}</h2>
    <p>${text}</p>
  </div>`;

export const card = (title: string, content: Html, kind = ''): Html =>
  html`<section class="card ${kind}"><h2>${title}</h2>${content}</section>`;

/** Names and values; empty values are left out. */
export function facts(pairs: readonly (readonly [string, Html | string | number | null | undefined])[]): Html {
  const given = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl class="facts">${given.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

export const fullName = (
  person: { readonly first_name: string | null; readonly last_name: string | null },
  otherwise = 'No name',
): string => [person.first_name, person.last_name].filter(Boolean).join(' ') || otherwise;

/** A link to a person's page: name and address. */
export const personLink = (person: {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
}): Html =>
  html`<a class="who" href="/owner/people/${person.id}">${fullName(person, person.email)}</a>${
    person.first_name || person.last_name ? html`<span class="sub">${person.email}</span>` : ''
  }`;
