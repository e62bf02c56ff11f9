import { comeBack } from './abandon.lazy.ts';
import { full } from './acts.ts';
import { capture } from './capture.lazy.ts';
import { forgetPersonal } from './forget.lazy.ts';
import { expand } from './full-text.lazy.ts';
import { pendingEffect } from './pending-effect.lazy.ts';
import { readQuestion } from './read-question.lazy.ts';
import { take } from './take-input.lazy.ts';
import { report } from './values.lazy.ts';
import { arrive, end, stop } from './ways.lazy.ts';
import { works } from './works.lazy.ts';

/** See acts.ts. */
export const acts = { arrive, capture, comeBack, end, forgetPersonal, pendingEffect, report, stop, take, works };

Object.assign(full, { expand, readQuestion });
