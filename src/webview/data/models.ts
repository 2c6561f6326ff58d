// Models as the panel asks for them. Pure.
import type { Model } from '../../core/index';
import type { ColumnPicture, DataKind } from '../../protocol/data';

/** A model of another family with the same penalty; the loss is the family's own, that of a perceptron the target's. */
export function modelOfKind(kind: Model['kind'], { l2 }: Model, target: DataKind): Model {
  const penalty = l2 === undefined ? {} : { l2 };
  switch (kind) {
    case 'polynomial':
      return { kind, degree: 3, ...penalty };
    case 'mlp':
      return { kind, hidden: [16], activation: 'tanh', loss: lossFor(target), ...penalty };
    default:
      return { kind, ...penalty };
  }
}

function lossFor(target: DataKind): NonNullable<Model['loss']> {
  if (target === 'regression') return 'mse';
  return target === 'binary' ? 'logistic' : 'cross-entropy';
}

/** The same model with another loss. */
export function withLoss(model: Model, loss: NonNullable<Model['loss']>): Model {
  return { ...model, loss };
}

/** The same model with another penalty; 0 is none. */
export function withPenalty({ l2: _, ...model }: Model, l2: number): Model {
  return l2 === 0 ? model : { ...model, l2 };
}

/** A model for another target: the same one where that can be, else the family for such a column. */
export function modelForTarget(model: Model, { kind, levels = 0 }: ColumnPicture): Model {
  const target: DataKind = kind === 'number' ? 'regression' : levels > 2 ? 'classes' : 'binary';
  if (model.kind === 'mlp') return withLoss(model, lossFor(target));
  if (target !== 'regression')
    return modelOfKind(target === 'binary' ? 'logistic' : 'softmax', model, target);
  return model.kind === 'logistic' || model.kind === 'softmax' ? modelOfKind('linear', model, target) : model;
}
