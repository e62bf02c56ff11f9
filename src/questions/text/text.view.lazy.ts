import { typedView } from '../typed.view.lazy.ts';
import type { TextField } from './text.work.ts';

export const textView = typedView<TextField>('text', {});
