import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { entriesOf } from '../shape-problems.ts';
import { asText, type FlowPieces } from './collected-pieces.ts';
import type { Report } from './report.ts';

/* Recommendations: what is given up when nothing fits is a filter of the step. */

/** The names of the filters of a step: one without a name is called by its test. */
function filterNames(filter: unknown): readonly string[] {
  if (typeof filter === 'string') return [filter];
  if (Array.isArray(filter)) return filter.map(asText);
  return entriesOf(filter).map(([name]) => name);
}

export function checkRecommend({ pieces }: FlowPieces, report: Report): void {
  for (const { of, path, role } of pieces) {
    if (role !== 'step' || own(of, 'recommend') === undefined) continue;
    const known = filterNames(own(of, 'filter'));
    const look = (name: unknown, at: Path, atKey: boolean) => {
      if (typeof name !== 'string' || known.includes(name)) return;
      const meant = nearest(name, known);
      const cure = meant
        ? `Did you mean "${meant}"?`
        : 'Name the filters: "filter": {"size": "sizes contains wantedSize"}.';
      report('wrong-value', at, `"${name}" is not a filter of this step`, cure, { atKey });
    };
    const relax = own(of, 'relax');
    const soft: readonly unknown[] = Array.isArray(relax) ? relax : [];
    soft.forEach((name, index) => {
      look(name, [...path, 'relax', index], false);
    });
    for (const [name] of entriesOf(own(of, 'relaxed'))) look(name, [...path, 'relaxed', name], true);
  }
}
