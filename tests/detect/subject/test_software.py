"""Whether the source of software is here."""


def test_source_is_cited(kept):
    assert kept("yes_source").places("software.source") == [("src/wren.c", None)]


def test_an_archive_alone_is_no_source(kept):
    told = kept("no_binary")
    (nothing,) = told.evidence("software.source", "no")
    assert nothing.searched


def test_a_model_is_not_asked(kept):
    told = kept("no_software")
    assert told.report.subject.kind == "model"
    assert told.evidence("software.source") == told.evidence("software.source", "no") == []


def test_vendored_source_is_not_its_own(written):
    readme = "# Wren\n\nWren is a command-line tool that renames files.\n"
    told = written({"README.md": readme, "vendor/fast.c": "int fast;\n"})
    assert told.places("software.source") == []
