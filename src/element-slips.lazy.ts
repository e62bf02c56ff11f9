import { flowText } from './ahead.ts';
import type { SmocEventDetails } from './events.ts';
import { nearest } from './shared/nearest.ts';

/** What is wrong with the element itself, not with its flow. */
export type Slip = SmocEventDetails['smoc-error'];

/** The element as the page wrote it. */
export interface Written extends HTMLElement {
  readonly flow?: unknown;
  readonly src?: string;
}

const modes = ['inline', 'bubble', 'page'];

/** Attributes that are neither ours nor every element's, with the one of ours that was most likely meant. */
function strayAttributes(chat: HTMLElement): { readonly name: string; readonly value: string; readonly meant: string }[] {
  const { observedAttributes: known } = chat.constructor as unknown as { readonly observedAttributes: readonly string[] };
  const common = new Set(['class', 'part', 'slot', 'role', ...Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype)).map((name) => name.toLowerCase())]);
  return [...chat.attributes].flatMap(({ name, value }) => {
    const meant = known.includes(name) || common.has(name) ? undefined : nearest(name, known);
    return meant === undefined ? [] : [{ name, value, meant }];
  });
}

/** What stands in the element's tag or properties and means nothing, and what is missing there. */
export function slipsOf(chat: Written): Slip[] {
  const slips: Slip[] = [];
  const add = (code: string, message: string, ...hint: readonly (string | false)[]) => { slips.push({ code, step: '', message, hint: hint.filter(Boolean).join(' ') }); };

  if (!(chat.flow ?? chat.src ?? flowText(chat)?.trim())) {
    const misspelt = strayAttributes(chat).find(({ meant }) => meant === 'src');
    add('no-source', 'Nothing says which flow this chat tells: only what the page put into it is shown.', misspelt ? `Did you mean src="${misspelt.value}" by ${misspelt.name}?` : '',
      'Write src="flow.json", set the property flow, or put the flow into a <script type="application/json"> inside.');
  }

  const mode = chat.getAttribute('mode');
  if (mode !== null && !modes.includes(mode)) {
    const meant = nearest(mode, modes);
    add('unknown-mode', `mode="${mode}" is not known to this version: the chat is shown inline.`, meant !== undefined && `Did you mean "${meant}"?`, `There are ${modes.join(', ')}.`);
  }
  return slips;
}
