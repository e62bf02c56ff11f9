/* Answers that are typed where they could be pressed: what they mean, and what is asked back. */
export { inputFor } from './input-for.lazy.ts';
export { askedBack, notUnderstood } from './asked-back.lazy.ts';
