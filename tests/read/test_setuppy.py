import pytest

from openassay.read import setuppy
from openassay.read.limits import ReadError


def test_literals_are_found_through_names_and_sums():
    text = b"""import setuptools
deps = ["torch==2.0",
        "numpy"]
deps += ["scipy"]
extra = {"train": ["wandb==1"], **other, "dev": deps}
setuptools.setup(
    install_requires=deps + [*deps2, f"x{1}", "einops"],
    extras_require=extra,
    python_requires=">=3.8",
    tests_require=open("x").read(),
)
"""
    assert [(one.name, one.exact, one.line, one.group) for one in setuppy.read(text).items] == [
        ("torch", "2.0", 2, ""),
        ("numpy", "", 3, ""),
        ("scipy", "", 4, ""),
        ("einops", "", 7, ""),
        ("wandb", "1", 5, "train"),
        ("torch", "2.0", 2, "dev"),
        ("numpy", "", 3, "dev"),
        ("scipy", "", 4, "dev"),
        ("python", "", 9, ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "setup(",
        "setup(install_requires=" + "-" * 100_000 + "1)",
        "a = a + a\nsetup(install_requires=a)",
        "x" * 300_000,
        "a = []\n" + "a += a\n" * 40 + "setup(install_requires=a)",
        "\0",
    ],
)
def test_hostile_files_are_refused(text):
    with pytest.raises(ReadError):
        setuppy.read(text.encode())


def test_nothing_is_executed(tmp_path):
    target = tmp_path / "made"
    setuppy.read(f"open({str(target)!r}, 'w')\nsetup(install_requires=['\\d'])".encode())
    assert not target.exists()
