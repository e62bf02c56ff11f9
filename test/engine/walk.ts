import type { Answer, ChatInput } from '../../src/engine/input.ts';
import type { FieldModel } from '../../src/engine/question.ts';
import type { Drive } from './drive.ts';

const typed: { readonly [type: string]: Answer[] } = {
  email: ['a@b.c', 'no'],
  phone: ['+31612345678', 'x'],
  number: ['60', 60, 'x', 5],
  url: ['x.example', '-'],
  consent: [true, false],
};

/** Some answer that a field may get, good or bad, by two numbers below 1. */
function answerOf(field: FieldModel, a: number, b: number): Answer {
  const { type, skip } = field;
  if (skip && a < 0.1) return null;
  if (field.type === 'choice') {
    const { choices, many } = field,
      values = choices.map(({ value }) => value),
      pick = values[Math.floor(b * values.length)] ?? 'else';
    return a < 0.2 ? 'something else' : many ? [pick, ...values].slice(0, 2) : pick;
  }
  const some = typed[type] ?? ['Anna', '**{brand}**', '', 'x'.repeat(41)];
  return some[Math.floor(b * some.length)]!;
}

/** One thing that may happen next in a conversation whose effects nobody does, by two numbers below 1. */
export function nextAct(chat: Drive, [a, b]: readonly [number, number]): ChatInput {
  const {
      question,
      state: { pending, deliveries },
    } = chat,
    ids = Object.keys(deliveries),
    id = ids[Math.floor(b * ids.length)];
  if (pending?.kind === 'pause') return { type: 'elapsed', key: pending.key };
  if (pending?.kind === 'request')
    return a < 0.7
      ? {
          type: 'responded',
          key: pending.key,
          reply: { firstName: 'Ben', items: [{ name: 'x' }], person: { known: b < 0.5 } },
        }
      : { type: 'failed', key: pending.key, reason: 'x' };
  if (pending?.kind === 'submit' || (id && a < 0.05)) {
    const news = pending?.kind === 'submit' ? pending.id : id!;
    return a < 0.4
      ? {
          type: 'delivered',
          id: news,
          reply: { code: 'C1', link: 'https://x.example', shareLink: '/s', ...(b < 0.1 && { say: 'From {server}' }) },
        }
      : a < 0.6
        ? { type: 'kept', id: news }
        : a < 0.9
          ? {
              type: 'refused',
              id: news,
              status: 422,
              reply: b < 0.7 ? { fieldErrors: { mail: 'Taken', email: 'Taken' } } : {},
            }
          : { type: 'unsent', id: news, reason: 'preview' };
  }
  if (a > 0.98) return { type: 'settings', settings: { ...chat.settings, lang: b < 0.5 ? 'nl' : 'en' } };
  if (a > 0.96) return { type: 'say', text: 'By the way {first}' };
  if (a > 0.94 || !question)
    return { type: 'go', to: Object.keys(chat.flow.parts)[Math.floor(b * Object.keys(chat.flow.parts).length)]! };
  if (question.kind === 'card')
    return a < 0.5 ? { type: 'used', entry: question.entry, value: 'copy' } : { type: 'answer', value: null };
  if (question.kind === 'fields' && question.skip && a < 0.2) return { type: 'answer', value: null };
  if (question.kind === 'fields')
    return {
      type: 'answer',
      value: Object.fromEntries(question.fields.map((field) => [field.name, answerOf(field, a, b) as string])),
    };
  return { type: 'answer', value: answerOf(question.field, a, b), count: question.count };
}
