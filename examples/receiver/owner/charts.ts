import { html } from 'hono/html';
import { numberFormat } from '../web/formats.ts';
import type { Html } from './page.ts';

/** One row of a bar chart: the number stands beside the bar, so that it reads without seeing it. */
export interface Bar {
  readonly label: Html | string;
  /** null: not known; no bar. */
  readonly value: number | null;
  /** The number as it is shown; the value itself where left out. */
  readonly text?: Html | string;
  readonly note?: Html | string;
}

const WIDTH = 100;

const bar = (value: number | null, most: number): Html =>
  html`<svg class="bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="${WIDTH}" height="10" />
    ${
      value !== null && value > 0 && most > 0
        ? html`<rect class="fill" width="${Math.max(0.75, (value / most) * WIDTH).toFixed(2)}" height="10" />`
        : ''
    }
  </svg>`;

/**
 * Bars one below the other. It is a table: whoever does not see the bars reads the numbers.
 *
 * @param most Value of a bar as long as there is room; the longest one's where left out.
 */
export function bars(
  caption: string,
  heads: readonly [label: string, number: string],
  rows: readonly Bar[],
  most = Math.max(0, ...rows.map(({ value }) => value ?? 0)),
): Html {
  return html`<table role="table" class="bars">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${heads[0]}</th>
        <th role="columnheader" scope="col">${heads[1]}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        ({ label, value, text, note }) =>
          html`<tr role="row">
            <th role="rowheader" scope="row">${label}</th>
            <td role="cell">
              <strong>${text ?? number(value)}</strong
              >${note ? html`<span class="sub">${note}</span>` : ''}${bar(value, most)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const HEIGHT = 120;
const STEP = 10;

export interface Column {
  readonly label: string;
  readonly value: number;
}

/** Columns over time, with the same numbers as a table to open below. */
export function columns(
  caption: string,
  heads: readonly [label: string, number: string],
  all: readonly Column[],
): Html {
  const most = Math.max(1, ...all.map(({ value }) => value));
  return html`<figure class="over-time">
      <svg
        viewBox="0 0 ${all.length * STEP} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="${caption}. The numbers are in the table below."
      >
        ${all.map(({ value }, n) => {
          const height = value === 0 ? 1 : Math.max(2, (value / most) * HEIGHT);
          return html`<rect
            class="${value === 0 ? 'track' : 'fill'}"
            x="${n * STEP + 1}"
            y="${(HEIGHT - height).toFixed(1)}"
            width="${STEP - 2}"
            height="${height.toFixed(1)}"
          />`;
        })}
      </svg>
      <figcaption class="ends">
        <span>${all[0]?.label ?? ''}</span><span>most: ${number(most)}</span><span>${all.at(-1)?.label ?? ''}</span>
      </figcaption>
    </figure>
    <details class="numbers">
      <summary>As a table</summary>
      <table role="table" class="plain-table">
        <caption class="unseen">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${heads[0]}</th>
            <th scope="col">${heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ label, value }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${number(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

const NUMBER = numberFormat('en-GB');

/** What is not known is a dash that says so. */
export const DASH = html`<span class="unknown"
  ><span aria-hidden="true">–</span><span class="unseen">not known</span></span
>`;

export const number = (value: number | null, digits = 0): Html | string =>
  value === null
    ? DASH
    : digits === 0
      ? NUMBER.format(value)
      : numberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** `30.0 %`. A blank that does not break stands between. */
export const percent = (value: number | null, digits = 1): Html | string =>
  value === null ? DASH : `${(value * 100).toFixed(digits)}\u00a0%`;

/** Digits as they were reckoned: 0.2 % is no rounding of 0.15 %. */
export const money = (value: number | null, currency: string): Html | string =>
  value === null ? DASH : numberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' }).format(value);

/** The larger unit, and the smaller one where there is something of it: `2 min 5 s`, `3 h`. */
const inUnits = (larger: number, nameOfLarger: string, smaller: number, nameOfSmaller: string): string =>
  `${larger}\u00a0${nameOfLarger}${smaller > 0 ? ` ${smaller}\u00a0${nameOfSmaller}` : ''}`;

/** `2 min 5 s`, `3 h 20 min`, `20 h`, `1 day`, `4.5 days`. */
export function duration(seconds: number | null): Html | string {
  if (seconds === null) return DASH;
  const whole = Math.round(seconds);
  if (whole < 60) return `${seconds < 10 ? Number(seconds.toFixed(1)) : whole}\u00a0s`;
  if (whole < 3600) return inUnits(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(whole / 60);
  if (minutes < 24 * 60) return inUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const days = Number((whole / 86_400).toFixed(1));
  return `${days}\u00a0${days === 1 ? 'day' : 'days'}`;
}

/** How a number stands against the one before, in words. */
export function change(now: number | null, before: number | null): Html | string {
  if (now === null || before === null) return '';
  if (before === 0) return now === 0 ? 'as before' : 'none before';
  const share = Math.round((now / before - 1) * 100);
  if (share === 0) return `as before (${NUMBER.format(before)})`;
  return `${share > 0 ? '↑' : '↓'} ${Math.abs(share)}\u00a0% ${share > 0 ? 'more' : 'less'} than before (${NUMBER.format(before)})`;
}
