import { typedView } from '../typed.view.lazy.ts';
import type { PhoneField } from './phone.work.ts';

export const phoneView = typedView<PhoneField>('phone', { type: 'tel', keyboard: 'tel', fill: 'tel' });
