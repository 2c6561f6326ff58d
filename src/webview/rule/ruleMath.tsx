import type { VNode } from 'preact';
import type { Assignment } from '../../core/index';
import { expressionMath, nameMath } from './expressionMath';
import { assignmentText } from './expressionText';

/** An update rule, typeset: a line for each assignment, with the arrows below one another. */
export function RuleMath({ rule, label }: { readonly rule: readonly Assignment[]; readonly label: string }) {
  return (
    <div class="rule">
      <math display="block" aria-label={`${label}: ${rule.map(assignmentText).join('; ')}`}>
        <mtable displaystyle class="lines">
          {rule.map(lineMath)}
        </mtable>
      </math>
    </div>
  );
}

/** One line of a rule. A state's start is what it is at step 0. */
export function lineMath({ kind, name, value }: Assignment, key?: number): VNode {
  return (
    <mtr key={key}>
      <mtd>{nameMath(name, kind === 'init' ? '0' : undefined)}</mtd>
      <mtd>
        <mrow>
          <mo>←</mo>
          {expressionMath(value)}
        </mrow>
      </mtd>
    </mtr>
  );
}
