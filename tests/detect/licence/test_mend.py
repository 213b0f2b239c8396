"""Where a licence would be written."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("licence.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


def test_a_release_without_terms_wants_a_licence_file(kept):
    assert lines(kept("yes_none")) == [("LICENSE", "<text of an open licence, such as Apache-2.0 or MIT>")]


def test_weights_kept_elsewhere_want_terms_beside_their_link(kept):
    assert lines(kept("yes_link")) == [("README.md", 5, "Licence of the weights: <SPDX id>, <address of its text>")]


def test_front_matter_is_where_a_hub_looks(written):
    told = written({"README.md": f"---\nlanguage: en\n---\n{README}"})
    assert lines(told) == [("README.md", 2, "license: <SPDX id in lower case>")]


def test_a_text_that_is_no_known_licence_is_named(written):
    told = written({"README.md": README, "LICENSE": "Be kind to birds.\n" * 9})
    assert lines(told)[0][:2] == ("LICENSE", 1)


def test_what_is_stated_of_a_part_leaves_the_rest_open(written):
    told = written({"README.md": f"{README}\nThe weights are licensed under Apache-2.0.\n"})
    assert "reaches a part alone" in told.evidence("licence.mend")[0].message


def test_a_library_s_code_wants_its_version_named(written):
    use = "\n```python\nfrom transformers import AutoModel\nmodel = AutoModel.from_pretrained('nest/wren')\n```\n"
    line = "The code that runs it, <library>==<version>, is licensed under <SPDX id>."
    assert ("README.md", 8, line) in lines(written({"README.md": README + use}))
