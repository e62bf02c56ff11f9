import { own } from '../shared/json.ts';
import { isoTime } from '../shared/iso-time.ts';
import type { FieldOf } from './question.ts';
import type { Run } from './run.ts';
import { readText, type Token } from './text.ts';
import { wordOf } from './values.ts';

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

/** Writes down a consent with the words that were shown, and the addresses that they led to. `step` names one that is kept under no name. */
export function agree(run: Run, field: FieldOf<'consent'>, granted: boolean, step: string, method: string): void {
  const { state } = run;
  const { purpose = 'contact', channel = null, revision = null, label = '', link } = field;
  const id = field.name || step;
  const words = withAddresses(readText(run.telling, label, run.scope));
  state.consents = [
    ...state.consents.filter((each) => each.id !== id),
    {
      id,
      purpose,
      channel,
      granted,
      text: [words, link && `(${link})`].filter(Boolean).join(' '),
      revision,
      at: isoTime(run.at),
      url: wordOf(own(run.scope('page'), 'url')),
      locale: state.settings.lang,
      method,
    },
  ];
}
