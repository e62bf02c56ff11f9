import type { CSSResult } from 'lit';
import type { Text } from './flow/flow.ts';
import { plainText, readText, scopeOf, sourceText, valuesScope } from './engine/engine.ts';
import { needsMarkdown, scanMarks } from './shared/inline-marks.ts';
import type { Values } from './shared/json.ts';
import type { WordKey } from './tone/words.ts';
import { content } from './view/content.ts';
import type { Chunks, Need, View } from './view/view.ts';
import type { Chat } from './chat.ts';

type Chunk = { readonly styles: CSSResult };
const loaders: { readonly [N in Need]: () => Promise<Chunks[N] & Chunk> } = {
  markdown: () => import('./view/messages/markdown.lazy.ts'),
  cards: () => import('./view/messages/cards.lazy.ts'),
  inputs: () => import('./view/inputs/inputs.lazy.ts'),
};
const chunks: { [N in Need]?: Chunks[N] & Chunk } = {};
const loading: { [N in Need]?: Promise<unknown> | undefined } = {};

/** Gets a chunk of the view. Kept once it is there; a failed try is forgotten. */
export const loadChunk = (need: Need): Promise<unknown> => loading[need] ??= loaders[need]().then(
  (chunk) => Object.assign(chunks, { [need]: chunk }),
  () => loading[need] = undefined,
);

/** Style sheets of the chunks that are there. */
export const chunkStyles = (): CSSStyleSheet[] => Object.values(chunks).map(({ styles }) => styles.styleSheet as CSSStyleSheet);

/** What templates need, for the language, tone and brand that hold now. `wanted` takes what they ask for while they are drawn. */
export function createView(chat: Chat & Required<Pick<Chat, 'loaded' | 'settings' | 'words'>>, wanted: Set<Need>): View {
  const { settings, words, brand, loaded: { flow } } = chat;
  const polish = brand?.polish;
  const scope = (values?: Values) => (values ? valuesScope(values) : scopeOf(chat.state ?? { context: {}, vars: {}, settings } as never));
  const read = <T>(text: Text, values: Values | undefined, scan: (source: string) => readonly T[]) =>
    readText(flow, settings, text, scope(values), polish ? (source) => scan(polish(source)) : scan) as T[];
  const plain = (text: Text, values?: Values) => {
    const whole = plainText(flow, settings, text, scope(values));
    return polish?.(whole) ?? whole;
  };
  const { name = settings.brand, avatar } = { ...brand?.theme?.brand?.bot, ...flow.bot };
  const bot = { name: plain(name), avatar };
  const view: View = {
    settings, bot, plain,
    chunk: (need) => chunks[need] ?? void wanted.add(need),
    word: (key, values) => words[key].replace(/\{(\w+)\}/g, (_, part: string) => String({ name: bot.name, brand: settings.brand, ...values }[part] ?? '')),
    text(text, values) {
      const rich = needsMarkdown(sourceText(flow, settings, text)) && view.chunk('markdown');
      return rich ? rich.drawMarkdown(view, read(text, values, rich.scanMarkdown)) : content(view, read(text, values, scanMarks));
    },
    later: (state, entry) => chat.live?.answered(view, entry) ?? view.chunk('cards')?.card(view, state, entry),
    problem: (problem) => (problem?.text ? plain(problem.text, problem.values) : problem ? view.word(problem.word as WordKey, problem.values) : ''),
    act: async (act) => (await chat.goLive()).act(act),
    answer: async (value) => (await chat.goLive()).act({ type: 'answer', value }),
    draft(values) {
      chat.draft = values;
      chat.element.requestUpdate();
    },
    retry: (id) => chat.live?.retry(id),
    announce: (text) => chat.live?.announce(text),
  };
  return view;
}
