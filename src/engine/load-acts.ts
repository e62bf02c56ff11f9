import type { Acts } from './acts.ts';

/** For those who use the engine alone; the chat has them in its own code. */
export async function loadActs(): Promise<Acts> {
  const [{ acts }] = await Promise.all([
    import('./acts.lazy.ts'),
    import('./icu.lazy.ts'),
    import('./handover.lazy.ts'),
  ]);
  return acts;
}
