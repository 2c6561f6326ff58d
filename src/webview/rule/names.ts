/** How a name of a rule is set: `beta1` is β with a subscript, `m_hat` an m with a hat, `lr` upright letters. */
export interface SetName {
  readonly base: string;
  readonly subscript?: string;
  /** Over the base. */
  readonly accent?: '^' | '¯' | '~';
}

const greek: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'alpha α beta β gamma γ delta δ epsilon ε eps ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ ' +
    'pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω'
  )
    .match(/\S+ \S+/g)!
    .map((pair) => pair.split(' ')),
);

const accents: Readonly<Record<string, SetName['accent']>> = { hat: '^', bar: '¯', tilde: '~' };

/** Sets a name. Only what has one letter gets a subscript or an accent; other names are as in the code. */
export function setName(name: string): SetName {
  const [, word, digits, suffix] = /^([A-Za-z]+)(\d*)(?:_(\w+))?$/.exec(name) ?? [];
  if (word === undefined) return { base: name };
  const base = letter(word);
  if (base === undefined) return { base: name };
  const accent = suffix === undefined ? undefined : accents[suffix];
  const subscript = [digits, accent === undefined ? suffix : undefined].filter(Boolean).join(',');
  return { base, ...(subscript && { subscript }), ...(accent && { accent }) };
}

function letter(word: string): string | undefined {
  if (word.length === 1) return word;
  return Object.hasOwn(greek, word) ? greek[word] : undefined;
}
