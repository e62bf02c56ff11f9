/* Bot and person: the truth about the one, and ways to the other. */
export { personString } from '../../tone/person-strings.lazy.ts';
export { aside } from './aside.lazy.ts';
export { contactEntry, personPath } from './contact-entry.lazy.ts';
export { personStyles as styles } from './person.styles.lazy.ts';
export { contactLinkList, ways, contactLinksOf, contactLinkTo } from './contact-links.lazy.ts';
