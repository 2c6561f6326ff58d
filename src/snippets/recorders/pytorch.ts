import { defaultPath, recorder } from './recorder';

const own = String.raw`class TrainingRecorder:
    """Writes step, loss, learning rate and parameters of a training to a file of JSON lines.

    Optimizer Lab's "Open Training Record" draws it, also while it grows. Of more parameters than
    "numbers", that many sums with random signs are written, which are the same for the same seed
    (feature hashing, Weinberger et al. 2009). Where the file would pass "limit" bytes, every second
    line is left out, and of the steps to come as many. Run again, a script goes on behind the last
    whole line.
    """

    def __init__(self, path, model, optimizer, numbers=64, limit=16_000_000, seed=0):
        self.path, self.numbers, self.limit, self.seed = path, numbers, limit, seed
        self.step, self.failed, self.skipped = 0, False, None
        self.model, self.optimizer = model, optimizer
        self._try(lambda: self._open({name: list(p.shape) for name, p in self._parameters()}))
        # A weak reference, so that the model is not kept until the script ends.
        atexit.register(lambda this=weakref.ref(self): this() and this().close())

    def record(self, loss):
        """Notes a step, whose parameters are those before it: call it before optimizer.step()."""
        self._try(self._note, loss)

    def close(self):
        """Adds the last step, if its line was skipped. It happens by itself when the recorder goes."""
        self._try(self._close)

    def __del__(self):
        self.close()

    def _note(self, loss):
        loss = loss.detach() if torch.is_tensor(loss) else loss
        theta = self._theta() if self._is_due() else None
        self._record(loss, self.optimizer.param_groups[0]["lr"], theta)

    def _parameters(self):
        return [(name, p) for name, p in self.model.named_parameters() if p.requires_grad]

    def _theta(self):
        tensors = (p.detach().flatten().cpu().double() for _, p in self._parameters())
        if not self.projected:
            return torch.cat(list(tensors)).tolist()
        # Each parameter belongs to one of the sums, with one sign. A generator of its own leaves
        # the training's random numbers as they are.
        generator = torch.Generator().manual_seed(self.seed)
        sums = torch.zeros(2 * self.numbers, dtype=torch.float64)
        for tensor in tensors:
            places = torch.randint(2 * self.numbers, tensor.shape, generator=generator)
            sums.index_add_(0, places, tensor)
        return (sums[: self.numbers] - sums[self.numbers :]).tolist()
`;

/** For training loops of PyTorch: tested with 1.13. */
export const pytorchRecorder = recorder(
  'pytorch',
  'PyTorch',
  [
    'import atexit',
    'import json',
    'import logging',
    'import math',
    'import os',
    'import weakref',
    'import torch',
  ],
  own,
  [
    'recorder = TrainingRecorder("',
    defaultPath,
    '", ',
    { stop: 'model', text: 'model' },
    ', ',
    { stop: 'optimizer', text: 'optimizer' },
    ')\n# Between loss.backward() and optimizer.step():\n#     recorder.record(loss)',
  ],
);
