import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether what somebody gave is the secret or the signature that it should be; takes the same time whatever is given. */
export const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
