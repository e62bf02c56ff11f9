import type { Values } from '../../shared/json.ts';
import type { PlayerStrings } from '../../tone/language.ts';
import { playerStrings } from '../../tone/parts/player-strings.lazy.ts';
import type { View } from '../view.ts';

export const playerWord = (view: View, key: keyof PlayerStrings, values?: Values): string =>
  view.wordOf(playerStrings, key, values);
