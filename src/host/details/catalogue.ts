import type { Wish } from '../../protocol/details';
import { explanation } from './explanation';
import type { DetailKind } from './kind';
import { measure } from './measure';
import { numbers } from './numbers';
import { strip } from './strip';

/** How each kind of wish is answered. */
export const detailKinds: { readonly [Kind in Wish['kind']]: DetailKind<Kind> } = {
  strip,
  explanation,
  numbers,
  measure,
};
