/* A sign for each kind of reward: paths for `View.icon`, drawn in a box of 24 by 24. */

export const listPath = 'M9 6h11M9 12h11M9 18h7M4 6l1 1 2-2.5M4 12l1 1 2-2.5M4.5 18h.01';
export const percentPath =
  'M18.5 5.5l-13 13M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16 18.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z';
export const ticketPath =
  'M3.5 6.5h17v3.7a1.9 1.9 0 0 0 0 3.6v3.7h-17v-3.7a1.9 1.9 0 0 0 0-3.6zM14 7v2M14 11v2M14 15v2';
export const carPath = 'M4 17v-5l2-5.5h12l2 5.5v5zM4 12h16M7 17v2.5M17 17v2.5M7.5 14.5h.01M16.5 14.5h.01';
export const signalPath = 'M4 19v-3M9.3 19v-6.5M14.6 19V9M20 19V5';
export const partnerPath =
  'M4 9l1.5-4h13L20 9M4 9v10.5h16V9M4 9c0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0M10 19.5v-4.5h4v4.5';
export const leafPath = 'M5 19c0-9 5-14 15-14.5C20 14 15.5 19 8.5 18M5 20.5c1-5 4-8 9-10';
export const cardPath = 'M3 6h18v12.5H3zM3 10h18M6.5 15h4';
export const coinPath =
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8l1.25 2.6 2.75.35-2 1.95.5 2.8-2.5-1.4-2.5 1.4.5-2.8-2-1.95 2.75-.35z';
