import { parseExperiment, withLibraryVersions, type Experiment, type Problem } from '../../core/index';
import { placed, readJson } from './jsonText';
import { textEdits, type TextEdit } from './textEdits';
import { writeJsonFile } from './writeJson';

/** Reads an experiment's file; every problem comes with its place in the text. */
export function readExperimentText(
  text: string,
):
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly errors: readonly Problem[] } {
  const read = readJson(text);
  if (!read.ok) return read;
  const parsed = parseExperiment(read.json.value);
  if (parsed.ok) return parsed;
  return { ok: false, errors: parsed.errors.map((problem) => placed(text, read.json.root, problem)) };
}

/**
 * Problems of an experiment that the text says, each at its place. Lines of other files are told by their messages.
 */
export function placedInText(text: string, problems: readonly Problem[]): readonly Problem[] {
  const read = readJson(text);
  return read.ok ? problems.map((problem) => placed(text, read.json.root, problem)) : problems;
}

/**
 * The edits that make a text say this experiment; none can be told for a text that is not JSON. A text that says the
 * versions of libraries says those of all that are used.
 */
export function editsTowards(text: string, experiment: Experiment): readonly TextEdit[] {
  if (isBlank(text)) return [{ offset: 0, length: text.length, content: writeExperiment(experiment) }];
  const read = readJson(text);
  return read.ok ? textEdits(text, read.json, asWritten(text, experiment)) : [];
}

/** What a text is going to say of an experiment: the versions of libraries too, if it is new or says versions. */
export function asWritten(text: string, experiment: Experiment): Experiment {
  return isBlank(text) || experiment.libraries ? withLibraryVersions(experiment) : experiment;
}

/** A file of its own for an experiment, with the versions of the libraries whose defaults hold. */
export function writeExperiment(experiment: Experiment): string {
  return writeJsonFile(withLibraryVersions(experiment), { unit: '  ', newline: '\n' });
}

/** A new file says nothing yet. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
