import { typedWork, type TypedField } from '../typed.work.ts';

export type PhoneField = TypedField<'phone'>;

export const phoneWork = typedWork('phone');
