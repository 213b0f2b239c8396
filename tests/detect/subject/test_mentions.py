"""What an address points at."""

import pytest

from openassay.detect.subject.mentions import classify


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://huggingface.co/song-lab/wren-40m", ("song-lab/wren-40m", "model")),
        ("https://huggingface.co/song-lab/wren-40m/tree/main?x=1", ("song-lab/wren-40m", "model")),
        ("https://huggingface.co/datasets/song-lab/songs", ("song-lab/songs", "dataset")),
        ("https://huggingface.co/song-lab", ("https://huggingface.co/song-lab", "page")),
        ("https://huggingface.co/spaces/song-lab/demo", ("https://huggingface.co/spaces/song-lab/demo", "page")),
        ("https://song-lab.example.org/wren.pt?sig=a", ("https://song-lab.example.org/wren.pt?sig=a", "weights")),
        ("https://song-lab.example.org/songs.tar.gz", ("https://song-lab.example.org/songs.tar.gz", "archive")),
        ("https://github.com/song-lab/wren", ("https://github.com/song-lab/wren", "repository")),
        ("https://arxiv.org/abs/2401.00001", ("https://arxiv.org/abs/2401.00001", "paper")),
        ("magnet:?xt=urn:btih:cab507494d02", ("magnet:?xt=urn:btih:cab507494d02", "storage")),
        ("s3://song-lab/songs", ("s3://song-lab/songs", "storage")),
        ("https://song-lab.example.org/about", ("https://song-lab.example.org/about", "page")),
    ],
)
def test_classify(address, wanted):
    assert classify(address) == wanted


COMMANDS = """\
# Wren

Wren is a small language model of bird song transcripts. The weights are [on the hub](https://huggingface.co/song-lab).

## Inference

```sh
python sing.py {command}
```
"""


@pytest.mark.parametrize(
    "command",
    ["--model-name song-lab/wren-40m", "--pretrained='song-lab/wren-40m'", "pretrained=song-lab/wren-40m,bf16=1"],
)
def test_a_command_that_takes_a_hub_id_says_where_the_weights_are(written, command):
    told = written({"README.md": COMMANDS.format(command=command)})
    assert told.places("parameters.elsewhere") == [("README.md", 8)]


@pytest.mark.parametrize(
    "command",
    ["--model checkpoints/wren-40m", "--model song-lab/wren-40m/last.pt", "--output song-lab/wren-40m", "--model wren"],
)
def test_a_path_is_no_hub_id(written, command):
    assert written({"README.md": COMMANDS.format(command=command)}).values("parameters.elsewhere") == []
