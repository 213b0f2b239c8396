"""One work, cited in two places."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.citation"


def entry(kind="misc", **fields):
    return (
        f"```\n@{kind}{{wren,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n```\n"
    )


def test_titles_and_years_are_placed_by_line(kept):
    assert kept("no_title").places(FACT, "no") == [("CITATION.cff", 5), ("README.md", 9)]
    assert kept("no_year").places(FACT, "no") == [("CITATION.cff", 6), ("README.md", 11)]


def test_a_paper_and_its_preprint_have_two_years(written):
    first = entry(title="Wren: Learning to Sing", eprint="2401.01234", year=2024)
    second = entry("inproceedings", title="Wren: Learning to Sing", eprint="2401.01234", year=2025, booktitle="Nests")
    told = written({"README.md": f"{README}\n## Citation\n\n{first}\n{second}"})
    assert told.evidence(FACT, "no") == []


def test_other_works_are_not_compared(written):
    first = entry(title="Wren: Learning to Sing", eprint="2401.01234", year=2024)
    second = entry(title="Robins", eprint="2301.00001", year=2023)
    assert written({"README.md": f"{README}\n## Citation\n\n{first}\n{second}"}).evidence(FACT, "no") == []


def test_a_card_that_gives_the_same_number_another_title(written):
    first = entry(title="Wren: Learning to Sing", url="https://arxiv.org/abs/2401.01234v2")
    second = entry(title="On Robins", journal="arXiv preprint arXiv:2401.01234")
    told = written({"README.md": f"{README}\n{first}", "MODEL_CARD.md": f"# Wren model card\n\n{second}"})
    assert {path for path, _ in told.places(FACT, "no")} == {"README.md", "MODEL_CARD.md"}


def test_a_broken_entry_is_no_work(written):
    assert written({"README.md": f"{README}\n```\n@misc{{wren, title={{\n```\n"}).evidence(FACT, "no") == []
