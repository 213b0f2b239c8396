"""The number of parameters that is said, and the number that is there."""

import json
import struct

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.size"


def weights(count, dtype="F8_E4M3"):
    header = json.dumps({"w": {"dtype": dtype, "shape": [count], "data_offsets": [0, count]}}).encode()
    return struct.pack("<Q", len(header)) + header + bytes(count)


def test_sizes_far_apart_are_both_shown(kept):
    told = kept("no_far")
    assert told.places(FACT, "no") == [("README.md", 5), ("model.safetensors", None)]


@pytest.mark.parametrize(
    ("words", "outcome"), [("2.4k parameters", "yes"), ("Number of parameters: 2,000", "yes"), ("9K params", "no")]
)
def test_ways_to_say_it(written, words, outcome):
    told = written({"README.md": f"{README}\nWren has {words}.\n", "model.safetensors": weights(2000)})
    assert len(told.evidence(FACT, outcome)) == 1


@pytest.mark.parametrize(
    "words", ["5k active parameters", "5k non-embedding parameters", "less than 90k parameters", "4 layers"]
)
def test_counts_of_less_than_all_are_not_compared(written, words):
    told = written({"README.md": f"{README}\nWren has {words}.\n", "model.safetensors": weights(2000)})
    assert told.evidence(FACT, "no") == told.evidence(FACT) == []


def test_several_sizes_are_a_family(written):
    told = written(
        {"README.md": f"{README}\nThey have 9k parameters and 90k parameters.\n", "model.safetensors": weights(2000)}
    )
    assert told.evidence(FACT, "no") == []


def test_a_file_of_any_size_is_counted(written):
    told = written({"README.md": f"{README}\nWren has 6M parameters.\n", "model.safetensors": weights(6_000_000)})
    assert told.values(FACT) == ["6000000"]


def test_shards_are_added_up(written):
    shards = {f"model-0000{number}-of-00002.safetensors": weights(1000) for number in (1, 2)}
    assert len(written({"README.md": f"{README}\nWren has 2k parameters.\n", **shards}).evidence(FACT)) == 1


def test_an_index_tells_the_total_of_shards_that_are_not_here(written):
    index = {"model.safetensors.index.json": '{"metadata": {"total_parameters": 7000000}}'}
    assert len(written({"README.md": f"{README}\nWren has 7M parameters.\n", **index}).evidence(FACT)) == 1


def test_adapters_and_packed_tensors_are_not_counted(written):
    files = {"adapter_model.safetensors": weights(2000), "model.safetensors": weights(2000, "U8")}
    told = written({"README.md": f"{README}\nWren has 90k parameters.\n", **files})
    assert told.evidence(FACT, "no") == []


def test_a_broken_header_is_passed_over(written):
    told = written({"README.md": f"{README}\nWren has 90k parameters.\n", "model.safetensors": b"\xff" * 64})
    assert told.evidence(FACT, "no") == told.evidence(FACT) == []
