"""Arithmetic whose result is the same bits on every machine.

Only operations that IEEE 754 rounds correctly are used (add, subtract, multiply, divide, square root), each as a
separate NumPy loop and in a fixed order. No BLAS and no mathematical library: their results depend on the processor.
"""

import numpy as np

FLOAT = np.float32
LN2 = FLOAT(0.6931472)


def matmul(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The matrix product of (n, k) and (k, m), summed over k from first to last."""
    out = np.zeros((left.shape[0], right.shape[1]), FLOAT)
    term = np.empty_like(out)
    for k in range(left.shape[1]):
        np.multiply(left[:, k, None], right[k], out=term)
        np.add(out, term, out=out)
    return out


def add_up(rows: np.ndarray) -> np.ndarray:
    """The sum of (n, m) over its rows, from first to last."""
    out = np.zeros(rows.shape[1:], FLOAT)
    for row in rows:
        out += row
    return out


def exp(x: np.ndarray) -> np.ndarray:
    """The exponential of float32 values up to 0: a power of two times a Taylor polynomial of degree 7."""
    x = np.maximum(x, FLOAT(-80))
    power = np.rint(x / LN2)
    rest = x - power * LN2
    out = np.ones_like(x)
    for n in range(7, 0, -1):
        out = FLOAT(1) + out * rest / FLOAT(n)
    return np.ldexp(out, power.astype(np.int32))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities over the last axis of (n, m)."""
    weights = exp(scores - scores.max(axis=1, keepdims=True))
    return weights / add_up(weights.T)[:, None]
