"""Licence tags and notices in the first lines of source files."""

RULE = "OA-LIC-04"
TAG = "# SPDX-License-Identifier: {}\n\nx = 1\n"
GPL = """# This program is free software: you can redistribute it and/or modify
# it under the terms of the GNU General Public License as published by
# the Free Software Foundation, either version 3 of the License, or
# (at your option) any later version.
x = 1
"""


def told(evidence):
    return {(one.value, one.sure, len(one.locations)) for one in evidence if one.fact == "licence.system_code"}


def test_one_evidence_per_expression_with_at_most_five_places(seen):
    files = {f"jay/m{number}.py": TAG.format("MIT") for number in range(8)}
    evidence = seen(RULE, files)
    assert told(evidence) == {("MIT", "certain", 5)}
    assert evidence[0].message.startswith("8 of 8 ")


def test_few_files_speak_weakly(seen):
    files = {f"jay/m{number}.py": TAG.format("MIT") for number in range(4)}
    assert told(seen(RULE, files | {"jay/odd.py": TAG.format("GPL-3.0-or-later")})) == {
        ("MIT", "certain", 4),
        ("GPL-3.0-or-later", "weak", 1),
    }


def test_a_compound_tag_and_a_block_comment(seen):
    source = "/* SPDX-License-Identifier: MIT OR Apache-2.0 */\nint x;\n"
    assert told(seen(RULE, {"jay.c": source})) == {("MIT OR Apache-2.0", "certain", 1)}


def test_the_notice_of_the_gpl_says_or_later(seen):
    assert told(seen(RULE, {"jay.py": GPL})) == {("GPL-3.0-or-later", "certain", 1)}


def test_what_stands_below_the_head_or_in_tests_is_not_read(seen):
    late = "x = 1\n" * 60 + TAG.format("MIT")
    assert (
        seen(RULE, {"jay.py": late, "tests/test_jay.py": TAG.format("MIT"), "third_party/a.py": TAG.format("MIT")})
        == []
    )


def test_an_unknown_tag_is_no_licence(seen):
    assert seen(RULE, {"jay.py": TAG.format("whatever-1")}) == []
