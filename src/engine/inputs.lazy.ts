import { comeBack } from './abandon.lazy.ts';
import { forgetPersonal } from './forget.lazy.ts';
import { deliver } from './outgoing.lazy.ts';
import { pendingEffect } from './pending-effect.lazy.ts';
import { putOff } from './put-off.lazy.ts';
import { retake } from './retake-answers.lazy.ts';
import type { Inputs } from './run.ts';
import { readSaved } from './saved-state.lazy.ts';
import { noteVars } from './change-answer.lazy.ts';
import { take } from './take-input.lazy.ts';

export const inputs: Inputs = {
  comeBack,
  deliver,
  forgetPersonal,
  noteVars,
  pendingEffect,
  putOff,
  readSaved,
  retake,
  take,
};
