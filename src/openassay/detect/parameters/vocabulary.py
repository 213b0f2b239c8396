"""The words that tell weights, where weights are named, and files that are none: asked of files and of addresses."""

import re

MODELLIKE = re.compile(
    r"model|weights?|checkpoints?|ckpts?|pre_?trained|params|parameters|lexicon|classifier|network|net(?=[._/-]|$)|policy|embeddings?|vectors",
    re.I,
)
FIXTURE = re.compile(
    r"vgg|lpips|inception|alexnet|token|vocab|merges|spiece|sentencepiece|bpe|mel_filters|filter|stats|fixture|dummy|sample|dataset|index\.json|config|schema|requirements|/tests?/|annotations?|results?|metrics|logs?/|package",
    re.I,
)
WORDS = re.compile(
    r"\b(weights?|checkpoints?|ckpts?|pre-?trained|models?|parameters|embeddings|vectors|params|delta|diff|networks?|state dict|LoRA)\b",
    re.I,
)
