import { maxParameters } from '../experiment/limits';
import type { Dataset, Model } from '../experiment/types';
import { losses } from '../losses/catalogue';
import type { LossDefinition } from '../losses/definition';
import { ProblemError } from '../problem';
import { uniform } from '../random/uniform';
import { holdsWeights } from './blocks';
import { models } from './catalogue';
import type { CompiledModel } from './definition';

/** The loss that a model is trained with: its own, or its kind’s default. */
export function lossOf(model: Model): LossDefinition | undefined {
  const id = model.loss ?? models.get(model.kind)?.losses[0];
  return id === undefined ? undefined : losses.get(id);
}

/**
 * How many outputs a model has on rows with such a target.
 * @param classes how many classes the target has, of which only a loss over classes makes use
 */
export function outputsOf(loss: LossDefinition, classes: number): number {
  return loss.outputs === 'classes' ? classes : 1;
}

/**
 * Binds a model to a number of features and classes.
 * @throws ProblemError when there is no such model or loss, or when they do not go together
 */
export function compileModel(model: Model, features: number, classes: number): CompiledModel {
  const definition = models.get(model.kind);
  if (!definition) throw problem('objective.model.kind', 'There is no such model.');
  const loss = lossOf(model);
  if (!loss) throw problem('objective.model.loss', 'There is no such loss.');
  if (!definition.losses.includes(loss.id))
    throw problem(
      'objective.model.loss',
      `${definition.name} takes the loss ${definition.losses.map((id) => `“${id}”`).join(' or ')}.`,
    );
  const outputs = outputsOf(loss, classes);
  const dimension = definition.dimension(model, features, outputs);
  if (!(dimension <= maxParameters))
    throw problem(
      'objective.model',
      `This model has ${dimension.toLocaleString('en')} parameters; at most ${maxParameters.toLocaleString('en')} are trained.`,
    );
  const network = definition.build(model, features, outputs, loss);
  const { blocks, add } = network;
  const weights = blocks.filter(holdsWeights);
  const l2 = model.l2 ?? 0;

  function finish(theta: Float64Array, sum: number, count: number, gradient?: Float64Array): number {
    if (gradient) for (let i = 0; i < dimension; i++) gradient[i] /= count;
    if (l2 === 0) return sum / count;
    let squares = 0;
    for (const { offset, rows, columns } of weights) {
      for (let i = offset; i < offset + rows * columns; i++) {
        squares += theta[i] * theta[i];
        if (gradient) gradient[i] += l2 * theta[i];
      }
    }
    return sum / count + (l2 / 2) * squares;
  }

  return {
    model,
    loss,
    dimension,
    blocks,
    features,
    outputs,
    initialise(random) {
      const theta = new Float64Array(dimension);
      for (const { offset, rows, columns } of weights) {
        const bound = 1 / Math.sqrt(columns);
        // The biases of a layer, one for each of its rows, follow its weights.
        for (let i = 0; i < rows * (columns + 1); i++) theta[offset + i] = uniform(bound, random);
      }
      return theta;
    },
    batch(theta, data, indices, from, count, gradient) {
      gradient?.fill(0);
      return finish(theta, add(theta, data, indices, from, count, gradient), count, gradient);
    },
    add,
    finish,
    predict(theta, x) {
      const rows = x.length / features;
      const predictions = new Float64Array(rows * outputs);
      const output = new Float64Array(outputs);
      for (let row = 0; row < rows; row++) {
        network.forward(theta, x, row * features, output);
        loss.predict(output);
        predictions.set(output, row * outputs);
      }
      return predictions;
    },
  };
}

/** How many classes a target with the indices of classes has. */
export function classesOf({ target }: Dataset): number {
  return target.reduce((max, index) => Math.max(max, index), -1) + 1;
}

function problem(path: string, message: string): ProblemError {
  return new ProblemError([{ path, message }]);
}
