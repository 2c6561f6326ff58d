import type { RuleCost } from '../../core/index';
import type { RunForm } from '../../protocol/messages';

/** What is known about a run's optimizer: what misleads here, what a step costs, what it grew out of, who published it. */
export function EntryNotes({ form }: { readonly form: RunForm }) {
  const { caution, cost, kin, citation } = form;
  return (
    <div class="entry">
      {caution === undefined ? null : <p class="caution">{caution}</p>}
      <p>
        {costText(cost)}
        {kin === undefined ? null : ` ${kinText(kin)}`}
      </p>
      {citation === '' ? null : <p>{citation}</p>}
    </div>
  );
}

/** What a step costs, in words: “A step takes 2 operations for each parameter and remembers nothing.” */
export function costText({
  operations,
  sharedOperations,
  memory,
  sharedMemory,
  evaluations,
}: RuleCost): string {
  const once = sharedOperations === 0 ? '' : ` and ${sharedOperations} besides`;
  const more = evaluations === 0 ? '' : `, evaluates the loss ${times(evaluations)} more`;
  const takes = `A step takes ${counted(operations, 'operation')} for each parameter${once}${more}`;
  const remembered = [
    ...(memory > 0 ? [`${counted(memory, 'number')} for each parameter`] : []),
    ...(sharedMemory > 0 ? [memory > 0 ? `${sharedMemory} besides` : counted(sharedMemory, 'number')] : []),
  ];
  return `${takes}, and remembers ${remembered.length > 0 ? remembered.join(' and ') : 'nothing'}.`;
}

function kinText({ names, newLines }: NonNullable<RunForm['kin']>): string {
  const count = newLines.filter(Boolean).length;
  const marked = count === 1 ? 'the marked line is new' : 'the marked lines are new';
  return `It grew out of ${names.join(' and ')}${count > 0 ? `: ${marked}` : ''}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
