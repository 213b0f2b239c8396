# expect: nothing
import numpy as np


class EchoState:
    """Reservoir computing; the reservoir is fixed, the readout is trained."""

    size = 120

    def __init__(self, inputs, radius=0.9):
        self.reservoir = np.random.uniform(-0.5, 0.5, (self.size, self.size))
        self.win = np.random.uniform(-0.5, 0.5, (self.size, inputs))
        self.scale = radius / np.max(np.abs(np.linalg.eigvals(self.reservoir)))

    def states(self, series):
        state, out = np.zeros(self.size), []
        for row in series:
            state = np.tanh(self.win @ row + self.scale * self.reservoir @ state)
            out.append(state)
        return np.array(out)


def readout(states, target, ridge=1e-4):
    gram = states.T @ states + ridge * np.eye(states.shape[1])
    return np.linalg.solve(gram, states.T @ target)


def main(seed=36):
    np.random.seed(seed)
    series = np.load("mackey_glass.npy").reshape(-1, 1)
    net = EchoState(inputs=1)
    states = net.states(series[:-1])
    weight = readout(states[200:2000], series[201:2001])
    error = states[2000:] @ weight - series[2001:]
    print("rmse", float(np.sqrt(np.mean(error ** 2))))


if __name__ == "__main__":
    main()
