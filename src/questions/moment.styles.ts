import { css } from 'lit';

export const momentStyles = css`
  .moments {
    --widest: 9.5em; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(var(--widest), 100%), 1fr));
    gap: 0.6em; inline-size: min(26em, 100%);
  }
  .moments.datetime-local { --widest: 14em; }
  .moments.time { --widest: 7em; }
  .moments > div { min-inline-size: 0; }
  .moment { display: block; box-sizing: border-box; }
  /* A date with its time is long for a narrow phone. */
  .datetime-local .moment { padding-inline: 0.4em; }
  .datetime-local .moment::-webkit-datetime-edit { font-size: 0.875em; }
  .moment::-webkit-date-and-time-value { text-align: start; }
  .moment::-webkit-calendar-picker-indicator {
    min-inline-size: 1.5em; min-block-size: 1.5em; margin-inline-start: 0.4em; padding: 0; cursor: pointer;
  }
  .moments .which { display: block; margin: 0 0.1em 0.25em; font-size: 0.875em; color: var(--smoc-muted); }
`;
