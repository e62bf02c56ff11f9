import { css } from 'lit';

export const numberStyles = css`
  .step {
    flex: none; inline-size: 2.75em; block-size: 2.75em; border: 1.5px solid var(--smoc-field-line);
    border-radius: min(1.4em, var(--smoc-radius));
  }
  .line:has(> .step) { gap: 0.4em; }
  .line:has(> .step) > .field { flex-basis: 3em; padding-inline: 0.4em; text-align: center; }
  /* Between two buttons there is room for a number, not for a sentence. */
  .dock .line:has(> .step) > .field::placeholder { color: transparent; }
  .line:has(> .step) > .unit { white-space: nowrap; }
`;
