# The same run in PyTorch: Adam on Rosenbrock, recording parameters and loss of every step. Argument: steps, lr. Prints
# milliseconds and the last loss.
import sys
import time

import torch

steps, lr = int(sys.argv[1]), float(sys.argv[2])
torch.set_num_threads(1)
theta = torch.tensor([-1.5, 2.0], dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.Adam([theta], lr=lr)
rows = []
begin = time.perf_counter()
for step in range(steps + 1):
    optimizer.zero_grad()
    x, y = theta
    loss = (1 - x) ** 2 + 100 * (y - x**2) ** 2
    rows.append((*theta.tolist(), loss.item()))
    if step == steps:
        break
    loss.backward()
    optimizer.step()
print(f"{(time.perf_counter() - begin) * 1e3} {rows[-1][-1]}")
