import { html } from 'lit';
import type { Scope } from '../expression/expression.ts';
import type { Settings } from '../engine/state.ts';
import { GONE } from '../engine/gone.ts';
import { scopeOf, valuesScope } from '../engine/selectors.ts';
import type { Telling } from '../engine/reading.ts';
import { plainText, readText, sourceText } from '../engine/text.ts';
import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import type { Text } from '../flow/flow.ts';
import { needsMarkdown, scanMarks } from '../shared/inline-marks.ts';
import { entryOf, own, type Values } from '../shared/json.ts';
import { isRightToLeft } from '../shared/language.ts';
import { setApart } from '../shared/set-apart.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { buttonLink } from '../view/button-link.ts';
import type { BlockView, Kind } from '../blocks/block.view.ts';
import { firstViews, type BlockViews } from '../view/blocks.ts';
import type { StringKey } from '../tone/language.ts';
import { stringIn } from '../tone/string-in.ts';
import { content } from '../view/content.ts';
import { firstQuestionViews, type QuestionViews } from '../view/questions.ts';
import { blockViews, inheritNothing, questionView } from './chunks.ts';
import type { Chunks, Need, View } from '../view/view.ts';
import type { Conversation } from './conversation.ts';
import type { Interaction } from './interaction.ts';
import { changesOf } from './voice.ts';

/** A value without somebody's own words that are no longer kept, also within a text or a list that was made from them. */
function whatIsLeft(value: unknown): unknown {
  if (typeof value === 'string' && value.includes(GONE)) {
    const parts = value.split(GONE).map((part) => part.trimEnd());
    return parts.join('').trim() || undefined;
  }
  if (!Array.isArray(value)) return value;
  const left = value.map(whatIsLeft).filter((each) => each !== undefined);
  return left.length || !value.length ? left : undefined;
}

/** What is gone counts as missing, so that a text reads on without it. */
const withoutGone =
  (scope: Scope): Scope =>
  (name) =>
    whatIsLeft(scope(name));

/** What templates need, for the language, tone and brand that hold now. */
export function createView(
  conversation: Conversation,
  interaction: Interaction | undefined,
  interact: () => Promise<Interaction>,
): View {
  const { element, flow, chunks, voice, telling } = conversation;
  const { settings, strings } = voice;
  const { brand } = conversation.dressing;
  const polish = brand?.polish;
  const scope = (values?: Values) => (values ? withoutGone(valuesScope(values)) : scopeOf(conversation.state));
  const isMirrored = isRightToLeft(settings.lang);
  const isolated = (words: string) => setApart(words, isMirrored);
  const shown = { ...telling, setApart: isolated };
  const read = (as: Telling) => (text: Text, values?: Values) => {
    const whole = plainText(as, text, scope(values));
    return polish?.(whole) ?? whole;
  };
  const plain = read(shown);
  const { name = settings.brand, avatar } = { ...brand?.theme?.brand?.bot, ...flow.bot };
  const bot = { name: plain(name), avatar };
  /** A number as the language writes it. */
  const inWords = (value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value)
      ? new Intl.NumberFormat(settings.lang).format(value)
      : String(value ?? '');
  // In a conversation from right to left the strings may be English: what could be read in another order there keeps
  // its own, and so do values.
  const fill = (string: string, values?: Values) => {
    const filled = string.replace(/\{(\w+)\}/g, (_, part: string) =>
      isolated(inWords({ name: bot.name, brand: settings.brand, ...values }[part])),
    );
    return /^\p{L}[^{]*\p{L}$/su.test(string) ? filled : isolated(filled);
  };
  const views: BlockViews = inheritNothing({ ...firstViews, ...interaction?.views });
  const questions: QuestionViews = inheritNothing({ ...firstQuestionViews, ...interaction?.questions });
  const view: View = {
    settings,
    bot,
    plain,
    bare: read(telling),
    block<K extends Kind>(kind: K) {
      return (entryOf(views, kind) ?? entryOf(blockViews(chunks, kind), kind)) as BlockView<K> | undefined;
    },
    question: (type) => entryOf(questions, type) ?? questionView(chunks, type),
    input: (...given) => interaction?.input(view, ...given),
    contact: flow.contact ?? brand?.theme?.brand?.contact,
    chunk: <N extends Need>(need: N) => chunks.take(need) as Chunks[N] | undefined,
    word: (key, values) => fill(strings[key] ?? '', values),
    wordOf: (part, key, values) =>
      fill(stringIn(part, key, settings.lang, settings.tone, view.changes(settings)), values),
    changes: (said: Settings) => [...(brand?.changes(said) ?? []), changesOf(flow, said)],
    problem(problem) {
      if (problem?.text) return plain(problem.text, problem.values);
      return problem ? view.word(problem.word as StringKey, problem.values) : '';
    },
    read: (text, values, scan) =>
      readText(shown, text, scope(values), polish ? (source) => scan(polish(source)) : scan),
    text(text, values) {
      const rich = needsMarkdown(sourceText(flow, settings, text)) && view.chunk('markdown');
      return rich ? rich.markdown(view, text, values) : content(view, view.read(text, values, scanMarks));
    },
    icon: (path) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"></path></svg>`,
    buttonLink: (...given) => buttonLink(view, ...given),
    act: async (act) => (await interact()).act(act),
    change: (entry) => void interact().then(({ act }) => act({ type: 'change', entry })),
    happen: (input) => void interact().then(({ send }) => send(input)),
    answer: async (value) => {
      // Of the question that stands there now, and not of one that has come in its place meanwhile.
      const count = conversation.question?.count;
      return (await interact()).act(omitUndefined({ type: 'answer' as const, value, count }));
    },
    lookUp: async (endpoint, query) => (await interact()).lookUp(endpoint, query),
    typed: async (said, ticked) => (await interact()).typed(said, ticked),
    draft: (values) => {
      interaction?.draft(values);
    },
    isRestored: ({ id }) => id <= conversation.restored,
    get needsConsent() {
      return element.consent === 'required';
    },
    stopped: conversation.stopped,
    sends: (endpoint) => Boolean((own(element.endpoints, endpoint) as EndpointSetting | undefined) ?? element.endpoint),
    payments: (endpoint, step) => chunks.take('payments')?.paymentsOf(conversation, endpoint, step),
    uploads: (endpoint, step) => chunks.take('uploads')?.uploadsOf(conversation, endpoint, step),
    retry: (id) => interaction?.retry(id),
    announce: (text) => interaction?.announce(text),
  };
  return view;
}
