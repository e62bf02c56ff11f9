import { among } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { entriesOf } from '../shape-problems.ts';
import type { MeaningWalk } from './meaning-walk.ts';

const otherwise: readonly string[] = ['else'];
const moments: readonly string[] = ['open', 'close', 'idle', 'error', 'invalid', 'answer', 'return'];

/** Checks the names of parts, steps and intents, wherever the walk is. */
export interface PlaceChecks {
  /** The id of a step. */
  id(id: string): void;
  /** Where an answer or a step leads; `partOnly` where no step will do. */
  target(name: string, partOnly?: boolean): void;
  /** A key of `routes`. */
  route(name: string): void;
  /** A key of the flow's `on`. */
  moment(name: string): void;
  /** Once the whole flow was walked: the targets that do not exist. */
  reportUnknownTargets(): void;
}

export function createPlaceChecks(flow: object, { path, report, inside, isFull }: MeaningWalk): PlaceChecks {
  const parts = new Set(entriesOf(own(flow, 'parts')).map(([name]) => name));
  const intents = new Set(entriesOf(own(flow, 'intents')).map(([name]) => name));
  const ids = new Set<string>();
  const targets: { readonly path: Path; readonly name: string; readonly partOnly: boolean }[] = [];

  const intentAmong = (known: readonly string[]) => {
    const nearest = among([...intents, ...known]);
    return (name: string): void => {
      if (intents.has(name) || known.includes(name) || isFull()) return;
      const meant = nearest(name);
      report(
        'unknown-intent',
        `"${name}" is not an intent of this flow`,
        meant ? `Did you mean "${meant}"?` : 'Describe it in "intents".',
        { severity: 'warning', atKey: true },
      );
    };
  };

  return {
    id(id) {
      inside('id', () => {
        if (ids.has(id)) report('duplicate-id', `the id "${id}" is used on two steps`, 'Give one of them another id.');
        else if (parts.has(id))
          report('duplicate-id', `"${id}" is the name of a part too`, 'Give the step another id.');
      });
      ids.add(id);
    },
    target(name, partOnly = false) {
      if (!/^=|\{/.test(name)) targets.push({ path: [...path], name, partOnly });
    },
    route: intentAmong(otherwise),
    moment: intentAmong(moments),
    reportUnknownTargets() {
      const partNames = [...parts];
      const placeNames = [...parts, ...ids];
      const nearestPart = among(partNames);
      const nearestPlace = among(placeNames);
      for (const { name, path: at, partOnly } of targets) {
        if (parts.has(name) || (!partOnly && ids.has(name)) || isFull()) continue;
        const meant = (partOnly ? nearestPart : nearestPlace)(name);
        const possible = partOnly ? partNames : placeNames;
        const places = possible.length ? `is: ${possible.slice(0, 20).join(', ')}` : 'is no place to go to';
        report(
          'unknown-target',
          `"${at[at.length - 1]}" leads to "${name}", which is ${partOnly ? 'not a part' : 'neither a part nor the id of a step'}`,
          meant ? `Did you mean "${meant}"?` : `There ${places}.`,
          { path: at },
        );
      }
    },
  };
}
