"""Scripts and configurations that commands and links name."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n\n## Training\n"
TREE = {"scripts/train.py": "print(1)\n", "configs/wren.yaml": "lr: 0.1\n", "sing.py": "print(1)\n"}
FACT = "consistency.missing_path"


def named(written, block, before="", **more):
    text = f"{README}\n{before}\n\n```bash\n{block}\n```\n"
    told = written({"README.md": text, **TREE, **more})
    return [one.message.split(" names ")[1].split(",")[0] for one in told.evidence(FACT, "no")]


@pytest.mark.parametrize(
    ("block", "lacking"),
    [
        ("python scripts/pretrain.py", ["scripts/pretrain.py"]),
        ("bash ./scripts/all.sh", ["./scripts/all.sh"]),
        ("python scripts/train.py --config configs/finch.yaml", ["configs/finch.yaml"]),
        ("python whistle.py", ["whistle.py"]),
    ],
)
def test_what_the_tree_lacks_is_told(written, block, lacking):
    assert named(written, block) == lacking


@pytest.mark.parametrize(
    "block",
    [
        "python scripts/train.py --config configs/wren.yaml",
        "cd scripts\npython train.py",
        "python your_script.py",
        "python scripts/<name>.py",
        "python $HOME/scripts/pretrain.py",
        "python /opt/finch/scripts/pretrain.py",
        "python tools/pretrain.py",
        "python main.py",
        "python scripts/train.py --config data/wren.yaml --output configs_out/finch.yaml",
        "git clone https://github.com/other/finch\ncd finch\npython scripts/pretrain.py",
        "cd $FINCH\npython scripts/pretrain.py",
        "wget https://songs.example.org/pretrain.py -O scripts/pretrain.py\npython scripts/pretrain.py",
        "docker run finch python scripts/pretrain.py",
    ],
)
def test_what_lies_or_comes_elsewhere_is_left_alone(written, block):
    assert named(written, block) == []


def test_a_file_that_the_reader_is_to_write_is_left_alone(written):
    assert named(written, "python whistle.py", "Save your own tune as `whistle.py`.") == []


def test_a_section_about_another_repository_is_left_alone(written):
    assert named(written, "python scripts/pretrain.py", "This takes [Finch](https://github.com/other/finch).") == []


def test_what_git_ignores_is_made_by_use(written):
    assert named(written, "python scripts/pretrain.py", **{".gitignore": "pretrain.py\n"}) == []


def test_where_a_file_of_that_name_lies_is_told(written):
    told = written({"README.md": f"{README}\n```bash\npython scripts/sing.py\n```\n", **TREE})
    assert "sing.py is here" in told.evidence(FACT, "no")[0].message


@pytest.mark.parametrize("target", ["scripts/cut.py", "./configs/finch.yaml", "/scripts/cut.sh#L3"])
def test_a_link_to_what_is_not_there_is_told(written, target):
    told = written({"README.md": f"{README}\nSee [this]({target}).\n", **TREE})
    assert told.places(FACT, "no") == [("README.md", 7)]


@pytest.mark.parametrize("target", ["scripts/train.py", "../outside", "https://example.org/cut.py", "songs.wav"])
def test_a_link_to_what_is_there_or_no_script_is_not(written, target):
    assert written({"README.md": f"{README}\nSee [this]({target}).\n", **TREE}).evidence(FACT, "no") == []


def test_a_diary_further_down_instructs_nobody(written):
    diary = {"songs/2020/chronicle.md": "# Monday\n\n```bash\npython scripts/pretrain.py\n```\n"}
    assert written({"README.md": README, **TREE, **diary}).evidence(FACT, "no") == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The weights are included in this repository as checkpoints/wren.pt.", 1),
        ("The weights are included in checkpoints/wren.pt.", 0),
        ("The data is shipped in songs/.", 1),
        ("The weights are included in the README.md file.", 0),
        ("The weights are included in path/to/wren.pt.", 0),
        ("After training the weights are saved in out/wren.pt.", 0),
    ],
)
def test_a_sentence_that_says_where_weights_or_data_are(written, words, count):
    readme = f"# Wren\n\nWren is a small language model of bird song transcripts.\n\n{words}\n"
    assert len(written({"README.md": readme}).evidence("consistency.missing_path", "no")) == count
