from openassay.read.document import Document
from openassay.read.format import fitting


def read(text: str) -> Document:
    found = fitting("index.html", Document)
    assert found is not None
    return found.read(text.encode())


def test_blocks() -> None:
    document = read(
        "<html><head><title>no</title><style>p{}</style></head>\n<body><h1>A &amp; B</h1>\n<p>One\n  two <b>three</b>\n"
        "<ul><li>x<ul><li>y</ul>\n</ul>\n<blockquote><p>q</p></blockquote>\n<pre class='language-python'>\n  a = 1\n"
        "b</pre><script>var p = '<p>no</p>'</script>\n<dl><dt>term<dd>meaning</dl><figcaption>cap</figcaption>"
    )
    assert [(b.kind, b.text, b.line, b.level, b.info) for b in document.blocks] == [
        ("heading", "A & B", 2, 1, ""),
        ("paragraph", "One\ntwo three", 3, 0, ""),
        ("item", "x", 5, 1, ""),
        ("item", "y", 5, 2, ""),
        ("quote", "q", 7, 0, ""),
        ("code", "  a = 1\nb", 9, 0, "python"),
        ("item", "term", 11, 1, ""),
        ("paragraph", "meaning", 11, 0, ""),
        ("caption", "cap", 11, 0, ""),
    ]
    assert document.title == "A & B"
    assert document.blocks[1].headings == ("A & B",)


def test_links_and_images() -> None:
    document = read(
        "<p>See\n<a\nhref='a.html'>the\n<i>first</i></a> <img src=b.png alt=Pic>\nhttps://c.org.</p><a name=x>"
    )
    (block,) = document.blocks
    assert [(link.text, link.target, link.line, link.image) for link in block.links] == [
        ("the first", "a.html", 2, False),
        ("Pic", "b.png", 4, True),
        ("", "https://c.org", 5, False),
    ]
    assert block.text == "See\n\nthe\nfirst Pic\nhttps://c.org."


def test_tables() -> None:
    document = read(
        "<table><caption>T</caption><thead><tr><th>N\n<th>L</thead><tr>\n<td>a<td><a href=u>l</a>\n</tr>"
        "<tr><td></td><td>z|</td></tr></table><table><tr><td>other</table>"
    )
    caption, head, one, two, other = document.blocks
    assert caption.kind == "caption"
    assert (head.cells, head.header, head.line) == (("N", "L"), ("N", "L"), 1)
    assert (one.cells, one.header, one.line, one.end_line) == (("a", "l"), ("N", "L"), 3, 4)
    assert [(link.target, link.line) for link in one.links] == [("u", 3)]
    assert two.cells == ("", "z|")
    assert (other.cells, other.header) == (("other",), ())


def test_a_link_around_blocks_keeps_its_words() -> None:
    (block,) = read("<a href=u><div>\n<p>words</p></div></a>").blocks
    assert [(link.text, link.line) for link in block.links] == [("words", 1)]


def test_an_image_without_words_is_a_block_with_a_link() -> None:
    (block,) = read("\n<p><img src=u></p>").blocks
    assert (block.text, block.line, block.links[0].target) == ("", 2, "u")


def test_malformed_markup_is_text() -> None:
    document = read("</table></ul></blockquote></td><p>1 < 2 <3 a<b </p><p>x</i>")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "1 < 2 <3 a<b"),
        ("paragraph", "x"),
    ]
