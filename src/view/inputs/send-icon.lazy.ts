import { icon } from '../icon.lazy.ts';

export const sendIcon = icon('M4 12h15M13 6l6 6-6 6');
