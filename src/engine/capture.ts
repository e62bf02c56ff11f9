import { own, type Json, type Values } from '../shared/json.ts';
import type { Scope } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import { lookUp } from './reading.ts';

/** The values of all names in these texts, in every language and tone. Kept with an entry, so that it always reads the same. */
export function capture(flow: Flow, texts: readonly unknown[], scope: Scope): Values | undefined {
  const sources = texts.flatMap((text): unknown[] =>
    typeof text === 'string'
      ? [text, ...Object.values(flow.texts ?? {}).map((each) => own(each, text))]
      : Object.values(text ?? {}),
  );
  const names = sources.flatMap((source) =>
    typeof source === 'string' && source.includes('{')
      ? [...source.matchAll(/\{\s*([\p{L}_][\p{L}\p{N}_.-]*)(\s*[:,]\s*relative)?/gu)].flatMap(([, name, now]) =>
          now ? [name, 'now'] : name,
        )
      : [],
  );
  const values = names.map((name) => [name, lookUp(scope, name!)]).filter(([, value]) => value != null);
  return values.length ? (Object.fromEntries(values) as { [name: string]: Json }) : undefined;
}
