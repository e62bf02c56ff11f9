import { en } from '../messages/templates/en.ts';

const WORDS: Readonly<Record<string, string>> = { ...en.reasons, seat: 'confirmed on the guest list' };

/** Why a referral or a reward stands as it does; what the owner wrote as a reason stays as it is. */
export const reasonInWords = (reason: string | null): string => (reason === null ? '' : (WORDS[reason] ?? reason));
