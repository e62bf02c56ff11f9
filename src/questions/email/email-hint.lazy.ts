/* What is offered in the place of a mistyped e-mail address: a chunk of its own, since it comes when such a field is drawn. */

export { emailHintStyles as styles } from './email-hint.styles.ts';
export { emailHint } from './email-hint.view.ts';
