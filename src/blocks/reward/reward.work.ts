import { asText } from '../../engine/values.ts';
import type { NewEntry } from '../../engine/state.ts';
import type { RewardStep, Text, Unchecked } from '../../flow/flow.ts';
import { toNumber } from '../../expression/expression.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';
import { rowsOfData, type Row } from '../read-rows.work.ts';

type RewardEntry = Extract<NewEntry, { readonly kind: 'reward' }>;

/** What people read of a reward that is data. */
const texts = ['title', 'label', 'text', 'conditions'];

const numberIn = (value: unknown): number | undefined => {
  const number = typeof value === 'number' || typeof value === 'string' ? toNumber(value) : NaN;
  return isFinite(number) ? number : undefined;
};
/** What stands in a code to scan: its own text, or the reward's code. */
const scanned = (wanted: unknown, code: string | undefined): string | undefined =>
  wanted === true ? code || undefined : asText(wanted) || undefined;

/** A reward as an endpoint answers with it: its words stand as they are. */
function entryOfData({ of, texts: { title, label, text, conditions }, values }: Row): RewardEntry {
  const word = (key: string) => asText(of[key]) || undefined;
  const code = word('code');
  return omitUndefined({
    kind: 'reward' as const,
    values,
    title: title ?? label,
    text,
    conditions,
    rewardKind: word('kind'),
    amount: numberIn(of.amount),
    unit: word('unit'),
    every: word('every'),
    given: numberIn(of.given),
    times: numberIn(of.times),
    status: word('status'),
    code,
    from: word('from'),
    until: word('until'),
    open: word('link') ?? word('open'),
    qr: scanned(of.qr, code),
    barcode: scanned(of.barcode, code),
  }) as RewardEntry;
}

/** A reward as its author wrote it. */
function entryOfStep(step: Unchecked<RewardStep>, tools: Run): RewardEntry | undefined {
  const { reward, title, text, conditions, button, kind } = step;
  const numberOf = (value: unknown) => (value === undefined ? undefined : tools.number(value));
  const word = (value: unknown) => (value ? asText(tools.value(value)) || undefined : undefined);
  const code = word(step.code);
  const shown = tools.text(reward).trim();
  if (!shown && !code) return undefined;
  return omitUndefined({
    kind: 'reward' as const,
    reward: reward as Text,
    code,
    title: title as Text,
    text: text as Text,
    conditions: conditions as Text,
    button: button as Text,
    rewardKind: kind as string,
    amount: numberOf(step.amount),
    unit: word(step.unit),
    every: step.every as string,
    given: numberOf(step.given),
    times: numberOf(step.times),
    status: word(step.status),
    from: word(step.from),
    until: word(step.until),
    open: step.open ? tools.address(step.open) : undefined,
    qr: scanned(step.qr === true ? true : word(step.qr), code ?? shown),
    barcode: scanned(step.barcode === true ? true : word(step.barcode), code ?? shown),
  });
}

export const rewardWork: BlockWork<RewardStep, Run> = {
  verb: 'reward',
  card: 'reward',
  run(step, tools) {
    const { reward, title, text, conditions, button } = step;
    if (typeof reward === 'string' && reward.startsWith('=')) {
      const given = tools.evaluateValue(reward);
      const list: readonly unknown[] = Array.isArray(given) ? given : given ? [given] : [];
      for (const row of rowsOfData(list, texts)) tools.add(entryOfData(row));
      return;
    }
    const entry = entryOfStep(step, tools);
    if (entry) tools.add(entry, [reward, title, text, conditions, button]);
  },
};
