from openassay.read import setupcfg


def test_requirements_have_their_lines_and_groups():
    text = (
        b"[metadata]\nname = x\n[options]\npython_requires = >=3.8\ninstall_requires =\n    torch==2.0 ; extra\n"
        b"    # no\n    numpy\n[options.extras_require]\ntest = pytest\ntrain =\n  wandb==0.1\n"
    )
    assert [(one.name, one.exact, one.line, one.group) for one in setupcfg.read(text).items] == [
        ("python", "", 4, ""),
        ("torch", "2.0", 6, ""),
        ("numpy", "", 8, ""),
        ("pytest", "", 10, "test"),
        ("wandb", "0.1", 12, "train"),
    ]


def test_other_sections_say_nothing():
    assert setupcfg.read(b"[flake8]\ninstall_requires = x\n").items == ()
