"""Train the model from data/train.txt: the same bits on every machine, in about fifteen seconds on one core.

Usage: python train.py [--out FOLDER]      writes model.safetensors, checkpoints/ and training_log.csv
"""

import argparse
import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import weights
from model import CharacterModel, windows
from optimizer import AdamW, schedule

HERE = Path(__file__).parent


def batches(count: int, size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Row numbers of batch after batch: epoch after epoch in a new random order, the incomplete last batch dropped."""
    while True:
        order = rng.permutation(count)
        for start in range(0, count - size + 1, size):
            yield order[start : start + size]


def train(config: dict, out: Path) -> None:
    """Run every step of the training and write what it gives into `out`."""
    settings, shape = config["training"], config["model"]
    rng = np.random.default_rng(config["random"]["seed"])  # drives initialisation first, then the order of the data
    names = (HERE / config["data"]["train"]).read_text(encoding="ascii").splitlines()
    inputs, targets = windows(names, shape["context"])
    model = CharacterModel.initialise(shape["context"], shape["embedding"], shape["hidden"], rng)
    optimizer = AdamW(model.tensors, settings["betas"], settings["epsilon"], settings["weight_decay"])
    order = batches(len(inputs), settings["batch_size"], rng)
    log = []
    (out / "checkpoints").mkdir(parents=True, exist_ok=True)
    for step in range(settings["steps"]):
        rows = next(order)
        chances, gradients = model.backward(inputs[rows], targets[rows])
        rate = schedule(step, settings["learning_rate"], settings["warmup_steps"], settings["steps"])
        optimizer.step(gradients, rate)
        log.append((step, f"{rate:.6f}", f"{-np.log(chances).mean():.4f}"))
        if step % 100 == 0 or step == settings["steps"] - 1:
            print(f"step {step:5}  loss {log[-1][2]}", flush=True)
        if (step + 1) % settings["checkpoint_every"] == 0 and step + 1 < settings["steps"]:
            weights.save(out / "checkpoints" / f"step-{step + 1:04}.safetensors", model.tensors)
    weights.save(out / "model.safetensors", model.tensors)
    with (out / "training_log.csv").open("w", newline="", encoding="ascii") as file:
        csv.writer(file, lineterminator="\n").writerows([("step", "learning_rate", "loss"), *log])


def main() -> None:
    """Train with config.toml."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write into (default: beside this file)")
    train(tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8")), parser.parse_args().out)


if __name__ == "__main__":
    main()
