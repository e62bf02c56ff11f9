import { own } from '../../shared/json.ts';
import type { FlowPieces } from './collected-pieces.ts';
import type { Report } from './report.ts';

/** Warns of a flow that celebrates before its result has arrived: nobody has received anything yet. */
export function checkGoals(flow: object, { pieces }: FlowPieces, report: Report): void {
  if (own(flow, 'goals') !== 'kept') return;
  const has = (verb: string) => pieces.some(({ of, role }) => role === 'step' && own(of, verb) !== undefined);
  if (!has('goal') || !has('submit')) return;
  report(
    'early-goal',
    ['goals'],
    'with "goals": "kept" a goal counts and is celebrated although its submission may still be on the device, and may never arrive',
    'Leave it out: the goal is then reached when the submission is delivered, in this visit or the next. Keep it only where the words promise nothing that needs the result.',
  );
}
