import json

import torch

from graph_ops import neighbour_sum


def propagate(x, edges, weight, hops):
    features = [x]
    for _ in range(hops):
        features.append(neighbour_sum(features[-1], edges, weight))
    return torch.cat(features, dim=1)


def main():
    graph = torch.load("papers.pt", map_location="cuda")
    features = propagate(graph["x"], graph["edges"], graph["weight"], hops=3)
    torch.save(features.cpu(), "sgc_features.pt")
    with open("sgc_features.json", "w") as f:
        json.dump({"nodes": features.shape[0], "width": features.shape[1]}, f)


if __name__ == "__main__":
    main()
