import pytest
from hypothesis import given
from hypothesis import strategies as st

from openassay.read import specifier


@pytest.mark.parametrize(
    ("text", "name", "written", "exact"),
    [
        ("torch==2.0.1+cu118 ; python_version > '3'", "torch", "==2.0.1+cu118", "2.0.1+cu118"),
        ("Torch_Vision[a, b] == 0.15.*  # x", "torch-vision", "==0.15.*", ""),
        ("a (>=1, <2)", "a", ">=1,<2", ""),
        ("a===1.0", "a", "===1.0", "1.0"),
        ("a~=1.4.2", "a", "~=1.4.2", ""),
        ("a>=1,==1.5", "a", ">=1,==1.5", "1.5"),
        ("foo --hash=sha256:1", "foo", "", ""),
        ("a==$V", "a", "==$V", ""),
        ("git+https://h/o/n.git@0123abcd#egg=Nn", "nn", "@ git+https://h/o/n.git@0123abcd#egg=Nn", "0123abcd"),
        ("n @ git+https://h/o/n@v1.2", "n", "@ git+https://h/o/n@v1.2", "v1.2"),
        ("git+ssh://git@h/o/p.git@main", "p", "@ git+ssh://git@h/o/p.git@main", ""),
        ("git+https://h/o/p", "p", "@ git+https://h/o/p", ""),
        (
            "https://h/torch-2.1.0%2Bcu121-cp310-none.whl",
            "torch",
            "@ https://h/torch-2.1.0%2Bcu121-cp310-none.whl",
            "2.1.0+cu121",
        ),
        ("p @ file:///build/work", "p", "@ file:///build/work", ""),
    ],
)
def test_pip(text, name, written, exact):
    item = specifier.pip(text, 4, "g")
    assert (item.name, item.specifier, item.exact, item.line, item.group) == (name, written, exact, 4, "g")


@pytest.mark.parametrize("text", ["", "# only", "two words", "==1", "a = 1", "a,b", "https://["])
def test_what_is_no_requirement_of_pip(text):
    assert specifier.pip(text, 1) is None


@pytest.mark.parametrize(
    ("text", "name", "written", "exact"),
    [
        ("pytorch=2.5", "pytorch", "=2.5", "2.5"),
        ("pytorch=2.5.*", "pytorch", "=2.5.*", ""),
        ("pytorch::PyTorch==2.1=py3.10_cuda", "pytorch", "==2.1=py3.10_cuda", "2.1"),
        ("conda-forge/linux-64::python 3.8.5 h1_0", "python", "3.8.5 h1_0", "3.8.5"),
        ("python>=3.8,<3.9", "python", ">=3.8,<3.9", ""),
        ("'numpy=1.2|1.3'", "numpy", "=1.2|1.3", ""),
        ("_libgcc_mutex", "_libgcc_mutex", "", ""),
    ],
)
def test_conda(text, name, written, exact):
    item = specifier.conda(text, 2)
    assert (item.name, item.specifier, item.exact) == (name, written, exact)


def test_system():
    assert specifier.system("libx=1:2.0-1", 1).exact == "1:2.0-1"
    assert specifier.system("x=1.*", 1).exact == ""
    assert specifier.system("&&", 1) is None


@given(st.text(alphabet="aZ0=<>!~;,@[]() #:/+.-_*\u0665", max_size=30))
def test_any_text_gives_a_requirement_or_none(text):
    for read in (specifier.pip, specifier.conda, specifier.system):
        item = read(text, 1)
        assert item is None or (item.name and item.name.isascii() and item.line == 1)
