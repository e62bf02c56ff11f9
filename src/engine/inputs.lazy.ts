import { comeBack } from './abandon.lazy.ts';
import { forgetPersonal } from './forget.lazy.ts';
import { deliver } from './outgoing.lazy.ts';
import { pendingEffect } from './pending-effect.lazy.ts';
import { putOff } from './put-off.lazy.ts';
import type { Inputs } from './run.ts';
import { readSaved } from './saved-state.lazy.ts';
import { take } from './take-input.lazy.ts';

export const inputs: Inputs = { comeBack, deliver, forgetPersonal, pendingEffect, putOff, readSaved, take };
