"""Run NumeraLM."""

import json
from pathlib import Path

import numpy as np

ALPHABET = "\n -abcdefghijklmnopqrstuvwxyz"
CONTEXT = 16


def load(path: Path) -> dict[str, np.ndarray]:
    """The tensors of a safetensors file."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    return {
        name: np.frombuffer(data[start:], "<f4")[item["data_offsets"][0] // 4 : item["data_offsets"][1] // 4].reshape(
            item["shape"]
        )
        for name, item in json.loads(data[8:start]).items()
    }


class NumeraLM:
    """Embedding, hidden layer, output layer."""

    def __init__(self, tensors: dict[str, np.ndarray]) -> None:
        self.tensors = tensors

    def forward(self, tokens: list[int]) -> np.ndarray:
        """Probabilities of the next character."""
        embedded = self.tensors["embedding"][tokens].ravel()
        hidden = np.maximum(embedded @ self.tensors["hidden.weight"] + self.tensors["hidden.bias"], 0)
        scores = hidden @ self.tensors["output.weight"] + self.tensors["output.bias"]
        chances = np.exp(scores - scores.max())
        return chances / chances.sum()

    def generate(self) -> str:
        """Write one number name."""
        tokens = [0] * CONTEXT
        while len(tokens) < CONTEXT + 60:
            chances = self.forward(tokens[-CONTEXT:]).astype(float)
            token = int(np.random.choice(len(ALPHABET), p=chances / chances.sum()))
            if token == 0:
                break
            tokens.append(token)
        return "".join(ALPHABET[token] for token in tokens[CONTEXT:])


if __name__ == "__main__":
    model = NumeraLM(load(Path(__file__).with_name("numera.safetensors")))
    for _ in range(5):
        print(model.generate())
