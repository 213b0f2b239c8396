"""What fixes the weights."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n\n## Weights\n"
DIGEST = "8d4fb7e6c68d591d4c3dfef9ec88bf0d" * 2
FACT = "parameters.fixed"


@pytest.mark.parametrize(("name", "value"), [("yes_digest", "hash"), ("yes_commit", "commit"), ("yes_tag", "version")])
def test_each_way_has_its_word(kept, name, value):
    told = kept(name)
    assert told.values(FACT) == [value]
    assert told.report.parts["parameters"].fixed == value


def test_a_branch_that_moves_fixes_nothing(kept):
    assert kept("no_branch").evidence(FACT) == []


@pytest.mark.parametrize(
    "address",
    [
        f"https://songs.example.org/{DIGEST}/wren.pt",
        "https://songs.example.org/wren-8d4fb7e6.pth",
    ],
)
def test_a_digest_in_the_address_counts(written, address):
    assert written({"README.md": f"{README}\nThe weights are [here]({address}).\n"}).values(FACT) == ["hash"]


def test_a_file_of_checksums_counts(written):
    text = f"{README}\nThe weights are [here](https://songs.example.org/wren.pt).\n"
    told = written({"README.md": text, "SHA256SUMS": f"{DIGEST}  wren.pt\n"})
    assert told.places(FACT) == [("SHA256SUMS", 1)]


def test_a_tagged_release_is_a_version(written):
    address = "https://github.com/song-lab/wren/releases/download/v1.0/wren.pt"
    assert written({"README.md": f"{README}\nThe weights are [here]({address}).\n"}).values(FACT) == ["version"]


def test_a_versioned_name_is_weak(written):
    told = written({"README.md": f"{README}\nThe weights are [here](https://songs.example.org/wren-v1.2.pt).\n"})
    assert [(one.value, one.sure) for one in told.evidence(FACT)] == [("version", "weak")]


def test_the_weights_of_others_are_not_asked_for(written):
    lpips = "https://songs.example.org/vgg16-8d4fb7e6.pth"
    assert written({"README.md": f"{README}\nThe loss takes [VGG weights]({lpips}).\n"}).evidence(FACT) == []
