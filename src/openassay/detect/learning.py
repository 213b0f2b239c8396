"""Which libraries learn, or run what has learned, in languages other than Python?"""

import re

from openassay.read.module import Module

_LIBRARY = re.compile(
    r"(nn|nngraph|optim|cutorch|cunn|cudnn|rnn|dpnn"  # Torch7
    r"|keras3|luz|torch(vision|audio)?|tfestimators"  # R
    r"|Flux|Lux|Knet|Zygote|Optimisers|SimpleChains|MLJ|Transformers"  # Julia
    r"|@tensorflow/[\w-]+|@huggingface/transformers|@xenova/transformers|onnxruntime-(node|web)|brain\.js|synaptic|convnetjs|ml5"
    r"|tch|candle_(core|nn|transformers)|burn|dfdx|rust_bert|ort|tract_onnx|linfa"  # Rust
    r"|torch/(torch|script|extension)\.h|tensorflow/.*\.h|onnxruntime_c\w+_api\.h|ggml\.h|darknet\.h|caffe/.*\.hpp)"  # C++
)


def learns(module: Module) -> bool:
    """Whether a file uses such a library."""
    names = {one.module for one in module.imports} | {one.module.split(".")[0] for one in module.imports}
    return module.language != "python" and any(map(_LIBRARY.fullmatch, names))
