import { own } from '../shared/json.ts';
import { isoTime } from '../shared/iso-time.ts';
import type { FieldOf } from './question.ts';
import type { Run } from './run.ts';
import { readText, type Token } from './text.ts';
import { asText } from './values.ts';

/** Words as they are read, each link with its address. */
const withAddresses = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'text') return token.text;
      if (token.type === 'break') return '\n';
      const words = withAddresses(token.tokens);
      return token.type === 'link' && words !== token.href ? `${words} (${token.href})` : words;
    })
    .join('');

/** The words of a consent as they are shown, with the addresses that they lead to. */
export const consentWords = (run: Run, { label = '', link }: FieldOf<'consent'>): string =>
  [withAddresses(readText(run.telling, label, run.scope)), link && `(${link})`].filter(Boolean).join(' ');

/**
 * Writes down a consent with the words that were shown, and the addresses that they led to. `step` names one that is
 * kept under no name.
 */
export function agree(run: Run, field: FieldOf<'consent'>, granted: boolean, step: string, method: string): void {
  const { state } = run;
  const { purpose = 'contact', channel = null, revision = null } = field;
  const id = field.name || step;
  const text = consentWords(run, field);
  // Given again since an answer before it was changed: it was given when it was.
  const before = state.redo?.consents.find((each) => each.id === id && each.text === text && each.granted === granted);
  state.consents = [
    ...state.consents.filter((each) => each.id !== id),
    before ?? {
      id,
      purpose,
      channel,
      granted,
      text,
      revision,
      at: isoTime(run.at),
      url: asText(own(run.scope('page'), 'url')),
      locale: state.settings.lang,
      method,
    },
  ];
}
