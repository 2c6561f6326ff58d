/** The five optimizers that a textbook compares, in its order. */
export const textbookFive: readonly string[] = ['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam'];
