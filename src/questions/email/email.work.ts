import { typedWork, type TypedField } from '../typed.work.ts';

export type EmailField = TypedField<'email'>;

export const emailWork = typedWork('email');
