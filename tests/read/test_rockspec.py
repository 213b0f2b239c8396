import pytest

from openassay.read import rockspec
from openassay.read.limits import ReadError


def test_rocks() -> None:
    text = b"""\
package = "wren"
version = "1.0-1"
dependencies = {
   "lua >= 5.1",
   "torch == 7.0-1", -- exact
   'nn',
}
test_dependencies = { "busted" }
"""
    found = rockspec.read(text)
    assert [(one.name, one.specifier, one.exact, one.line, one.group) for one in found.items] == [
        ("lua", ">= 5.1", "", 4, ""),
        ("torch", "== 7.0-1", "7.0-1", 5, ""),
        ("nn", "", "", 6, ""),
        ("busted", "", "", 8, "test"),
    ]
    assert found.ecosystem == "luarocks"


def test_what_is_no_rockspec_is_refused() -> None:
    with pytest.raises(ReadError):
        rockspec.read(b"print('hello')")
