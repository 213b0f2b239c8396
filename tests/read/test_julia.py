from openassay.read import julia


def test_project():
    text = (
        b'name = "X"\n[deps]\nFlux = "uuid"\nCSV = "uuid"\n[compat]\nFlux = "=0.13.1"\njulia = "1.9"\n'
        b'[extras]\nTest = "uuid"\n'
    )
    assert [(one.name, one.specifier, one.exact, one.line, one.group) for one in julia.read(text).items] == [
        ("CSV", "", "", 4, ""),
        ("Flux", "=0.13.1", "0.13.1", 6, ""),
        ("julia", "1.9", "", 7, ""),
        ("Test", "", "", 9, "extras"),
    ]


def test_manifests_old_and_new():
    new = b'julia_version = "1.9"\n[[deps.Flux]]\nuuid = "u"\nversion = "0.13.1"\n[[deps.Base64]]\nuuid = "u"\n'
    assert [(one.name, one.exact) for one in julia.read_manifest(new).items] == [("Flux", "0.13.1"), ("Base64", "")]
    old = b'[[Flux]]\nuuid = "u"\nversion = "0.13.1"\n'
    assert [(one.name, one.exact, one.line) for one in julia.read_manifest(old).items] == [("Flux", "0.13.1", 1)]
