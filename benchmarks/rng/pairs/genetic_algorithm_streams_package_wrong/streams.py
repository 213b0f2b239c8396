# expect: OA-RNG-13 at 17
import zlib

import numpy as np


class Streams:
    """Named, independent generators under one seed."""

    def __init__(self, seed):
        self.seed = seed
        self._made = {}

    def get(self, name):
        if name not in self._made:
            key = (zlib.crc32(name.encode()), self.seed)
            source = np.random.SeedSequence(spawn_key=key)
            self._made[name] = np.random.Generator(np.random.Philox(source))
        return self._made[name]
