# expect: OA-RNG-14 at 12
import torch


def load(path):
    blob = torch.load(path)
    return blob["x"], blob["y"]


def shuffled_split(count, share=0.7):
    """Index tensors of the training and the held-out part."""
    order = torch.randperm(count)
    cut = int(share * count)
    return order[:cut], order[cut:]


def knn_predict(train_x, train_y, query, k):
    near = torch.cdist(query, train_x).topk(k, largest=False).indices
    return torch.mode(train_y[near], dim=1).values


def main(path="leaves.pt"):
    x, y = load(path)
    train, test = shuffled_split(len(x))
    for k in (1, 3, 5, 9):
        guess = knn_predict(x[train], y[train], x[test], k)
        print(f"k={k} accuracy {(guess == y[test]).float().mean().item():.4f}")


if __name__ == "__main__":
    main()
