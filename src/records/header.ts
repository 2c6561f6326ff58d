import { parameterCount, recordLimits, recordMark, recordVersion, type RecordHeader } from './format';
import { LineError, type JsonMember, type JsonObject } from './jsonLine';

/** Whether a line is the header of a record, of this version or another. */
export function isHeader(object: JsonObject): boolean {
  return object.get('record')?.value === recordMark;
}

/** @throws LineError */
export function readHeader(object: JsonObject): RecordHeader {
  const version = object.get('version');
  if (version?.value !== recordVersion) {
    throw new LineError(
      `This record has version ${String(version?.value)}; version ${recordVersion} can be read here.`,
      version?.column ?? 1,
    );
  }
  const parameters = shapesOf(object.get('parameters'));
  const count = parameterCount({ parameters });
  const projected = projectionOf(object.get('projected'));
  const numbers = projected?.to ?? count;
  if (!Number.isSafeInteger(count)) throw new LineError('More parameters than can be counted.', 1);
  if (numbers > recordLimits.theta) {
    throw new LineError(
      `A record has at most ${recordLimits.theta} numbers in a line, not ${numbers}: more are projected.`,
      1,
    );
  }
  return { parameters, numbers, ...(projected && { projected }) };
}

function shapesOf(member: JsonMember | undefined): RecordHeader['parameters'] {
  if (!(member?.value instanceof Map)) {
    throw new LineError('“parameters” has to give the shape of each by its name.', member?.column ?? 1);
  }
  return Object.fromEntries(
    [...(member.value as JsonObject)].map(([name, { value, column }]) => {
      if (!Array.isArray(value) || !value.every(isCount)) {
        throw new LineError('A shape has to be a list of whole numbers.', column);
      }
      return [name, value];
    }),
  );
}

function projectionOf(member: JsonMember | undefined): RecordHeader['projected'] {
  if (!member || member.value === null) return undefined;
  const parts = member.value instanceof Map ? (member.value as JsonObject) : undefined;
  const [to, seed] = ['to', 'seed'].map((name) => parts?.get(name)?.value);
  if (!isCount(to) || to === 0 || typeof seed !== 'number' || !Number.isInteger(seed)) {
    throw new LineError('“projected” needs whole numbers “to” and “seed”.', member.column);
  }
  return { to, seed };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
