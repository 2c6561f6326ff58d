import { Rate, type Graph } from '../language/graph';
import type { Lanes } from './ruleGraph';

/** What of a training loop is part of a kernel. Like flags they are decided when it is generated; numbers are not. */
export interface KernelVariant {
  /** Every step has a learning rate of its own. */
  readonly isScheduled: boolean;
  /** Every step has noise of its own on the gradient. */
  readonly isNoisy: boolean;
  /** How the gradient is kept from being too long. */
  readonly clip: 'value' | 'norm' | undefined;
}

/** Variables of the generated code. */
export const stepRate = 'lr';
export const noiseVariables = ['n0', 'n1'] as const;
export const clipLimit = 'limit';

/** A gradient with the noise of the step. */
export function withNoise(graph: Graph, gradient: Lanes, { isNoisy }: KernelVariant): Lanes {
  if (!isNoisy) return gradient;
  return gradient.map((lane, index) =>
    graph.apply('+', lane, graph.input(noiseVariables[index], Rate.parameters)),
  );
}

/**
 * A clipped gradient, as PyTorch 2 has it: each number kept within ± the limit (torch.nn.utils.clip_grad_value_), or
 * all multiplied by min(1, limit / (norm + 1e-6)) (torch.nn.utils.clip_grad_norm_; Pascanu, Mikolov and Bengio 2013,
 * On the Difficulty of Training Recurrent Neural Networks, ICML).
 */
export function clipped(graph: Graph, gradient: Lanes, { clip }: KernelVariant): Lanes {
  if (clip === undefined) return gradient;
  const limit = graph.input(clipLimit, Rate.never);
  if (clip === 'value') {
    const low = graph.apply('neg', limit);
    return gradient.map((lane) => graph.apply('min', graph.apply('max', lane, low), limit));
  }
  const [square, ...squares] = gradient.map((lane) => graph.apply('*', lane, lane));
  const norm = graph.apply(
    'sqrt',
    squares.reduce((sum, each) => graph.apply('+', sum, each), square),
  );
  const wanted = graph.apply('/', limit, graph.apply('+', norm, graph.constant(1e-6)));
  const factor = graph.apply('min', wanted, graph.constant(1));
  return gradient.map((lane) => graph.apply('*', lane, factor));
}
