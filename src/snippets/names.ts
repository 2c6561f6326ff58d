/** Words that a name must not be in a language, or in a snippet's own code. */
export interface Reserved {
  /** For every name. */
  readonly words: ReadonlySet<string>;
  /** For names that become members of the class besides. */
  readonly members: ReadonlySet<string>;
}

/**
 * What the names of a rule are called in the code: themselves, in the language's spelling, with underscores behind
 * them where that is taken. No two are called alike.
 */
export class Names {
  private readonly chosen = new Map<string, string>();
  private readonly taken: Set<string>;

  /**
   * @param names of the rule, hyperparameters and states before what is only local
   * @param spell turns a name into the language's spelling
   */
  constructor(
    names: readonly string[],
    private readonly members: ReadonlySet<string>,
    private readonly reserved: Reserved,
    private readonly spell: (name: string) => string = (name) => name,
  ) {
    this.taken = new Set(reserved.words);
    // A name that can stay as it is stays so: what gives way is what has to be changed anyway.
    const free = names.filter((name) => spell(name) === name && !this.isReserved(name, name));
    for (const name of free) this.taken.add(name);
    for (const name of free) this.chosen.set(name, name);
    for (const name of names) this.of(name);
  }

  /** @returns the identifier that stands for a name */
  of(name: string): string {
    const known = this.chosen.get(name);
    if (known !== undefined) return known;
    let identifier = this.spell(name);
    while (this.taken.has(identifier) || this.isReserved(name, identifier)) identifier += '_';
    this.taken.add(identifier);
    this.chosen.set(name, identifier);
    return identifier;
  }

  private isReserved(name: string, identifier: string): boolean {
    const { words, members } = this.reserved;
    return words.has(identifier) || (this.members.has(name) && members.has(identifier));
  }
}

/** `weight_decay` as `weightDecay`. Underscores at the end stay. */
export function camelCase(name: string): string {
  return name.replace(/_+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The name of a class: the words of the optimizer's name, without what no identifier holds.
 * @param reserved class names with another meaning
 */
export function className(name: string, reserved: ReadonlySet<string>): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  if (joined === '' || joined === 'Custom') return 'CustomOptimizer';
  if (/^[0-9]/.test(joined)) return `Optimizer${joined}`;
  return reserved.has(joined) ? `${joined}Optimizer` : joined;
}
