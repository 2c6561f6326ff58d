// The training that the core is measured against: a 2-16-16-1 perceptron with tanh, the logistic loss of all rows, Adam
// with torch's defaults. The input has rows, then x, y and label of each, then the parameters at the start; then each
// line has steps and lr and asks for a run, which records parameters and loss of every step into fresh memory. Answers
// with the milliseconds and the last loss.
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { IN = 2, WIDTH = 16, COUNT = IN * WIDTH + WIDTH + WIDTH * WIDTH + WIDTH + WIDTH + 1 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec * 1e-6;
}

/* The mean loss, and its gradient. */
static double evaluate(const double *theta, int rows, const double *x, const double *label, double *gradient) {
  const double *w1 = theta, *b1 = w1 + IN * WIDTH, *w2 = b1 + WIDTH, *b2 = w2 + WIDTH * WIDTH, *w3 = b2 + WIDTH;
  double *gw1 = gradient, *gb1 = gw1 + IN * WIDTH, *gw2 = gb1 + WIDTH, *gb2 = gw2 + WIDTH * WIDTH, *gw3 = gb2 + WIDTH;
  double loss = 0;
  memset(gradient, 0, COUNT * sizeof(double));
  for (int row = 0; row < rows; row++) {
    double first[WIDTH], second[WIDTH], slope1[WIDTH], slope2[WIDTH];
    for (int k = 0; k < WIDTH; k++) {
      double sum = b1[k];
      for (int j = 0; j < IN; j++) sum += w1[k * IN + j] * x[row * IN + j];
      first[k] = tanh(sum);
    }
    for (int k = 0; k < WIDTH; k++) {
      double sum = b2[k];
      for (int j = 0; j < WIDTH; j++) sum += w2[k * WIDTH + j] * first[j];
      second[k] = tanh(sum);
    }
    double logit = w3[WIDTH];
    for (int j = 0; j < WIDTH; j++) logit += w3[j] * second[j];
    const double small = exp(-fabs(logit));
    loss += fmax(logit, 0) - logit * label[row] + log1p(small);
    const double slope = (logit < 0 ? small : 1) / (1 + small) - label[row];
    for (int j = 0; j < WIDTH; j++) {
      gw3[j] += slope * second[j];
      slope2[j] = slope * w3[j] * (1 - second[j] * second[j]);
      slope1[j] = 0;
    }
    gw3[WIDTH] += slope;
    for (int k = 0; k < WIDTH; k++) {
      for (int j = 0; j < WIDTH; j++) {
        gw2[k * WIDTH + j] += slope2[k] * first[j];
        slope1[j] += slope2[k] * w2[k * WIDTH + j];
      }
      gb2[k] += slope2[k];
    }
    for (int k = 0; k < WIDTH; k++) {
      slope1[k] *= 1 - first[k] * first[k];
      for (int j = 0; j < IN; j++) gw1[k * IN + j] += slope1[k] * x[row * IN + j];
      gb1[k] += slope1[k];
    }
  }
  for (int i = 0; i < COUNT; i++) gradient[i] /= rows;
  return loss / rows;
}

int main(void) {
  int rows, steps;
  double lr;
  /* So that freed memory goes back to the system, and every run gets fresh one. */
  mallopt(M_MMAP_THRESHOLD, 65536);
  if (scanf("%d", &rows) != 1) return 1;
  double *x = malloc(rows * IN * sizeof(double)), *label = malloc(rows * sizeof(double)), start[COUNT];
  for (int row = 0; row < rows; row++)
    if (scanf("%lf %lf %lf", x + row * IN, x + row * IN + 1, label + row) != 3) return 1;
  for (int i = 0; i < COUNT; i++)
    if (scanf("%lf", start + i) != 1) return 1;
  while (scanf("%d %lf", &steps, &lr) == 2) {
    const double begin = now();
    const double beta1 = 0.9, beta2 = 0.999, eps = 1e-8;
    double *recorded = malloc((steps + 1) * sizeof start), *losses = malloc((steps + 1) * sizeof(double));
    double theta[COUNT], gradient[COUNT], m[COUNT] = {0}, v[COUNT] = {0}, power1 = 1, power2 = 1;
    memcpy(theta, start, sizeof start);
    for (int step = 0; step <= steps; step++) {
      losses[step] = evaluate(theta, rows, x, label, gradient);
      memcpy(recorded + (long)step * COUNT, theta, sizeof theta);
      power1 *= beta1;
      power2 *= beta2;
      for (int i = 0; i < COUNT; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * gradient[i];
        v[i] = beta2 * v[i] + (1 - beta2) * (gradient[i] * gradient[i]);
        theta[i] -= lr * (m[i] / (1 - power1)) / (sqrt(v[i] / (1 - power2)) + eps);
      }
    }
    const double loss = losses[steps];
    free(recorded);
    free(losses);
    printf("%.6f %.17g\n", now() - begin, loss);
    fflush(stdout);
  }
  return 0;
}
