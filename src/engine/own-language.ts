import type { Flow, Text } from '../flow/flow.ts';
import type { ChatState } from './state.ts';
import { sourceText } from './text.ts';
import { asText } from './values.ts';

/** A label in the flow's own language: what is kept is the same in all languages. */
export function inOwnLanguage(
  { flow, state }: { readonly flow: Flow; readonly state: Pick<ChatState, 'settings'> },
  label: Text,
): Text {
  const settings = { ...state.settings, lang: asText(flow.language) || 'en' };
  return typeof label === 'object' ? sourceText(flow, settings, label) : label;
}
