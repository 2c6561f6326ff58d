import type { Problem } from '../core/index';
import { placeOf } from './scanner';

/** How much of a file tells what it is. */
const sampleLength = 65_536;

const byteOrderMarks = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/**
 * A file's text as UTF-8 without a byte order mark. What is no UTF-8 is read as Windows-1252, the superset of Latin-1 that
 * spreadsheets write.
 */
export function textOf(
  file: Uint8Array,
): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly errors: Problem[] } {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, at) => file[at] === byte));
  if (marked && marked.encoding !== 'utf-8') return { ok: true, bytes: transcode(file, marked.encoding) };
  const bytes = marked ? file.subarray(marked.mark.length) : file;
  const sample = bytes.subarray(0, sampleLength);
  const control = sample.findIndex(isControl);
  if (control >= 0) {
    const message = `This is no text: a byte has the value ${sample[control]}.`;
    return { ok: false, errors: [{ ...placeOf(bytes, control, { start: 0, line: 1 }), message }] };
  }
  return { ok: true, bytes: isUtf8(sample) ? bytes : transcode(bytes, 'windows-1252') };
}

/** No text has them, and nearly every binary format does. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // The sample may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function transcode(bytes: Uint8Array, encoding: string): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}
