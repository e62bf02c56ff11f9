/* Paths for `View.icon`, drawn in a box of 24 by 24. */
export const checkPath = 'M5 13l4.5 4.5L19 7';
export const clockPath = 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const alertPath = 'M12 8v5M12 16.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const copyPath = 'M9 9h11v11H9zM15 9V4H4v11h5';
export const sharePath = 'M12 15V3M7.5 7L12 2.5 16.5 7M5 12v8h14v-8';
export const outPath = 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6';
export const giftPath = 'M4 9h16v4H4zM6 13h12v7H6zM12 9v11M12 9C9 9 7 7.5 7 6s3-2 5 3c2-5 5-4.5 5-3s-2 3-5 3z';
export const starPath = 'M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z';

/* Ways to pass something on: a sign for each, none of them a brand's own drawing. */
export const mailPath = 'M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5';
export const bubblePath = 'M4 5h16v11H11l-4.5 4v-4H4z';
export const callBubblePath =
  'M12 3.5c4.7 0 8.5 3.5 8.5 8s-3.8 8-8.5 8c-1.3 0-2.6-.3-3.7-.8L3.5 20.5l1.4-4.4a7.6 7.6 0 0 1-1.4-4.6c0-4.5 3.8-8 8.5-8z';
export const boltBubblePath =
  'M12 3.5c5 0 9 3.4 9 7.7s-4 7.7-9 7.7c-.9 0-1.8-.1-2.7-.4L6 20.5v-3.4c-1.9-1.4-3-3.5-3-5.9 0-4.3 4-7.7 9-7.7zM7.5 13.2l3.5-3.4 2.5 2.2 3-2.4';
export const planePath = 'M21 4L3 11l6 2.3L18 7l-6.6 7.6V20l3.2-3.7 3.9 2.4z';
export const facePath = 'M15.5 4H14c-2 0-3.3 1.4-3.3 3.5V20M8 11.5h7';
export const crossPath = 'M4.5 4h3.8l11.2 16h-3.8zM19 4l-6.4 6.8M11 13.4L5 20';
export const linkedPath = 'M5 10v10M5 5.2v.01M10 20V10M10 14c0-2.7 1.7-4 4-4s4 1.3 4 4v6';
export const scanPath =
  'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM7 7v.01M17 7v.01M7 17v.01M14 14v2.5M14 20h3M17.5 14.5H20V17M20 20v.01';
