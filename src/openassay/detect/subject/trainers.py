"""Which programs of libraries run a training by themselves."""

import re

TRAINERS = re.compile(
    r"^(fairseq-(hydra-)?train|fairseq_cli\.(hydra_)?train|t5_mesh_transformer|t5x\.train|torchtune|litgpt|axolotl\S*|llamafactory-cli|"
    r"allennlp|spacy|onmt_train|marian|tensor2tensor\S*|t2t-trainer|rasa|detectron2\S*|nnUNetv2_train|yolo|fasttext)$"
)
"""Commands and modules that train with the settings they are given."""
