import {
  differingLines,
  inLibrary,
  librariesOf,
  resolveRun,
  shownRule,
  type Experiment,
  type Library,
  type OptimizerDefinition,
  type ResolvedRun,
  type RunSpec,
} from '../core/index';
import type { LibraryPicture } from '../protocol/messages';

/** What a run would be by the conventions of each library that has its optimizer. */
export function libraryPictures(
  experiment: Experiment,
  spec: RunSpec,
  run: ResolvedRun,
): readonly LibraryPicture[] {
  const { definition } = run;
  if (definition === undefined) return [];
  return librariesOf(definition).map((library) => libraryPicture(experiment, spec, run, definition, library));
}

function libraryPicture(
  experiment: Experiment,
  spec: RunSpec,
  run: ResolvedRun,
  { libraries }: OptimizerDefinition,
  library: Library,
): LibraryPicture {
  const there = conventions(experiment, spec, library);
  const defaults = Object.entries(there.defaults).filter(([name, value]) => run.defaults[name] !== value);
  const [ours, theirs] = differingLines(shownRule(run).assignments, shownRule(there).assignments);
  const note = libraries[library]?.note;
  return {
    library,
    hyperparameters: Object.keys(there.defaults),
    defaults: Object.fromEntries(defaults),
    ...(ours.length + theirs.length > 0 && { lines: { here: ours, there: theirs } }),
    ...(note !== undefined && { note }),
  };
}

/** The run with the library's rule, and its own values where the library takes them. */
function conventions(experiment: Experiment, spec: RunSpec, library: Library): ResolvedRun {
  const { schedule: _schedule, clip: _clip, ...rule } = spec;
  const bare = resolveRun(experiment, inLibrary(rule, library, []));
  if (!bare.ok) throw new Error(bare.errors[0].message);
  const filled = resolveRun(experiment, inLibrary(rule, library, Object.keys(bare.run.defaults)));
  return filled.ok ? filled.run : bare.run;
}
