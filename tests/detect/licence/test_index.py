"""The index is small, whole and loads into what it says."""

from array import array
from importlib.resources import files

from openassay.detect.licence.index import SHORT, hashes, index, indexed, sampled


def test_the_data_are_small_and_attributed():
    folder = files("openassay.detect.licence").joinpath("texts")
    assert sum(len(folder.joinpath(name).read_bytes()) for name in ("words.xz", "shingles.xz")) < 1_500_000
    notice = folder.joinpath("NOTICE").read_text()
    assert "CC-BY-4.0" in notice
    assert "SPDX licence list, version 3.29.0" in notice


def test_every_text_is_readable_and_weighed():
    known = index()
    assert len(known.lines) == len(known.weights) == len(known.sizes) > 700
    for number in range(0, len(known.lines), 40):
        text = known.known(number)
        assert 0 <= text.head <= text.tail <= len(text.words)
        assert known.sizes[number] == len(hashes(text.words))


def test_ids_hold_the_licences_that_releases_use():
    ids = set(index().ids())
    assert {"MIT", "Apache-2.0", "CC-BY-NC-4.0", "OpenMDW-1.0", "CDLA-Permissive-2.0"} <= ids
    assert {
        "LicenseRef-llama-3.1",
        "LicenseRef-gemma",
        "LicenseRef-bigcode-openrail-m",
        "LicenseRef-deepseek-1.0",
    } <= ids


def test_short_texts_are_kept_whole_and_long_ones_sampled():
    assert sampled(set(range(SHORT))) == list(range(SHORT))
    assert len(sampled(set(range(2400)))) == 200


def test_counts_and_hashes_are_put_together():
    data = array("I", [3, 2, 7, 9, 5, 1, 9]).tobytes()
    known = indexed((b"A\tName A\t0\t2\ta b", b"B\tName B\t0\t1\tc"), data)
    assert known.holders == {7: [0], 9: [0, 1]}
    assert (known.weights, known.sizes) == ((2, 1), (3, 5))
    assert known.known(0).words == ["a", "b"]
