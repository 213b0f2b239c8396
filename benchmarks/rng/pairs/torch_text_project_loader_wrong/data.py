# expect: OA-RNG-20 at 15
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split


def load_reviews(path):
    blob = torch.load(path)
    return TensorDataset(blob["tokens"], blob["label"]), int(blob["vocab_size"])


def make_loaders(dataset, gen, batch_size=32):
    n_valid = len(dataset) // 10
    train, valid = random_split(dataset, [len(dataset) - n_valid, n_valid], generator=gen)
    return (
        DataLoader(train, batch_size=batch_size, shuffle=True),
        DataLoader(valid, batch_size=batch_size),
    )
