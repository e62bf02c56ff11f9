import { typedWork, type TypedField } from '../typed.work.ts';

export type UrlField = TypedField<'url'>;

export const urlWork = typedWork('url');
