import type { Wish } from '../../protocol/details';
import { arrows } from './arrows';
import { batch } from './batch';
import { explanation } from './explanation';
import { fit } from './fit';
import type { DetailKind } from './kind';
import { point } from './point';
import { region } from './region';
import { marks } from './marks';
import { measure } from './measure';
import { field } from './field';
import { noise } from './noise';
import { numbers } from './numbers';
import { strip } from './strip';

/** How each kind of wish is answered. */
export const detailKinds: { readonly [Kind in Wish['kind']]: DetailKind<Kind> } = {
  marks,
  arrows,
  field,
  region,
  point,
  strip,
  explanation,
  numbers,
  measure,
  fit,
  batch,
  noise,
};
