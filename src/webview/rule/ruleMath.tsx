import type { VNode } from 'preact';
import type { Assignment } from '../../core/index';
import { expressionMath, nameMath } from './expressionMath';
import { assignmentText } from './expressionText';

/** An update rule, typeset: a line for each assignment, with the arrows below one another. */
export function RuleMath(props: {
  readonly rule: readonly Assignment[];
  readonly label: string;
  /** Which lines are new against those that the rule grew out of; they are marked. */
  readonly newLines?: readonly boolean[] | undefined;
}) {
  const { rule, label, newLines = [] } = props;
  const texts = rule.map((line, i) => assignmentText(line) + (newLines[i] ? ' (new)' : ''));
  return (
    <div class="rule">
      <math display="block" aria-label={`${label}: ${texts.join('; ')}`}>
        <mtable displaystyle class="lines">
          {rule.map((line, i) => lineMath(line, i, newLines[i]))}
        </mtable>
      </math>
    </div>
  );
}

/** One line of a rule. A state's start is what it is at step 0. */
export function lineMath({ kind, name, value }: Assignment, key?: number, isNew = false): VNode {
  return (
    <mtr key={key} {...(isNew && { class: 'new' })}>
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
