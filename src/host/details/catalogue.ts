import type { Wish } from '../../protocol/details';
import { explanation } from './explanation';
import type { DetailKind } from './kind';
import { region } from './region';
import { marks } from './marks';
import { measure } from './measure';
import { numbers } from './numbers';
import { strip } from './strip';

/** How each kind of wish is answered. */
export const detailKinds: { readonly [Kind in Wish['kind']]: DetailKind<Kind> } = {
  marks,
  region,
  strip,
  explanation,
  numbers,
  measure,
};
