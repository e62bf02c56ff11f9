import { commonKeys } from '../../blocks/block.schema.ts';
import { blocks } from '../blocks.ts';
import { botKeys, contactKeys } from '../flow-schema.ts';
import { table } from '../key-roles.ts';
import { optionKeys } from '../options.ts';

/* What a key of an item or of a page's own data means by its name: items are shown with the keys of options and steps. */

const known = table(botKeys, contactKeys, ...blocks.map(({ keys }) => keys).reverse(), optionKeys, commonKeys);
/** Called like a picture, a film or a sound. */
export const isMedia = (name: string): boolean => known[name]?.role === 'media';
/** Called like what is followed or shown. */
export const isAddress = (name: string): boolean =>
  known[name]?.role === 'address' || isMedia(name) || name === 'contact' || name === 'campaign';
