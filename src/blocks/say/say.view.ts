import { inWords, type BlockView } from '../block.view.ts';

export const sayView: BlockView<'say'> = {
  kind: 'say',
  words: (view, entry) => view.text(entry.text, entry.values ?? {}),
  spoken: (view, entry) => inWords(view, entry, [entry.text]),
};
