// An experiment as a text that fits into a link or a message: its JSON, deflated, in letters that no mail changes.
import type { Experiment, Problem } from '../../core/index';
import { readExperimentText } from './experimentText';

/** Begins such a text; the number is raised when what follows is written otherwise. */
const prefix = 'optlab1:';

/** Longer texts than this are not read, packed or unpacked: a small one could stand for a very large one. */
const maxBytes = 2_000_000;

export async function writeCode(experiment: Experiment): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(experiment));
  const packed = await collect(through(bytes, new CompressionStream('deflate-raw')), Infinity);
  const letters = Array.from(packed!, (byte) => String.fromCharCode(byte)).join('');
  return prefix + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Reads such a text, or an experiment's file; every problem in words. */
export async function readCode(
  text: string,
): Promise<
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly errors: readonly Problem[] }
> {
  // A message may have broken it into lines.
  const code = text.length > 2 * maxBytes ? '' : text.replaceAll(/\s/g, '');
  if (code.startsWith('{')) return readExperimentText(text);
  if (!code.startsWith(prefix)) {
    const other = /^optlab\d+:/.test(code);
    return fail(
      other
        ? 'This experiment was copied from a newer version of Optimizer Lab.'
        : `The clipboard has no experiment. One begins with “${prefix}”, or is the text of an experiment’s file.`,
    );
  }
  const json = await unpack(code.slice(prefix.length));
  if (json === undefined) return fail('The experiment is damaged or not complete: copy all of it.');
  return readExperimentText(json);
}

function fail(message: string) {
  return { ok: false as const, errors: [{ message }] };
}

/** @returns undefined for what was not packed by {@link writeCode}, or is too large */
async function unpack(code: string): Promise<string | undefined> {
  try {
    const letters = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const unpacked = await collect(through(bytes, new DecompressionStream('deflate-raw')), maxBytes);
    return unpacked && new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
  } catch {
    return undefined;
  }
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(transform);
}

/** All bytes of a stream; undefined when there are more than `most`, which are then not asked for. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
