import type { Chance, Clock } from '../shared/ports.ts';

/*
 * A random name of this device, by which an endpoint can tell that two sign-ups came from one. Only where the page keeps conversations on
 * the device; it lives no longer than they do, and holds nothing of the visitor.
 */

const KEY = 'smoc-chat device';
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** The name that is kept, or a new one; undefined where nothing can be kept. */
export function deviceId(clock: Pick<Clock, 'now'>, chance: Pick<Chance, 'uuid'>): string | undefined {
  const now = clock.now();
  try {
    const [id, since] = (localStorage.getItem(KEY) ?? '').split(' ');
    const age = now - Number(since);
    if (id && age >= 0 && age < KEPT) return id;
    const made = chance.uuid();
    localStorage.setItem(KEY, `${made} ${now}`);
    return made;
  } catch {
    return undefined;
  }
}

export function forgetDeviceId(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
