import { typedView } from '../typed.view.lazy.ts';
import type { UrlField } from './url.work.ts';

export const urlView = typedView<UrlField>('url', { type: 'url', keyboard: 'url', fill: 'url', isAddress: true });
