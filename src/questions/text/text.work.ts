import { typedWork, type TypedField } from '../typed.work.ts';

export type TextField = TypedField<'text'>;

export const textWork = typedWork('text');
