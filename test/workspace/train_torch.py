"""Fit a small network to noisy samples of a sine wave, with PyTorch."""

import torch
from torch import nn


def make_data(rows: int = 512) -> tuple[torch.Tensor, torch.Tensor]:
    x = torch.linspace(-3.0, 3.0, rows).unsqueeze(1)
    y = torch.sin(2.0 * x) + 0.1 * torch.randn_like(x)
    return x, y


def train(epochs: int = 200, batch_size: int = 64) -> nn.Module:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))
    loss_function = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    # optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)

    dataset = torch.utils.data.TensorDataset(*make_data())
    loader = torch.utils.data.DataLoader(dataset, batch_size=batch_size, shuffle=True)

    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        scheduler.step()
        if epoch % 20 == 0:
            print(f"epoch {epoch:3d}  loss {total / len(dataset):.4f}")

    return model


if __name__ == "__main__":
    train()
