import type { Scope } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { GONE } from '../engine/gone.ts';
import { plainText, readText, scopeOf, valuesScope } from '../engine/engine.ts';
import { scanMarks } from '../shared/inline-marks.ts';
import type { Values } from '../shared/json.ts';
import { content } from '../view/content.ts';
import type { View } from '../view/view.ts';
import type { Chat } from './chat.lazy.ts';

/** Somebody's own words that are no longer kept count as missing, so that a text reads on without them. */
const withoutGone =
  (scope: Scope): Scope =>
  (name) => {
    const value = scope(name);
    return value === GONE ? undefined : value;
  };

/** What templates need, for the language, tone and brand that hold now. */
export function createView(chat: Chat & Required<Pick<Chat, 'loaded' | 'settings' | 'words'>>): View {
  const {
    settings,
    words,
    brand,
    loaded: { flow },
  } = chat;
  const polish = brand?.polish;
  // The entries of a draft hold no values.
  const scope = (values?: Values) =>
    values && chat.state?.session.id
      ? withoutGone(valuesScope(values))
      : scopeOf(chat.state ?? ({ context: {}, vars: {}, settings } as never));
  const plain = (text: Text, values?: Values) => {
    const whole = plainText(flow, settings, text, scope(values));
    return polish?.(whole) ?? whole;
  };
  const { name = settings.brand, avatar } = { ...brand?.theme?.brand?.bot, ...flow.bot };
  const bot = { name: plain(name), avatar };
  const { live } = chat;
  /** A number as the language writes it. */
  const inWords = (value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? new Intl.NumberFormat(settings.lang).format(value) : String(value ?? '');
  const view = {
    settings,
    bot,
    plain,
    chunk: (need) => live?.chunk(need),
    word: (key, values) =>
      (words[key] ?? '').replace(/\{(\w+)\}/g, (_, part: string) =>
        inWords({ name: bot.name, brand: settings.brand, ...values }[part]),
      ),
    read: (text, values, scan) =>
      readText(flow, settings, text, scope(values), polish ? (source) => scan(polish(source)) : scan),
    text: (text, values) => content(view, view.read(text, values, scanMarks)),
    later: (state, entry) => live?.later(view, state, entry),
    answer: async (value) => (await chat.goLive()).act({ type: 'answer', value }),
  } as View;
  return Object.assign(view, live?.extras(view));
}
