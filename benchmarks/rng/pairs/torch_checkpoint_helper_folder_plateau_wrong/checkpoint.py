# expect: OA-RNG-46 at 16
import os

import torch


class Checkpointer:
    kept = ("model", "optimizer")

    def __init__(self, path, **parts):
        self.path = path
        self.parts = {name: parts[name] for name in self.kept}

    def save(self, epoch):
        state = {name: part.state_dict() for name, part in self.parts.items()}
        torch.save({**state, "epoch": epoch, "rng": torch.get_rng_state()}, self.path)

    def restore(self):
        if not os.path.exists(self.path):
            return 0
        state = torch.load(self.path)
        for name, part in self.parts.items():
            part.load_state_dict(state[name])
        torch.set_rng_state(state["rng"])
        return state["epoch"] + 1
