from openassay.read import pipfile


def test_pipfile():
    text = (
        b'[packages]\ntorch = "==2.0"\nnumpy = "*"\n[dev-packages]\nx = {version = "==1.0"}\n[requires]\n'
        b'python_version = "3.10"\n'
    )
    assert [(one.name, one.exact, one.line, one.group) for one in pipfile.read(text).items] == [
        ("python", "3.10", 7, ""),
        ("torch", "2.0", 2, ""),
        ("numpy", "", 3, ""),
        ("x", "1.0", 5, "dev"),
    ]


def test_pipfile_lock():
    text = (
        b'{"default": {\n"torch": {\n"version": "==2.0"},\n"g": {"ref": "abc"}}, "develop": {"x": {"version": "==1"}}}'
    )
    assert [(one.name, one.exact, one.group) for one in pipfile.read_lock(text).items] == [
        ("torch", "2.0", ""),
        ("g", "abc", ""),
        ("x", "1", "dev"),
    ]
