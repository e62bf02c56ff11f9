import type { Conversation } from './conversation.ts';

/** Puts words into the place of each picture that cannot be loaded. */
export function replaceLostPictures(conversation: Conversation): void {
  const { root, chunks, stopped } = conversation;
  let replace: ((image: HTMLImageElement) => void) | undefined;
  async function standInFor(image: HTMLImageElement): Promise<void> {
    await chunks.get('missing-picture');
    replace ??= chunks.take('missing-picture')?.createMissingPictures(conversation);
    replace?.(image);
  }
  const lose = ({ target }: Event) => {
    if (target instanceof HTMLImageElement) void standInFor(target);
  };
  root.addEventListener('error', lose, { capture: true, signal: stopped });
  // Those of the first message may have failed before.
  for (const image of root.querySelectorAll('img'))
    if (image.complete && !image.naturalWidth) image.decode().catch(() => standInFor(image));
}
