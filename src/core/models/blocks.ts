import type { Block } from './definition';

/** The blocks of layers that follow each other. @param widths features, width of each hidden layer, outputs */
export function layerBlocks(widths: readonly number[]): Block[] {
  const blocks: Block[] = [];
  let offset = 0;
  for (let layer = 1; layer < widths.length; layer++) {
    const [columns, rows] = [widths[layer - 1], widths[layer]];
    blocks.push({ name: `W${layer}`, offset, rows, columns });
    offset += rows * columns;
    blocks.push({ name: `b${layer}`, offset, rows: 1, columns: rows });
    offset += rows;
  }
  return blocks;
}

/** Whether a block is a matrix of weights; else it is a bias. */
export function holdsWeights({ name }: Pick<Block, 'name'>): boolean {
  return name.startsWith('W');
}

/** How many parameters layers have that follow each other. */
export function layersDimension(widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, width, layer) => sum + width * (widths[layer] + 1), 0);
}
