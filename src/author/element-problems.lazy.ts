import { flowText, holdsPage } from '../chat/prefetch.ts';
import type { SmocEventDetails } from '../events.ts';
import { flowPieces } from '../flow/checks/flow-pieces.ts';
import type { Flow } from '../flow/flow.ts';
import { own } from '../shared/json.ts';
import { keeps, modes, paces, schemes } from '../shared/option-values.ts';
import { nearest } from '../shared/nearest.ts';
import { isTone, tonesWith } from '../shared/tones.ts';
import type { Theme } from '../theme/theme.ts';
import { knownVoice } from '../tone/known-voice.lazy.ts';

/** What is wrong with the element itself, not with its flow. A warning may be meant so: only the panel tells of it. */
export type ElementProblem = SmocEventDetails['smoc-error'] & { readonly severity?: 'error' | 'warning' };

/** The element as the page wrote it. */
export interface Written extends HTMLElement {
  readonly flow?: unknown;
  readonly src?: string;
  readonly campaign?: unknown;
  readonly theme?: unknown;
  readonly tone?: unknown;
  readonly endpoint?: unknown;
  readonly endpoints?: unknown;
  readonly preview?: boolean;
}

/** Attributes whose values are names: which there are, and what is done with another. */
const choices: Readonly<Record<string, { readonly names: readonly string[]; readonly instead: string }>> = {
  mode: { names: modes, instead: 'the chat is shown inline' },
  pace: { names: paces, instead: 'messages come at the natural pace' },
  keep: { names: keeps, instead: 'the conversation is kept for the visit' },
  scheme: { names: schemes, instead: "colours are as the theme and the visitor's system say" },
  results: { names: ['all', 'submissions'], instead: 'all kinds of results are sent' },
  consent: { names: ['required'], instead: 'the flow may send requests at once' },
};

/** Attributes that are neither ours nor every element's, with the one of ours that was most likely meant. */
function strayAttributes(
  chat: HTMLElement,
): { readonly name: string; readonly value: string; readonly meant: string }[] {
  const { observedAttributes: known } = chat.constructor as unknown as {
    readonly observedAttributes: readonly string[];
  };
  const common = new Set([
    'class',
    'part',
    'slot',
    'role',
    ...Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype)).map((name) => name.toLowerCase()),
  ]);
  return [...chat.attributes].flatMap(({ name, value }) => {
    const meant = known.includes(name) || common.has(name) ? undefined : nearest(name, known);
    return meant === undefined ? [] : [{ name, value, meant }];
  });
}

/**
 * What stands in the element's tag or properties and means nothing, and what is missing there.
 *
 * @param flow undefined where it cannot be had or cannot run
 * @param theme null where it cannot be had
 */
