"""AdamW (Loshchilov and Hutter, 2019) and its learning-rate schedule, in arithmetic that is the same everywhere."""

import numpy as np

from arithmetic import FLOAT


def schedule(step: int, peak: float, warmup: int, steps: int) -> float:
    """Linear warm-up to `peak`, then linear decay to zero. `step` counts from 0."""
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (steps - step) / (steps - warmup)


class AdamW:
    """Moments per tensor, in float32. Biases and the embedding are not decayed."""

    def __init__(self, tensors: dict[str, np.ndarray], betas: list[float], epsilon: float, decay: float) -> None:
        self.tensors, self.epsilon, self.decay = tensors, FLOAT(epsilon), decay
        self.betas = [FLOAT(beta) for beta in betas]
        self.moments = [{name: np.zeros_like(tensor) for name, tensor in tensors.items()} for _ in betas]
        self.remaining = [1.0, 1.0]

    def step(self, gradients: dict[str, np.ndarray], rate: float) -> None:
        """Update every tensor in place."""
        self.remaining = [left * float(beta) for left, beta in zip(self.remaining, self.betas, strict=True)]
        first_scale, second_scale = (FLOAT(1 / (1 - left)) for left in self.remaining)
        for name, gradient in gradients.items():
            first, second = (moments[name] for moments in self.moments)
            first += (FLOAT(1) - self.betas[0]) * (gradient - first)
            second += (FLOAT(1) - self.betas[1]) * (gradient * gradient - second)
            tensor = self.tensors[name]
            if name.endswith(".weight"):
                tensor *= FLOAT(1 - rate * self.decay)
            tensor -= FLOAT(rate) * (first * first_scale) / (np.sqrt(second * second_scale) + self.epsilon)
