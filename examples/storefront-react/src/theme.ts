import type { Theme } from 'smoc-chat';
import nordlys from 'smoc-chat/themes/nordlys.json';
import logo from 'smoc-chat/themes/nordlys/logo.svg';
import avatar from 'smoc-chat/themes/nordlys/noa.svg';

export { logo };

/** The brand's file, with its pictures where the bundler puts them. */
export const theme = { ...nordlys, brand: { ...nordlys.brand, logo, bot: { ...nordlys.brand.bot, avatar } } } as Theme;
