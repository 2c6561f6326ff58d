import { defaultPath, recorder } from './recorder';

const own = String.raw`class TrainingRecorder(keras.callbacks.Callback):
    """Writes step, loss, learning rate and parameters of a training to a file of JSON lines.

    Optimizer Lab's "Open Training Record" draws it, also while it grows. The loss is the one that
    Keras shows: the mean of the epoch so far. Of more parameters than "numbers", that many sums with
    random signs are written, which are the same for the same seed (feature hashing, Weinberger et
    al. 2009). Where the file would pass "limit" bytes, every second line is left out, and of the
    steps to come as many. Run again, a script goes on behind the last whole line.
    """

    def __init__(self, path, numbers=64, limit=16_000_000, seed=0):
        super().__init__()
        self.path, self.numbers, self.limit, self.seed = path, numbers, limit, seed
        self.step, self.failed, self.skipped, self.theta = 0, False, None, None

    def on_train_begin(self, logs=None):
        self._try(lambda: self._open({p.path: list(p.shape) for p in self._parameters()}))

    def on_train_batch_begin(self, batch, logs=None):
        self._try(self._look)

    def on_train_batch_end(self, batch, logs=None):
        self._try(self._note, logs)

    def on_train_end(self, logs=None):
        self._try(self._close)

    def _look(self):
        self.theta = self._theta() if self._is_due() else None

    def _note(self, logs):
        lr = keras.ops.convert_to_numpy(self.model.optimizer.learning_rate)
        self._record(logs["loss"], lr, self.theta)

    def _parameters(self):
        return self.model.trainable_variables

    def _theta(self):
        arrays = (keras.ops.convert_to_numpy(p).ravel().astype(float) for p in self._parameters())
        if not self.projected:
            return np.concatenate(list(arrays)).tolist()
        # Each parameter belongs to one of the sums, with one sign.
        generator = np.random.default_rng(self.seed)
        sums = np.zeros(2 * self.numbers)
        for array in arrays:
            places = generator.integers(len(sums), size=array.size)
            sums += np.bincount(places, weights=array, minlength=len(sums))
        return (sums[: self.numbers] - sums[self.numbers :]).tolist()
`;

/**
 * For model.fit of Keras 3: tried with Keras 3.15 on JAX. Its tests have a stand-in for Keras, because Debian has no
 * package of it.
 */
export const kerasRecorder = recorder(
  'keras',
  'Keras',
  ['import json', 'import logging', 'import math', 'import os', 'import keras', 'import numpy as np'],
  own,
  ['recorder = TrainingRecorder("', defaultPath, '")\n# In model.fit(…):\n#     callbacks=[recorder]'],
);
