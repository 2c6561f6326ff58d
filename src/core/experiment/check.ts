import type { Problem } from '../problem';
import { maxParameters, maxTitleLength } from './limits';

/** Seeds are words of 32 bits. */
export const seedRange = [0, 2 ** 32 - 1] as const;

/** Collects problems, each under the path where it was found. */
export class Check {
  readonly problems: Problem[] = [];

  add(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  integer(value: unknown, path: string, what: string, [min, max]: readonly [number, number]): void {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return;
    this.add(path, `${what} must be a whole number between ${grouped(min)} and ${grouped(max)}.`);
  }

  text(value: unknown, path: string, what: string): void {
    if (typeof value === 'string' && value.length <= maxTitleLength) return;
    this.add(path, `${what} must be a text of at most ${maxTitleLength} characters.`);
  }

  point(value: unknown, path: string): void {
    if (!Array.isArray(value) || value.length !== 2) {
      this.add(path, 'A start has two numbers, x and y.');
      return;
    }
    // Array.from fills what a sparse array leaves out, which forEach alone passes over.
    Array.from(value).forEach((number: unknown, index) => {
      if (!isFinite(number))
        this.add(`${path}[${index}]`, `The start’s ${'xy'[index]} must be a finite number.`);
    });
  }

  /** @param count how many there are, where that is known */
  parameters(value: unknown, path: string, count: number | undefined): void {
    const isList = Array.isArray(value) && value.length > 0 && value.length <= maxParameters;
    if (!isList || (count !== undefined && value.length !== count)) {
      const wanted = count === undefined ? '' : `, ${grouped(count)} in all`;
      this.add(path, `A start has one number for each parameter of the model${wanted}.`);
      return;
    }
    const wrong = Array.from(value).findIndex((number: unknown) => !isFinite(number));
    if (wrong >= 0) this.add(`${path}[${wrong}]`, 'A parameter must be a finite number.');
  }

  list(
    value: unknown,
    path: string,
    what: string,
    max: number,
    each: (item: unknown, path: string) => void,
  ): void {
    if (!Array.isArray(value) || value.length > max) {
      this.add(path, `${what} must be a list of at most ${grouped(max)}.`);
      return;
    }
    Array.from(value).forEach((item: unknown, index) => each(item, `${path}[${index}]`));
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

export function isValues(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'boolean' || isFinite(each));
}

export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
