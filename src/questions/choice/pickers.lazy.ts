/* Choices that take more than one press, or are more than words; also as fields of a form. */
export { boxes, picked } from './options.view.lazy.ts';
export { searchLine } from './search.view.lazy.ts';
export { picker } from './picker.view.lazy.ts';
export { pickerStyles as styles } from './picker.styles.lazy.ts';
