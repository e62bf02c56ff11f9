/* Paths for `View.icon`, drawn in a box of 24 by 24. */
export const checkPath = 'M5 13l4.5 4.5L19 7';
export const clockPath = 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const alertPath = 'M12 8v5M12 16.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const copyPath = 'M9 9h11v11H9zM15 9V4H4v11h5';
export const sharePath = 'M12 15V3M7.5 7L12 2.5 16.5 7M5 12v8h14v-8';
export const outPath = 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6';
export const giftPath = 'M4 9h16v4H4zM6 13h12v7H6zM12 9v11M12 9C9 9 7 7.5 7 6s3-2 5 3c2-5 5-4.5 5-3s-2 3-5 3z';
export const starPath = 'M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z';
