# expect: OA-RNG-38 at 10
import torch


def neighbour_sum(x, edges, weight):
    """Sum of the weighted neighbours of each node, scaled by the number of columns."""
    source, target = edges
    messages = x[source] * weight[:, None]
    index = target[:, None].expand_as(messages)
    total = torch.zeros_like(x).scatter_add_(0, index, messages)
    return total / x.shape[1] ** 0.5
