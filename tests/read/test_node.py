import pytest

from openassay.read import node
from openassay.read.limits import ReadError


def test_package_json():
    text = (
        b'{"dependencies": {\n"a.b": "^1.2.3",\n'
        b'"c": "1.2.3"}, "devDependencies": {"d": {}}, "engines": {"node": ">=18"}}'
    )
    assert [(one.name, one.exact, one.line, one.group) for one in node.read(text).items] == [
        ("a.b", "", 2, ""),
        ("c", "1.2.3", 3, ""),
        ("node", "", 3, "engines"),
    ]


def test_package_lock():
    text = (
        b'{"packages": {"": {"version": "0"},\n"node_modules/x/node_modules/@s/y": {"version": "2.0.0", "dev": true}}}'
    )
    (item,) = node.read_lock(text).items
    assert (item.name, item.exact, item.line, item.group) == ("@s/y", "2.0.0", 2, "dev")
    old = b"""\
# yarn lockfile v1

"@s/y@^2.0.0", "@s/y@~2.1":
  version "2.1.3"
  dependencies:
    x "^1"

x@^1:
  version "1.0.0"
"""
    assert [(one.name, one.exact, one.line) for one in node.read_yarn(old).items] == [
        ("@s/y", "2.1.3", 3),
        ("x", "1.0.0", 8),
    ]
    new = b'__metadata:\n  version: 6\n\n"x@npm:^1":\n  version: 1.0.0\n  resolution: "x@npm:1.0.0"\n'
    assert [(one.name, one.exact, one.line) for one in node.read_yarn(new).items] == [("x", "1.0.0", 4)]
    with pytest.raises(ReadError):
        node.read_yarn(b"nothing\n")


def test_pnpm_lock():
    text = b"""\
lockfileVersion: '9.0'
packages:
  '@s/y@2.1.3':
    resolution: {}
  x@1.0.0(z@2):
    resolution: {}
  /old/3.1.0:
    dev: true
"""
    assert [(one.name, one.exact) for one in node.read_pnpm(text).items] == [
        ("@s/y", "2.1.3"),
        ("x", "1.0.0"),
        ("old", "3.1.0"),
    ]
    with pytest.raises(ReadError):
        node.read_pnpm(b"packages: {}\n")
