import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

/** A rate below this part of the largest moves nothing that could be seen. */
const negligible = 1e-3;
/** The part of the steps that has to be left. */
const noticeable = 0.1;

/** A schedule whose rate has as good as ended while steps were left. */
export const scheduleOver: SentenceKind<{ step: number; steps: number; highest: number; rate: number }> = {
  kind: 'schedule-over',
  find: (facts) => {
    const { lr } = facts.result;
    const { last } = facts;
    if (!facts.isCompleted || !lr || last < 2) return undefined;
    let highest = 0;
    for (let row = 0; row < last; row++) highest = Math.max(highest, lr[row]);
    let row = last;
    while (row > 0 && lr[row - 1] <= negligible * highest) row--;
    if (!(facts.step(last) - facts.step(row) >= noticeable * facts.step(last)) || row === 0) return undefined;
    return { step: facts.step(row), steps: facts.step(last), highest, rate: lr[row] };
  },
  english: ({ step, steps, highest, rate }) =>
    `From step ${whole(step)} of ${whole(steps)} on the schedule’s lr is ${short(rate)} or less, after ${short(highest)} at its highest: what comes then hardly moves.`,
};
