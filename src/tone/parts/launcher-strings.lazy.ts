import { sectionOfAll } from '../section-of-all.ts';

/** What can be said before the chat's own strings are there. */
export const launcherStrings = await sectionOfAll('launcher');
