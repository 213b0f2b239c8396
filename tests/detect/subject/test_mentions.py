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
