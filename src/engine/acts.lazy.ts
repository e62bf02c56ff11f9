import { full } from './acts.ts';
import { expand } from './full-text.lazy.ts';
import { readQuestion } from './read-question.lazy.ts';

/* See acts.ts. */
export { capture } from './capture.lazy.ts';
export { forgetPersonal } from './forget.lazy.ts';
export { pendingEffect } from './pending-effect.lazy.ts';
export { report } from './values.lazy.ts';
export { take } from './take-input.lazy.ts';
export { works } from './works.lazy.ts';
export { arrive, end, stop } from './ways.lazy.ts';

Object.assign(full, { expand, readQuestion });
