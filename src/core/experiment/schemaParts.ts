import { maxTitleLength } from './limits';

/** A part of a JSON schema, as an editor reads it. */
export type Schema = boolean | { readonly [key: string]: unknown };

export const number = { type: 'number' };
export const point = { type: 'array', items: number, minItems: 2, maxItems: 2 };

/** A seed is a word of 32 bits. */
export const seed = whole(0, 2 ** 32 - 1);

export function text(description?: string): Schema {
  return { type: 'string', maxLength: maxTitleLength, ...(description !== undefined && { description }) };
}

export function whole(minimum: number, maximum: number) {
  return { type: 'integer', minimum, maximum };
}

export function list(items: Schema, maxItems: number, description: string): Schema {
  return { type: 'array', items, maxItems, description };
}

/** Holds `then` where a property has a value; an absent one counts as none. */
export function where(property: string, value: string, then: Schema): Schema {
  return { if: has(property, value), then };
}

/** Satisfied where a property has a value. */
export function has(property: string, value: string): Schema {
  return { required: [property], properties: { [property]: { const: value } } };
}

/** A choice of ids, each with what it stands for. */
export function choice(
  ids: readonly string[],
  meanings: readonly string[],
): { readonly [key: string]: unknown } {
  return { enum: ids, enumDescriptions: meanings };
}
