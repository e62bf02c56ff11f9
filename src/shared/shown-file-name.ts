import { turns } from './set-apart.ts';
import { withoutInvisible } from './typed-text.ts';

/**
 * The name of a file as it is shown: whatever script it is in, its kind stands at its end, and no character that nobody sees
 * makes a program look like a picture.
 */
export function shownFileName(name: string): string {
  const seen = withoutInvisible(name);
  const [, stem = seen, kind = ''] = /^(.*)(\.[^.]*)$/su.exec(seen) ?? [];
  return turns(seen) ? `\u2066\u2068${stem}\u2069\u2068${kind}\u2069\u2069` : seen;
}
