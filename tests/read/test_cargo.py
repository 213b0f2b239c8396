from openassay.read import cargo


def test_cargo_toml():
    text = (
        b'[dependencies]\na = "1.2"\nb = { version = "=0.3.1", features = [] }\n'
        b'c = { git = "u", rev = "abc" }\n[dev-dependencies.d]\nversion = "*"\n[target.x.dependencies]\n'
        b'e = "=1"\n'
    )
    assert [(one.name, one.exact, one.line, one.group) for one in cargo.read(text).items] == [
        ("a", "", 2, ""),
        ("b", "0.3.1", 3, ""),
        ("c", "abc", 4, ""),
        ("d", "", 6, "dev"),
        ("e", "1", 8, ""),
    ]


def test_cargo_lock():
    text = (
        b'[[package]]\nname = "own"\nversion = "0.1.0"\n[[package]]\nname = "x"\nversion = "1.0.0"\n'
        b'source = "registry"\n'
    )
    (item,) = cargo.read_lock(text).items
    assert (item.name, item.specifier, item.exact, item.line) == ("x", "=1.0.0", "1.0.0", 5)
