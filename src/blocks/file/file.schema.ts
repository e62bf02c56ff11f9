import { needed, text } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { OPEN_INSTEAD, promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const fileBlock = promised(
  OPEN_INSTEAD,
  block('file', { file: needed('address', filled), title: text }, { shows: 'content' }),
);

export const fileProse: BlockProseOf<typeof fileBlock> = {
  about: 'Offers a file to download.',
  example: { file: '/price-list.pdf', title: 'Price list' },
  keys: { file: 'Address of the file.', title: ['What the link says.', 'the name of the file'] },
};
