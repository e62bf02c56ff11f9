import type { Reward } from './campaign-file.ts';
import { textFor, type Text, type Voice } from './texts.ts';

/** What a reward's texts may have in braces. */
export const REWARD_NAMES = ['amount', 'unit', 'months', 'milestone'] as const;

/** A text of a reward with its numbers in it; `amount` where a record has another than the file. */
export function rewardText(text: Text, reward: Reward, voice: Voice, amount: number | null = null): string {
  const values = { ...reward, amount: amount ?? reward.amount };
  let filled = textFor(text, voice);
  for (const name of REWARD_NAMES) filled = filled.replaceAll(`{${name}}`, String(values[name] ?? ''));
  return filled;
}
