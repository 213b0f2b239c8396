# expect: OA-RNG-14 at 18
import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter
from torch.nn.init import xavier_uniform_, zeros_


class GraphConv(Module):
    """Graph convolution with a dense, normalised adjacency."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = Parameter(torch.empty(inputs, outputs))
        self.bias = Parameter(torch.empty(outputs))
        self.reset_parameters()

    def reset_parameters(self):
        xavier_uniform_(self.weight)
        zeros_(self.bias)

    def forward(self, x, adj):
        return adj @ (x @ self.weight) + self.bias


def accuracy(logits, labels):
    return (logits.argmax(1) == labels).float().mean().item()


def main():
    graph = torch.load("citations.pt")
    first, second = GraphConv(graph["x"].shape[1], 16), GraphConv(16, graph["classes"])
    optim = torch.optim.Adam([*first.parameters(), *second.parameters()], lr=0.01)
    for _ in range(150):
        logits = second(F.relu(first(graph["x"], graph["adj"])), graph["adj"])
        loss = F.cross_entropy(logits[graph["train"]], graph["y"][graph["train"]])
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("accuracy", accuracy(logits[graph["test"]], graph["y"][graph["test"]]))


main()
