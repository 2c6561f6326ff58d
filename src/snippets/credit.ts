import type { ResolvedRun } from '../core/index';

/**
 * Who published a rule and whose convention the code follows, in one line: “Adam (Kingma and Ba, 2015), as in
 * torch.optim.Adam”. Of an own optimizer, whose name is any text, only the class's name is repeated.
 */
export function creditLine({ definition, name, library, values }: ResolvedRun, className: string): string {
  if (!definition) return `${className}: an update rule of your own`;
  const [, authors, year] = /^(.+?) \((\d{4})\)/.exec(definition.citation) ?? [];
  const source = authors === undefined ? name : `${name} (${authors}, ${year})`;
  const call = definition.libraries[library]?.call;
  const flags = definition.hyperparameters.filter(
    (parameter) => parameter.kind === 'flag' && values[parameter.name] === true,
  );
  // What the library itself refuses cannot be as it is there.
  if (!call || call.refuses?.(values) !== undefined) return source;
  const variant = flags.length > 0 ? ` with ${flags.map((flag) => flag.name).join(' and ')}` : '';
  return `${source}, as in ${call.name}${variant}`;
}
