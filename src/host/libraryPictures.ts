import {
  differingLines,
  inLibrary,
  librariesOf,
  resolveRun,
  shownRule,
  type Assignment,
  type Experiment,
  type Library,
  type ResolvedRun,
  type RunSpec,
} from '../core/index';
import type { LibraryPicture } from '../protocol/messages';

/**
 * What a run would be by the conventions of each library that has its optimizer.
 * @param rule the lines of the run's own rule as they are shown
 */
export function libraryPictures(
  experiment: Experiment,
  spec: RunSpec,
  run: ResolvedRun,
  rule: readonly Assignment[],
): readonly LibraryPicture[] {
  const { definition } = run;
  if (definition === undefined) return [];
  return librariesOf(definition).map((library) => {
    const note = definition.libraries[library]?.note;
    return {
      library,
      ...(library === run.library
        ? { hyperparameters: Object.keys(run.defaults), defaults: {} }
        : difference(run, rule, conventions(experiment, spec, library))),
      ...(note !== undefined && { note }),
    };
  });
}

function difference(
  run: ResolvedRun,
  rule: readonly Assignment[],
  other: ResolvedRun,
): Omit<LibraryPicture, 'library'> {
  const defaults = Object.entries(other.defaults).filter(([name, value]) => run.defaults[name] !== value);
  const [here, there] = differingLines(rule, shownRule(other).assignments);
  return {
    hyperparameters: Object.keys(other.defaults),
    defaults: Object.fromEntries(defaults),
    ...(here.length + there.length > 0 && { lines: { here, there } }),
  };
}

/** The run with the library's rule, and its own values where the library takes them. */
function conventions(experiment: Experiment, spec: RunSpec, library: Library): ResolvedRun {
  const { schedule: _schedule, clip: _clip, ...bareSpec } = spec;
  const bare = resolveRun(experiment, inLibrary(bareSpec, library, []));
  if (!bare.ok) throw new Error(bare.errors[0].message);
  const filled = resolveRun(experiment, inLibrary(bareSpec, library, Object.keys(bare.run.defaults)));
  return filled.ok ? filled.run : bare.run;
}
