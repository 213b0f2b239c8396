"""The architecture: a character-level multilayer perceptron over a fixed window of characters."""

import math

import numpy as np

from arithmetic import FLOAT, add_up, matmul, softmax

ALPHABET = "\n -abcdefghijklmnopqrstuvwxyz"
"""Token 0 ends a name, and fills the window before its beginning."""


def encode(text: str) -> list[int]:
    """The tokens of a text."""
    return [ALPHABET.index(character) for character in text]


def windows(names: list[str], context: int) -> tuple[np.ndarray, np.ndarray]:
    """Every window of `context` tokens, (n, context), and the token that follows it, (n,)."""
    inputs, targets = [], []
    for name in names:
        tokens = [0] * context + encode(name + "\n")
        inputs += [tokens[i : i + context] for i in range(len(name) + 1)]
        targets += tokens[context:]
    return np.array(inputs, np.uint8), np.array(targets, np.uint8)


class CharacterModel:
    """Embedding, one hidden layer with ReLU, one output layer."""

    def __init__(self, tensors: dict[str, np.ndarray]) -> None:
        self.tensors = tensors
        self.context = tensors["hidden.weight"].shape[0] // tensors["embedding"].shape[1]

    @classmethod
    def initialise(cls, context: int, width: int, hidden: int, rng: np.random.Generator) -> "CharacterModel":
        """Uniform weights, scaled by fan-in; zero biases."""

        def uniform(rows: int, columns: int, bound: float) -> np.ndarray:
            return ((rng.random((rows, columns)) * 2 - 1) * bound).astype(FLOAT)

        fan_in, size = context * width, len(ALPHABET)
        return cls(
            {
                "embedding": uniform(size, width, 1.0),
                "hidden.weight": uniform(fan_in, hidden, math.sqrt(6 / fan_in)),
                "hidden.bias": np.zeros(hidden, FLOAT),
                "output.weight": uniform(hidden, size, math.sqrt(3 / hidden)),
                "output.bias": np.zeros(size, FLOAT),
            }
        )

    def forward(self, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Embedded windows, hidden activations and scores of the next token for (n, context) tokens."""
        embedded = self.tensors["embedding"][inputs].reshape(len(inputs), -1)
        hidden = np.maximum(matmul(embedded, self.tensors["hidden.weight"]) + self.tensors["hidden.bias"], FLOAT(0))
        return embedded, hidden, matmul(hidden, self.tensors["output.weight"]) + self.tensors["output.bias"]

    def probabilities(self, inputs: np.ndarray) -> np.ndarray:
        """Probabilities of the next token, (n, alphabet)."""
        return softmax(self.forward(inputs)[2])

    def backward(self, inputs: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """The probability given to each target, (n,), and the gradient of the mean cross-entropy."""
        embedded, hidden, scores = self.forward(inputs)
        rows = np.arange(len(targets))
        chances = softmax(scores)
        of_target = chances[rows, targets]
        chances[rows, targets] -= FLOAT(1)
        d_scores = chances / FLOAT(len(targets))
        d_hidden = matmul(d_scores, self.tensors["output.weight"].T) * (hidden > 0)
        d_embedded = matmul(d_hidden, self.tensors["hidden.weight"].T)
        d_embedding = np.zeros_like(self.tensors["embedding"])
        np.add.at(d_embedding, inputs.ravel(), d_embedded.reshape(inputs.size, -1))
        return of_target, {
            "embedding": d_embedding,
            "hidden.weight": matmul(embedded.T, d_hidden),
            "hidden.bias": add_up(d_hidden),
            "output.weight": matmul(hidden.T, d_scores),
            "output.bias": add_up(d_scores),
        }

    def generate(self, rng: np.random.Generator, temperature: float = 1.0, longest: int = 60) -> str:
        """Sample one name, character by character, until its end."""
        tokens = [0] * self.context
        while len(tokens) < self.context + longest:
            scores = self.forward(np.array([tokens[-self.context :]]))[2] / FLOAT(temperature)
            chances = softmax(scores)[0]
            token = int(np.searchsorted(np.cumsum(chances), rng.random() * chances.sum()))
            if token == 0:
                break
            tokens.append(token)
        return "".join(ALPHABET[token] for token in tokens[self.context :])
