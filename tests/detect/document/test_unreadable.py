"""What could not be read is told, and does not stop the rest."""


def test_a_broken_file_is_an_error_with_its_line(kept):
    told = kept("yes_broken")
    (broken,) = [one for one in told.report.evidence if one.fact == "document.unreadable"]
    assert broken.severity == "note"
    assert [(place.path, place.line) for place in broken.locations] == [("config.json", 2)]
    assert "config.json could not be read" in broken.message
    assert told.report.subject.kind == "model"


def test_files_that_can_be_read_are_no_matter(kept):
    assert [one for one in kept("no_broken").report.evidence if one.fact == "document.unreadable"] == []


def test_broken_files_come_in_order_of_path(written):
    broken = {"setup.json": "{", "config.json": "{", "b/config.json": "{", "model.py": "def f(:\n"}
    told = written({"README.md": "# Wren\n\nWren is a small language model of bird song.\n", **broken})
    paths = [one.locations[0].path for one in told.report.evidence if one.fact == "document.unreadable"]
    assert paths == sorted(paths)
    assert {"config.json", "model.py"} <= set(paths)
