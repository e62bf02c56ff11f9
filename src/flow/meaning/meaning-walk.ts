import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import type { UnplacedProblem } from '../shape-problems.ts';

/** Where the walk over a flow is, and the problems that it has found. */
export interface MeaningWalk {
  readonly found: readonly UnplacedProblem[];
  /** The place that is looked at; the same list all along, since most places are never reported. */
  readonly path: Path;
  /** As many problems were found as are wanted. */
  isFull(): boolean;
  report(
    code: UnplacedProblem['code'],
    message: string,
    hint: string,
    more?: { readonly severity?: UnplacedProblem['severity']; readonly atKey?: boolean; readonly path?: Path },
  ): void;
  /** Visits each entry of an object or a list; nothing, for any other value. */
  each(of: unknown, visit: (name: string, inner: unknown) => void): void;
  /** Looks at the value of one key. */
  inside(key: string, look: () => void): void;
}

export function createMeaningWalk(limit: number): MeaningWalk {
  const found: UnplacedProblem[] = [];
  const path: (string | number)[] = [];
  return {
    found,
    path,
    isFull: () => found.length >= limit,
    report(code, message, hint, { severity = 'error', atKey = false, path: at = path } = {}) {
      if (found.length < limit) found.push({ code, severity, path: [...at], message, hint, atKey });
    },
    each(of, visit) {
      if (typeof of !== 'object' || !of) return;
      const isList = Array.isArray(of);
      const end = path.length;
      for (const name of Object.keys(of)) {
        path[end] = isList ? +name : name;
        visit(name, own(of, name));
      }
      path.length = end;
    },
    inside(key, look) {
      path.push(key);
      look();
      path.pop();
    },
  };
}
