// Phrases that snippets of all languages share.

/** A sentence of the catalogue as a comment behind code. */
export function asComment(sentence: string): string {
  return sentence[0].toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

const meanings: Readonly<Record<string, string>> = {
  g: 'the gradient at theta',
  loss: 'the loss at u',
  grad: 'the gradient at u',
  hessian_diagonal: 'the diagonal of the Hessian at u',
};

/**
 * What the arguments of a step are, to end its description with: “; g is the gradient at theta, loss(u) the loss at u”.
 * @param functions what the objective's functions are called in the language
 */
export function whatAre(args: readonly string[], functions: Readonly<Record<string, string>>): string {
  const described = args.map((arg, index) => {
    const call = Object.hasOwn(functions, arg) ? `${functions[arg]}(u)` : arg;
    return `${call} ${index === 0 ? 'is ' : ''}${meanings[arg]}`;
  });
  return described.length === 0 ? '' : `; ${described.join(', ')}`;
}

/** The same as sentences, where they take a line each. */
export function eachIs(args: readonly string[], functions: Readonly<Record<string, string>>): string[] {
  return args.map((arg) => `${whatAre([arg], functions).replace('; ', '')}.`);
}
