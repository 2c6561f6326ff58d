// The loops that the kernel is measured against, one for each -DADAM, -DMOMENTUM or -DRMSPROP with -DQUADRATIC or
// -DROSENBROCK. A run records parameters and loss of every step. Each line of the input has steps, lr and n, and asks
// for n * n runs from n starts that are 1e-3 apart along x; all record into one fresh block of memory. Answers with the
// milliseconds and the last loss.
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec * 1e-6;
}

#ifdef ROSENBROCK
#define START_X -1.5
#define START_Y 2.0
static inline double evaluate(double x, double y, double *gx, double *gy) {
  const double a = 1 - x, b = y - x * x;
  *gx = -2 * a - 400 * x * b;
  *gy = 200 * b;
  return a * a + 100 * (b * b);
}
#else
#define START_X -7.0
#define START_Y 4.0
static inline double evaluate(double x, double y, double *gx, double *gy) {
  *gx = x / 10;
  *gy = 2 * y;
  return x * x / 20 + y * y;
}
#endif

static void run(long steps, double lr, double x, double y, double *theta, double *loss) {
  double gx, gy;
#if defined(ADAM)
  const double beta1 = 0.9, beta2 = 0.999, eps = 1e-8;
  double mx = 0, my = 0, vx = 0, vy = 0, power1 = 1, power2 = 1;
#elif defined(MOMENTUM)
  const double momentum = 0.9;
  double bx = 0, by = 0;
#else
  const double alpha = 0.99, eps = 1e-8;
  double vx = 0, vy = 0;
#endif
  for (long step = 0; step <= steps; step++) {
    theta[2 * step] = x;
    theta[2 * step + 1] = y;
    loss[step] = evaluate(x, y, &gx, &gy);
    if (step == steps) break;
#if defined(ADAM)
    power1 *= beta1;
    power2 *= beta2;
    // As in the kernel: denormal numbers would make this side slow.
    if (power1 < 1e-300) power1 = 0;
    if (power2 < 1e-300) power2 = 0;
    const double correction1 = 1 / (1 - power1), correction2 = 1 / (1 - power2);
    mx = beta1 * mx + (1 - beta1) * gx;
    my = beta1 * my + (1 - beta1) * gy;
    vx = beta2 * vx + (1 - beta2) * (gx * gx);
    vy = beta2 * vy + (1 - beta2) * (gy * gy);
    x -= lr * (mx * correction1) / (sqrt(vx * correction2) + eps);
    y -= lr * (my * correction1) / (sqrt(vy * correction2) + eps);
#elif defined(MOMENTUM)
    bx = momentum * bx + gx;
    by = momentum * by + gy;
    x -= lr * bx;
    y -= lr * by;
#else
    vx = alpha * vx + (1 - alpha) * (gx * gx);
    vy = alpha * vy + (1 - alpha) * (gy * gy);
    x -= lr * (gx / (sqrt(vx) + eps));
    y -= lr * (gy / (sqrt(vy) + eps));
#endif
  }
}

int main(void) {
  long steps, starts;
  double lr;
  // What was freed goes back to the system, so that the next memory is fresh.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  while (scanf("%ld %lf %ld", &steps, &lr, &starts) == 3) {
    const double begin = now();
    const long rows = steps + 1, runs = starts * starts;
    double *theta = malloc(2 * runs * rows * sizeof *theta), *loss = malloc(runs * rows * sizeof *loss);
    if (!theta || !loss) return 1;
    for (long r = 0; r < runs; r++) {
      run(steps, lr, START_X + r % starts * 1e-3, START_Y, theta + 2 * r * rows, loss + r * rows);
    }
    printf("%.6f %.17g\n", now() - begin, loss[runs * rows - 1]);
    fflush(stdout);
    free(theta);
    free(loss);
  }
  return 0;
}
