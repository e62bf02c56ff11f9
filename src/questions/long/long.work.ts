import { typedWork, type TypedField } from '../typed.work.ts';

export type LongField = TypedField<'long'>;

export const longWork = typedWork('long');
