import { measures } from '../core/measures/catalogue';
import { dataMeasures } from '../core/measures/data/catalogue';
import { maxWishes, type Wish } from './details';
import { isCount, isFiniteView, isRecord } from './shapes';

/** Reads the webview's list of wishes, which may be anything; undefined when one of them is none. */
export function parseWishes(list: unknown): readonly Wish[] | undefined {
  if (!Array.isArray(list) || list.length > maxWishes) return undefined;
  const wishes = list.map(parseWish);
  return wishes.every((wish) => wish !== undefined) ? wishes : undefined;
}

function parseWish(wish: unknown): Wish | undefined {
  if (!isRecord(wish)) return undefined;
  switch (wish.kind) {
    case 'strip':
    case 'explanation':
      return isCount(wish.slot) ? { kind: wish.kind, slot: wish.slot } : undefined;
    case 'numbers':
      return isCount(wish.slot) &&
        isCount(wish.step) &&
        wish.step > 0 &&
        (wish.parameter === undefined || isCount(wish.parameter))
        ? {
            kind: 'numbers',
            slot: wish.slot,
            step: wish.step,
            ...(wish.parameter !== undefined && { parameter: wish.parameter }),
          }
        : undefined;
    case 'region':
    case 'marks':
    case 'field':
      return isFiniteView(wish.view) ? { kind: wish.kind, view: wish.view } : undefined;
    case 'point': {
      const { x, y } = wish;
      return Number.isFinite(x) && Number.isFinite(y)
        ? { kind: 'point', x: x as number, y: y as number }
        : undefined;
    }
    case 'measure': {
      const { slot, measure, block } = wish;
      return isCount(slot) &&
        typeof measure === 'string' &&
        (measures.has(measure) || dataMeasures.has(measure)) &&
        (block === undefined || isCount(block))
        ? { kind: 'measure', slot, measure, ...(block !== undefined && { block }) }
        : undefined;
    }
    case 'arrows':
      return isCount(wish.step) && typeof wish.momentum === 'boolean'
        ? { kind: 'arrows', step: wish.step, momentum: wish.momentum }
        : undefined;
    case 'fit':
    case 'noise':
      return isCount(wish.slot) && isCount(wish.step)
        ? { kind: wish.kind, slot: wish.slot, step: wish.step }
        : undefined;
    case 'batch':
      return isCount(wish.slot) && isCount(wish.step) && isFiniteView(wish.view)
        ? { kind: 'batch', slot: wish.slot, step: wish.step, view: wish.view }
        : undefined;
    default:
      return undefined;
  }
}
