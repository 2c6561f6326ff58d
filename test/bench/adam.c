// The loop that the kernel is measured against: Adam on Rosenbrock, recording parameters and loss of every step into
// fresh memory. Prints milliseconds and the last loss.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec * 1e-6;
}

int main(int argc, char **argv) {
  const long steps = argc > 1 ? atol(argv[1]) : 0;
  const double lr = argc > 2 ? atof(argv[2]) : 0, beta1 = 0.9, beta2 = 0.999, eps = 1e-8;
  const double begin = now();
  double *theta = malloc((2 * steps + 2) * sizeof *theta), *loss = malloc((steps + 1) * sizeof *loss);
  double x = -1.5, y = 2, mx = 0, my = 0, vx = 0, vy = 0, power1 = 1, power2 = 1;
  for (long step = 0; step <= steps; step++) {
    const double a = 1 - x, b = y - x * x;
    theta[2 * step] = x;
    theta[2 * step + 1] = y;
    loss[step] = a * a + 100 * (b * b);
    if (step == steps) break;
    const double gx = -2 * a - 400 * x * b, gy = 200 * b;
    power1 *= beta1;
    power2 *= beta2;
    const double correction1 = 1 / (1 - power1), correction2 = 1 / (1 - power2);
    mx = beta1 * mx + (1 - beta1) * gx;
    my = beta1 * my + (1 - beta1) * gy;
    vx = beta2 * vx + (1 - beta2) * (gx * gx);
    vy = beta2 * vy + (1 - beta2) * (gy * gy);
    x -= lr * (mx * correction1) / (sqrt(vx * correction2) + eps);
    y -= lr * (my * correction1) / (sqrt(vy * correction2) + eps);
  }
  printf("%.6f %.17g\n", now() - begin, loss[steps]);
  return 0;
}
