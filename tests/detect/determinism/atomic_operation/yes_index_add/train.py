import torch


torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = torch.nn.Linear(4, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(64, 4, device=device), torch.randn(64, 1, device=device)
for epoch in range(3):
    group = torch.randint(8, (64,), device=device)
    loss = torch.zeros(8, 1, device=device).index_add_(0, group, (model(x) - y) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
