import { holdsWeights, type CompiledModel } from '../../core/index';

/** As many names as a list can offer. */
const most = 200;

/**
 * The first of a model's parameters by name: “weight of x” and “bias” where there is one output of the features
 * themselves, “weight of x for A” where there are several, “W1[3,0]” of a layer's weights.
 */
export function parameterNames(
  { model: { kind }, blocks }: CompiledModel,
  features: readonly string[],
  classes: readonly string[],
): readonly string[] {
  const isPlain = kind === 'linear' || kind === 'logistic' || kind === 'softmax';
  const names: string[] = [];
  for (const block of blocks) {
    const { name, rows, columns } = block;
    const isWeights = holdsWeights(block);
    for (let k = 0; k < rows * columns && names.length < most; k++) {
      const [row, column] = [Math.floor(k / columns), k % columns];
      if (!isPlain) names.push(isWeights ? `${name}[${row},${column}]` : `${name}[${column}]`);
      else {
        const output = isWeights ? row : column;
        const outputs = isWeights ? rows : columns;
        const of = outputs > 1 ? ` for ${classes[output] ?? output}` : '';
        names.push(`${isWeights ? `weight of ${features[column] ?? column}` : 'bias'}${of}`);
      }
    }
  }
  return names;
}
