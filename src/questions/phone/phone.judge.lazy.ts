import { plainCharacters } from '../../shared/typed-text.ts';
import { typedJudge } from '../typed.judge.lazy.ts';

/** A phone number as people write one, or copy it out of a link or a list; '' for anything else. */
function readPhone(typed: string): string {
  const plain = plainCharacters(typed).replace(/^tel:/i, '').replace(/[,;]$/, '');
  return /^\(?\+?[\s\d()./-]+$/.test(plain) && /^\d{6,15}$/.test(plain.replace(/\D/g, '')) ? plain : '';
}

export const phoneJudge = typedJudge('phone', { word: 'errPhone', read: readPhone });
