import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { NumbersDetail } from '../../protocol/details';
import type { RunPicture } from '../../protocol/messages';
import { formatNumber, formatShort } from '../format';
import { expressionMath, nameMath } from './expressionMath';
import { expressionText, nameText } from './expressionText';
import { linesWithNumbers, type NumberLine } from './numberLines';

/** The rule of a run with the numbers of a step in it. */
export function RuleNumbers(props: {
  readonly run: Pick<RunPicture, 'label' | 'values' | 'schedule'>;
  /** Absent while nothing is known yet. */
  readonly detail: NumbersDetail | undefined;
  /** Whether the player stands at the start, before the first step. */
  readonly atStart: boolean;
  readonly digits: number;
  /** What chooses among the parameters, where there are too many to show all. */
  readonly parameter?: ComponentChildren;
}) {
  const { run, detail, atStart, digits, parameter } = props;
  const { values, schedule } = run;
  const lines = useMemo(
    () => detail && linesWithNumbers(detail, { values, isScheduled: schedule !== undefined }, digits),
    [detail, values, schedule !== undefined, digits],
  );
  const word = parameter === undefined ? 'Step' : 'Update';
  const heading = atStart
    ? `${word} 0 is the start. Step forward to see the rule with its numbers.`
    : detail && `${word} ${detail.step} in numbers`;
  if (heading === undefined && parameter === undefined) return null;
  return (
    <div class="numbers">
      <div class="numbers-head">
        {heading === undefined ? null : <p class="numbers-aside">{heading}</p>}
        {parameter}
      </div>
      {atStart || detail === undefined || lines === undefined ? null : (
        <ul class="rule" aria-label={`${word} ${detail.step} of ${run.label} in numbers`}>
          {lines.map((line, i) => (
            <li key={i} class={line.isFirst ? 'first' : undefined}>
              <span class="unseen">{textOf(line, formatNumber(line.result, digits))}</span>
              {lineOf(line, formatNumber(line.result, digits))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function textOf({ name, axis, expression }: NumberLine, result: string): string {
  const parts = [
    `${nameText(name)}${axis === undefined ? '' : ` in ${axis}`}`,
    ...(expression ? [expressionText(expression, number)] : []),
    result,
  ];
  return parts.join(' = ');
}

/** In two pieces: where there is no room for both, the result goes below. */
function lineOf({ name, axis, expression }: NumberLine, result: string): VNode {
  return (
    <span class="number-line" aria-hidden="true">
      <math>
        <mrow displaystyle>
          {nameMath(name, axis)}
          {expression && <mo>=</mo>}
          {expression && expressionMath(expression, number)}
        </mrow>
      </math>
      <math class="result">
        <mrow>
          <mo>=</mo>
          <mn>{result}</mn>
        </mrow>
      </math>
    </span>
  );
}

/** Inside of an expression: what was computed has been rounded before, what was typed is shown as it is. */
function number(value: number): string {
  return formatShort(value, 12);
}
