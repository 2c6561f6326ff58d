// Fits a cubic polynomial to noisy samples, with TensorFlow.js.
import * as tf from '@tensorflow/tfjs';

const coefficients = [0, 0, 0, 0].map(() => tf.variable(tf.scalar(Math.random() - 0.5)));
const optimizer = tf.train.adam(0.05);

/** a + b x + c x² + d x³ */
function predict(x) {
  const [a, b, c, d] = coefficients;
  return a
    .add(b.mul(x))
    .add(c.mul(x.square()))
    .add(d.mul(x.pow(tf.scalar(3))));
}

function makeData(rows) {
  return tf.tidy(() => {
    const x = tf.linspace(-1, 1, rows);
    const y = x
      .pow(tf.scalar(3))
      .mul(2)
      .sub(x)
      .add(tf.randomNormal([rows], 0, 0.05));
    return { x, y };
  });
}

const { x, y } = makeData(200);
for (let step = 0; step < 300; step++) {
  const loss = optimizer.minimize(() => tf.losses.meanSquaredError(y, predict(x)), true);
  if (step % 50 === 0) console.log(`step ${step}  loss ${loss.dataSync()[0].toFixed(5)}`);
  loss.dispose();
}
console.log(
  'coefficients',
  coefficients.map((value) => value.dataSync()[0].toFixed(3)),
);
