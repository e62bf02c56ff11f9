import { own } from '../../shared/json.ts';
import type { UnplacedProblem } from '../shape-problems.ts';
import { flowTable, keyOf, keysOf, kindIn, type KeyTable } from '../key-roles.ts';
import type { Key } from '../keys.ts';
import { createMeaningWalk, type MeaningWalk } from './meaning-walk.ts';
import { createPlaceChecks, type PlaceChecks } from './place-checks.ts';
import { createSourceChecks, type SourceChecks } from './source-checks.ts';

/* What a schema cannot say: do the places that a flow names exist, can its tests and patterns be read, do its braces close. */

/** Problems of meaning in a flow, however broken its shape is; at most `limit`. */
export function meaningProblems(flow: object, limit: number): readonly UnplacedProblem[] {
  const walk = createMeaningWalk(limit);
  const places = createPlaceChecks(flow, walk);
  const sources = createSourceChecks(walk);
  const meaning = createMeaningOf(walk, places, sources);
  const { each } = walk;

  each(flow, (name, inner) => {
    if (name === 'parts')
      each(inner, (_, list) => {
        if (Array.isArray(list)) meaning.steps(list);
      });
    else if (name === 'on') meaning.routes(inner, places.moment);
    else if (name === 'texts')
      each(inner, (_, texts) => {
        if (typeof texts === 'object') sources.text(texts);
      });
    else if (name === 'start') {
      if (typeof inner === 'string') places.target(inner, true);
    } else meaning.value(inner, keyOf(flowTable, name));
  });
  places.reportUnknownTargets();
  return walk.found;
}

/** Walks on into what stands in a flow, by what each key is for. */
interface MeaningOf {
  steps(list: readonly unknown[]): void;
  /** Places by the name of what leads there. */
  routes(of: unknown, check: (name: string) => void): void;
  /** The value of a key. */
  value(inner: unknown, key: Key | undefined): void;
}

function createMeaningOf({ each }: MeaningWalk, places: PlaceChecks, sources: SourceChecks): MeaningOf {
  const steps = (list: readonly unknown[]) =>
    each(list, (_, step) => {
      if (typeof step === 'string') return sources.text(step);
      const id = own(step, 'id');
      if (typeof id === 'string') places.id(id);
      if (typeof step === 'object' && step) piece(step, keysOf(step, 'step'));
    });
  const place = (inner: unknown) => {
    if (typeof inner === 'string') places.target(inner);
    else if (Array.isArray(inner)) steps(inner);
  };
  const routes = (of: unknown, check: (name: string) => void) =>
    each(of, (name, to) => {
      check(name);
      place(to);
    });
  const tests = (of: unknown, key: Key) => {
    if (typeof of === 'string') sources.test(of);
    else
      each(of, (_, inner) => {
        if (typeof inner === 'string') sources.test(inner);
        else objects(inner, key);
      });
  };
  /** The objects in the value of a key, or in a list of them. */
  const objects = (of: unknown, key: Key | undefined): void => {
    if (Array.isArray(of)) each(of, (_, inner) => objects(inner, key));
    else if (typeof of === 'object' && of) piece(of, keysOf(of, kindIn(key), key?.inner));
  };
  /** A step or anything inside it that is not data. */
  const piece = (of: object, keys: KeyTable): void => each(of, (name, inner) => value(inner, keyOf(keys, name)));

  const value = (inner: unknown, key: Key | undefined): void => {
    switch (key?.role) {
      case 'target':
        return place(inner);
      case 'targets':
        return routes(inner, places.route);
      case 'test':
      case 'itemTest':
        return tests(inner, key);
      case 'preferences':
        return each(inner, (source, preference) => {
          sources.test(source);
          objects(preference, key);
        });
      case 'pattern':
        if (typeof inner === 'string') sources.pattern(inner);
        return;
      case 'value':
      case 'values':
      case 'sets':
      case 'sends':
        return sources.value(inner);
      case 'textOrItems':
        return typeof inner === 'string' && inner.startsWith('=') ? sources.value(inner) : sources.text(inner);
      case 'text':
      case 'button':
      case 'texts':
      case 'address':
      case 'media':
      case 'template':
        return sources.text(inner);
      case 'plain':
      case 'name':
      case 'saves':
        return;
      case 'options':
      case 'fields':
      case 'cards':
      case 'items':
      case 'pieces':
      case 'itemPieces':
      case undefined:
        if (typeof inner !== 'string') objects(inner, key);
        else if (key && key.role !== 'pieces') sources.value(inner);
    }
  };

  return { steps, routes, value };
}
