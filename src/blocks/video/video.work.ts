import type { Run } from '../../engine/run.ts';
import type { Text, VideoStep } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { EMPTY_ADDRESS, goOnAfter, isPlayerAct, playerOf, sizeOf } from '../player.work.ts';

/** Addresses of captions by language; '' stands for that of the conversation. */
function captionsOf(tools: Run, captions: unknown): { readonly [lang: string]: string } | undefined {
  const byLanguage = typeof captions === 'object' && captions !== null ? captions : { '': captions };
  const read = Object.entries(byLanguage).flatMap(([lang, source]) => {
    const address = typeof source === 'string' ? tools.address(source) : '';
    return address ? [[lang, address] as const] : [];
  });
  return read.length ? Object.fromEntries(read) : undefined;
}

export const videoWork: BlockWork<VideoStep, Run> = {
  verb: 'video',
  card: 'video',
  isSkippable: true,

  run(step, tools) {
    const src = tools.address(step.video);
    if (!src) return tools.report('missing-value', 'The address of the video is empty.', EMPTY_ADDRESS);
    const { title, transcript, poster } = step;
    const card = {
      kind: 'video' as const,
      ...playerOf(src, step),
      ...sizeOf(tools, step),
      poster: poster ? tools.address(poster) : undefined,
      captions: captionsOf(tools, step.captions),
      transcript: transcript as Text | undefined,
      auto: step.auto === true || undefined,
    };
    tools.add(omitUndefined(card), [title, transcript]);
    if (card.until) tools.ask();
  },

  take: goOnAfter,
  isAct: isPlayerAct,
};
