import torch
import yaml

from model import Wren

config = yaml.safe_load(open("configs/train.yaml"))
model = Wren()
optimizer = torch.optim.AdamW(model.parameters(), lr=config["learning_rate"])
for step in range(config["max_steps"]):
    loss = model(torch.randint(256, (config["batch_size"], 32))).mean()
    loss.backward()
    optimizer.step()
