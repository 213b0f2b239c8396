"""Measure the trained model on the held-out names and on what it writes.

Usage: python evaluate.py      prints the results and writes evaluation.json
"""

import json
from pathlib import Path

import numpy as np

import weights
from data.make import split
from model import CharacterModel, windows

HERE = Path(__file__).parent
SAMPLES = 1_000
SEED = 7


def loss(model: CharacterModel, names: list[str]) -> float:
    """The mean cross-entropy of the next character, in nats."""
    inputs, targets = windows(names, model.context)
    chances = model.probabilities(inputs)[np.arange(len(targets)), targets]
    return float(-np.log(chances).mean(dtype=np.float64))


def frequency_loss(train: list[str], heldout: list[str]) -> float:
    """The same for a baseline that knows only how often each character occurs in the training names."""
    counts = np.bincount(windows(train, 1)[1]) / len(windows(train, 1)[1])
    return float(-np.log(counts[windows(heldout, 1)[1]]).mean())


def main() -> None:
    """Evaluate model.safetensors."""
    model = CharacterModel(weights.load(HERE / "model.safetensors"))
    train, heldout = split()
    rng = np.random.default_rng(SEED)
    written = [model.generate(rng) for _ in range(SAMPLES)]
    unseen = set(heldout)
    valid = unseen | set(train)
    characters = sum(len(name) + 1 for name in heldout)
    results = {
        "heldout_loss": round(loss(model, heldout), 4),
        "train_loss": round(loss(model, train), 4),
        "baseline_loss_character_frequencies": round(frequency_loss(train, heldout), 4),
        "bound_loss_uniform_over_9999_names": round(len(heldout) * float(np.log(len(valid))) / characters, 4),
        "samples": SAMPLES,
        "samples_well_formed": sum(name in valid for name in written),
        "samples_well_formed_not_in_training": sum(name in unseen for name in written),
    }
    text = json.dumps(results, indent=2)
    (HERE / "evaluation.json").write_text(text + "\n", encoding="ascii")
    print(text)


if __name__ == "__main__":
    main()
