import type { CelebrateOptions } from './celebrate-options.ts';
import { festiveKinds } from '../../shared/option-values.ts';

/** The code of celebrations, which comes when a flow may need it. */
export interface CelebrationChunks {
  confetti(): Promise<typeof import('./confetti.lazy.ts')>;
  /** All kinds but confetti. */
  festive(): Promise<typeof import('./hearts-stars-fireworks.lazy.ts')>;
}

/** Celebrates inside the panel. Resolves when all is over and cleaned up; at once if it can't be, or shouldn't. Never rejects. */
export async function celebrate(options: CelebrateOptions, chunks: CelebrationChunks): Promise<void> {
  const { kind, reducedMotion } = options;
  if (reducedMotion || kind === 'none') return;
  try {
    const { burst } = await chunks.confetti();
    // Without what shows another kind there is confetti.
    const shows = isFestive(kind) ? (await chunks.festive().catch(() => undefined))?.festive : undefined;
    await burst(options, shows?.[kind]);
  } catch {
    // The badge in the transcript stands for it.
  }
}

const isFestive = (kind: string): boolean => (festiveKinds as readonly string[]).includes(kind);
