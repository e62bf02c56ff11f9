import { css } from 'lit';

export const emailHintStyles = css`
  .line:has(> .email-hint > .button) { flex-wrap: wrap; }
  .email-hint:not(:has(> .button)) { display: none; }
  .email-hint { flex: 1 0 100%; order: 1; min-inline-size: 0; }
  .email-hint > .button { inline-size: auto; text-align: start; overflow-wrap: anywhere; }
`;
