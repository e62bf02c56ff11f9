import type { Answer, ChatInput } from '../../engine/input.ts';
import type { Question } from '../../engine/question.ts';
import type { Text } from '../../flow/flow.ts';
import type { Values } from '../../shared/json.ts';
import { askedFor } from '../../tone/asks-person.lazy.ts';
import { personVariants } from '../../tone/parts/person-strings.lazy.ts';
import { personString, type PersonStringKey } from '../../tone/person-strings.lazy.ts';
import type { View } from '../view.ts';
import { contactLinksOf } from './contact-links.lazy.ts';

/**
 * What to do about a typed answer that asks whether this is a bot, or for a person: the truth is told, and the open question stays open.
 * `undefined` for an answer, which the words of a choice on offer always are.
 */
export function aside(view: View, question: Question, typed: Answer): ChatInput | undefined {
  if (typeof typed !== 'string') return undefined;
  const said = typed.trim();
  const isSaid = (words: string) => words.trim().toLowerCase() === said.toLowerCase();
  if (question.kind === 'fields') return undefined;
  const field = question.kind === 'field' ? question.field : undefined;
  const isChoice =
    field?.type === 'choice' &&
    field.choices.some(({ value, label }) => isSaid(String(value)) || isSaid(view.bare(label)));
  if (isChoice) return undefined;
  const asked = askedFor(said);
  if (!asked) return undefined;

  const { settings, contact } = view;
  const found = contactLinksOf(contact);
  const { hours, answer } = typeof contact === 'object' ? contact : {};
  const words: PersonStringKey[] = [
    'isBot',
    ...(found.length ? ['reachPerson' as const] : asked === 'person' ? ['noPerson' as const] : []),
  ];
  const values: Record<string, string> = { brand: settings.brand, name: view.bot.name };
  const lines: string[] = [];
  // They go in as values, so that none of them is read as a mark.
  found.forEach((way, at) => {
    values[`way${at}`] = way.words;
    values[`address${at}`] = way.address;
    lines.push(`\n[{way${at}}]({address${at}})`);
  });
  if (found.length && answer) {
    values['answer'] = view.bare(answer);
    lines.push('\n{answer}');
  }
  // In all languages, for the language of a conversation may change.
  const variants = new Set([...personVariants, `${settings.lang}~${settings.tone}`]);
  const reply: Text = Object.fromEntries(
    [...variants].map((variant, at) => {
      const [lang = '', tone = ''] = variant.split('~'),
        changes = view.changes({ ...settings, lang, tone });
      const said = words.map((key) => personString(key, lang, tone, changes)).join(' ') + lines.join('');
      if (!found.length || !hours) return [variant, said];
      values[`hours${at}`] = (view.chunk('hours')?.contactHours(view, hours, lang) ?? [view.bare(hours)]).join('\n');
      return [variant, `${said}\n{hours${at}}`];
    }),
  );
  return { type: 'aside', said, reply, values: values satisfies Values };
}
