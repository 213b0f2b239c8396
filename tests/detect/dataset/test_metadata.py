"""Metadata that machines read."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def test_front_matter_counts(kept):
    assert kept("yes_front_matter").places("data.metadata") == [("README.md", 2)]


def test_a_model_configuration_counts(kept):
    assert kept("yes_config").places("data.metadata") == [("config.json", 1)]


def test_a_configuration_of_something_else_does_not(kept):
    assert kept("no_prose").places("data.metadata") == []


def test_croissant_counts(written):
    croissant = '{"@context": {"@vocab": "https://schema.org/"}, "@type": "Dataset", "name": "songs"}'
    told = written(
        {
            "README.md": "# Songs\n\nSongs is a dataset of bird songs.\n",
            "songs.jsonl": "{}\n" * 9000,
            "croissant.json": croissant,
        }
    )
    assert told.places("data.metadata") == [("croissant.json", 1)]


def test_front_matter_with_a_title_alone_does_not(written):
    assert written({"README.md": "---\ntitle: Wren\n---\n" + README}).evidence("data.metadata") == []


def test_broken_json_is_passed_over(written):
    assert written({"README.md": README, "config.json": '{"model_type": '}).evidence("data.metadata") == []
