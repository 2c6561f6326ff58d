/**
 * Learning rates to begin with on rows of data, whose features are about 1 in size. They are no recommendations: what
 * is best depends on the rows, the model and the batch.
 */
const rates: Readonly<Record<string, number>> = {
  sgd: 0.1,
  momentum: 0.02,
  nesterov: 0.02,
  adagrad: 0.1,
  rmsprop: 0.01,
  adam: 0.02,
  adamw: 0.02,
  adamax: 0.02,
  nadam: 0.02,
  radam: 0.02,
  amsgrad: 0.02,
};

/** The learning rate that an optimizer begins with on data; undefined where that is its library's default. */
export function startingRate(optimizer: string): number | undefined {
  return Object.hasOwn(rates, optimizer) ? rates[optimizer] : undefined;
}
