"""Write number names with the trained model.

Usage: python generate.py [--count 10] [--temperature 1.0] [--seed 0]
"""

import argparse
from pathlib import Path

import numpy as np

import weights
from model import CharacterModel


def main() -> None:
    """Load model.safetensors and print samples."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    model = CharacterModel(weights.load(Path(__file__).with_name("model.safetensors")))
    rng = np.random.default_rng(options.seed)
    for _ in range(options.count):
        print(model.generate(rng, options.temperature))


if __name__ == "__main__":
    main()
