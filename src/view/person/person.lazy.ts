/* Bot and person: the truth about the one, and ways to the other. */
export { aside } from './aside.lazy.ts';
export { contactEntry } from './contact-entry.lazy.ts';
export { personStyles as styles } from './person.styles.lazy.ts';
export { ways } from './ways.lazy.ts';
