from openassay.read.document import Document
from openassay.read.format import fitting

TEXT = b"""Title
=====

First line
second https://a.org, third.
- item one
  goes on
2) item two

Lower
-----
end
"""


def test_plain_text() -> None:
    for path in ("README", "notes.txt", "docs/readme"):
        found = fitting(path, Document)
        assert found is not None
        document = found.read(TEXT)
        assert [(b.kind, b.text, b.line, b.end_line) for b in document.blocks] == [
            ("heading", "Title", 1, 1),
            ("paragraph", "First line\nsecond https://a.org, third.", 4, 5),
            ("item", "item one\ngoes on", 6, 7),
            ("item", "item two", 8, 8),
            ("heading", "Lower", 10, 10),
            ("paragraph", "end", 12, 12),
        ]
        assert [(link.target, link.line) for link in document.blocks[1].links] == [("https://a.org", 5)]
        assert document.blocks[-1].headings == ("Title", "Lower")


def test_rules_without_a_title_are_left_out() -> None:
    found = fitting("a.txt", Document)
    assert found is not None
    assert [block.text for block in found.read(b"=====\none\ntwo\n=====\n").blocks] == ["one\ntwo"]
