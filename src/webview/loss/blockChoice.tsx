import { holdsWeights } from '../../core/models/blocks';
import type { BlockPicture } from '../../protocol/data';
import type { ChosenMeasure } from './curves';

/** Chooses of which of a model's parameters a measure is. */
export function BlockChoice(props: {
  readonly measure: ChosenMeasure;
  readonly blocks: readonly BlockPicture[];
  readonly choose: (block: number | undefined) => void;
}) {
  const { measure, blocks, choose } = props;
  return (
    <div class="block-choice">
      <label for="block">
        <span class="code">{measure.symbol}</span> of
      </label>
      <select
        id="block"
        value={measure.block ?? ''}
        onChange={({ currentTarget: { value } }) => choose(value === '' ? undefined : Number(value))}
      >
        <option value="">all parameters</option>
        {blocks.map((each, block) => (
          <option key={block} value={block}>
            {each.name}, {countOf(each)}
          </option>
        ))}
      </select>
    </div>
  );
}

function countOf(block: BlockPicture): string {
  const count = block.rows * block.columns;
  const [one, several] = holdsWeights(block) ? ['weight', 'weights'] : ['bias', 'biases'];
  return `${count} ${count === 1 ? one : several}`;
}
