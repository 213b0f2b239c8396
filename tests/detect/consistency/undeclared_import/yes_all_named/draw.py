import numpy as np
import yaml
from PIL import Image


def draw(path):
    with open(path) as file:
        return Image.fromarray(np.zeros(yaml.safe_load(file)["shape"]))