export function elementProblemsOf(
  chat: Written,
  flow: Flow | undefined,
  theme: Partial<Theme> | null | undefined,
): ElementProblem[] {
  const mistakes: ElementProblem[] = [];
  const add = (
    code: string,
    what: string | Pick<ElementProblem, 'message' | 'step' | 'severity'>,
    ...hint: readonly (string | false)[]
  ) => {
    mistakes.push({
      code,
      step: '',
      ...(typeof what === 'string' ? { message: what } : what),
      hint: hint.filter(Boolean).join(' '),
    });
  };
  const unknown = (name: string, value: string, names: readonly string[], what: string) => {
    const meant = nearest(value, names);
    add(
      `unknown-${name}`,
      `${name}="${value}" ${what}.`,
      meant !== undefined && `Did you mean "${meant}"?`,
      names.length > 1 ? `There are ${names.join(', ')}.` : `There is ${names.join()}.`,
    );
  };
  let stray = strayAttributes(chat);

  if (!(chat.flow ?? chat.src ?? chat.campaign ?? flowText(chat)?.trim())) {
    const misspelt = stray.find(({ meant }) => meant === 'src');
    stray = stray.filter((each) => each !== misspelt);
    add(
      'no-source',
      'Nothing says which flow this chat tells: only what the page put into it is shown.',
      misspelt ? `Did you mean src="${misspelt.value}" by ${misspelt.name}?` : '',
      'Write src="flow.json", set the property flow, or put the flow into a <script type="application/json"> inside.',
    );
  }
  for (const name of ['flow', 'theme', 'src', 'endpoint'])
    if (chat.getAttribute(name) === '[object Object]')
      add(
        'lost-object',
        `${name}="[object Object]": an object was written as text, and nothing of it is left.`,
        `Set the property by script (element.${name} = …)`,
        name === 'flow' || name === 'theme' ? 'or write the object as JSON text: JSON.stringify(…).' : '',
      );
  if (holdsPage(chat))
    add(
      'page-inside',
      'The rest of the page stands inside this chat, as what is shown until the chat is there.',
      'HTML does not know <smoc-chat … />: write <smoc-chat …></smoc-chat>.',
    );
  for (const { name, value, meant } of stray) {
    // A framework sets such a property from a template of its own; in HTML it is a mere attribute.
    if (name in chat)
      add(
        'unknown-attribute',
        `${name}="…" is not an attribute and does nothing: ${name} is a property.`,
        `Set it by script: element.${name} = …`,
      );
    else
      add(
        'unknown-attribute',
        `${name}="${value}" is not an attribute of a chat and does nothing.`,
        `Did you mean ${meant}="${value}"?`,
      );
  }
  for (const [name, { names, instead }] of Object.entries(choices)) {
    const value = (chat as unknown as Readonly<Record<string, unknown>>)[name];
    if (value && typeof value === 'string' && !names.includes(value))
      unknown(name, value, names, `is not known to this version: ${instead}`);
  }
  const { tone } = chat;
  if (flow && theme !== null && tone && typeof tone === 'string') {
    const tones = tonesWith(knownVoice.tones, [...Object.keys(theme?.voice?.words ?? {}), ...variantsIn(flow)]);
    if (!isTone(tone, tones, knownVoice.formalTones))
      unknown(
        'tone',
        tone,
        tones,
        "is known neither to the chat, nor to its theme, nor to its flow: the chat's own words are warm",
      );
  }
  if (flow && !chat.preview && !chat.endpoint) {
    const { submits, goal } = resultsOf(flow);
    for (const [name, step] of submits) {
      // The words of the moment when a visitor submits.
      if (!own(chat.endpoints, name))
        add(
          'no-endpoint',
          { message: `Nobody gets this: set ${name ? `endpoints = {${name}: …}` : 'endpoint'} on the element.`, step },
          'endpoint="https://…" gets all results.',
        );
    }
    if (goal !== undefined && !submits.has('') && !own(chat.endpoints, '')) {
      add(
        'no-endpoint',
        {
          message: 'Goals are told to the page alone, by the event smoc-goal: the element has no endpoint.',
          step: goal,
          severity: 'warning',
        },
        'endpoint="https://…" gets all results.',
      );
    }
  }
  return mistakes;
}

/** Where a flow first sends something to each endpoint ('' is the default one), and where its first goal is. */
function resultsOf(flow: Flow): { readonly submits: ReadonlyMap<string, string>; readonly goal: string | undefined } {
  const submits = new Map<string, string>();
  let goal: string | undefined;
  for (const { of, path } of flowPieces(flow).pieces) {
    const to = own(of, 'submit'),
      name = typeof to === 'string' ? to : '',
      place = path.slice(1).join('/');
    if (to && !submits.has(name)) submits.set(name, place);
    if (own(of, 'goal') !== undefined) goal ??= place;
  }
  return { submits, goal };
}

/** Every name in a flow that may say a language with a tone: `nl~formal`. */
function variantsIn(value: unknown): string[] {
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name.includes('~') ? [name] : []),
    ...variantsIn(inner),
  ]);
}
