import { css } from 'lit';

/* An endpoint may take its time to look a code up: only then is it seen that the chat is at it. */
export const referralStyles = css`
  [aria-busy='true'] :is(.send, .primary) { cursor: progress; animation: looking-up 0.8s 0.3s ease-in-out infinite alternate; }
  @keyframes looking-up { to { opacity: 0.45; } }
  @media (prefers-reduced-motion: reduce) {
    [aria-busy='true'] :is(.send, .primary) { animation: none; opacity: 0.6; }
  }
`;
