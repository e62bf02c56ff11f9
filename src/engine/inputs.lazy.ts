import { comeBack } from './abandon.lazy.ts';
import { forgetPersonal } from './forget.lazy.ts';
import { deliver } from './outgoing.lazy.ts';
import { pendingEffect } from './pending-effect.lazy.ts';
import { putOff } from './put-off.lazy.ts';
import { readSaved } from './saved-state.lazy.ts';
import { take } from './take-input.lazy.ts';

/** What takes answers and news, and builds what is sent; see works.ts. */
export const inputs = { comeBack, deliver, forgetPersonal, pendingEffect, putOff, readSaved, take };
export type Inputs = typeof inputs;
