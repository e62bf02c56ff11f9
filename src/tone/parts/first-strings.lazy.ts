import type { FirstStringKey, Strings } from '../language.ts';
import { sectionOfAll } from '../section-of-all.ts';

const { skip, assistant, chat, opensNew, missing, loadAgain, reload } = (await sectionOfAll('chat')).en.warm;

/** Warm English that can stand beside the first message, which waits for no other strings then. */
export const firstStrings: Pick<Strings, FirstStringKey> = {
  skip,
  assistant,
  chat,
  opensNew,
  missing,
  loadAgain,
  reload,
};
