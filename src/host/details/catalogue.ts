import type { Wish } from '../../protocol/details';
import { arrows } from './arrows';
import { explanation } from './explanation';
import type { DetailKind } from './kind';
import { region } from './region';
import { marks } from './marks';
import { measure } from './measure';
import { field } from './field';
import { numbers } from './numbers';
import { strip } from './strip';

/** How each kind of wish is answered. */
export const detailKinds: { readonly [Kind in Wish['kind']]: DetailKind<Kind> } = {
  marks,
  arrows,
  field,
  region,
  strip,
  explanation,
  numbers,
  measure,
};
