from openassay.read import node


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
    old = b'{"dependencies": {"x": {"version": "1.0.0"}}}'
    assert [one.name for one in node.read_lock(old).items] == ["x"]
