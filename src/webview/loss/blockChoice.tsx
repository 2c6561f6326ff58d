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
        {blocks.map(({ name, rows, columns }, block) => (
          <option key={block} value={block}>
            {name}, {rows * columns} {name.startsWith('W') ? 'weight' : 'bias'}
            {rows * columns === 1 ? '' : name.startsWith('W') ? 's' : 'es'}
          </option>
        ))}
      </select>
    </div>
  );
}
