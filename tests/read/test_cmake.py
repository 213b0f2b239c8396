import pytest

from openassay.read import cmake
from openassay.read.limits import ReadError


def test_packages_that_are_found_or_fetched() -> None:
    text = b"""\
# find_package(Old 1.0)
find_package(Torch 2.1.0 EXACT REQUIRED)
find_package(OpenCV 4 REQUIRED COMPONENTS core)
find_package(Threads)
FetchContent_Declare(json
  GIT_REPOSITORY https://example.org/json.git
  GIT_TAG v3.11.2)
FetchContent_Declare(fmt GIT_REPOSITORY https://example.org/fmt.git GIT_TAG master)
FetchContent_Declare(libtorch URL "https://example.org/libtorch-shared-with-deps-2.1.0%2Bcpu.zip")
CPMAddPackage(NAME cxxopts VERSION 3.1.1)
"""
    found = cmake.read(text)
    assert [(one.name, one.specifier, one.exact, one.line) for one in found.items] == [
        ("Torch", "==2.1.0", "2.1.0", 2),
        ("OpenCV", ">=4", "", 3),
        ("Threads", "", "", 4),
        ("json", "v3.11.2", "v3.11.2", 5),
        ("fmt", "master", "", 8),
        ("libtorch", "https://example.org/libtorch-shared-with-deps-2.1.0%2Bcpu.zip", "2.1.0+cpu", 9),
        ("cxxopts", "3.1.1", "3.1.1", 10),
    ]
    assert found.ecosystem == "c++"


def test_vcpkg() -> None:
    text = b"""{"dependencies": ["fmt",
{"name": "torch", "version>=": "2.1"}],
"overrides": [{"name": "fmt", "version": "9.1"}]}"""
    items = cmake.read_vcpkg(text).items
    assert [(one.name, one.specifier, one.exact, one.line) for one in items] == [
        ("fmt", "", "9.1", 1),
        ("torch", ">=2.1", "", 2),
    ]


def test_conan() -> None:
    text = b"[requires]\nlibtorch/2.1.0\nfmt/[>=9 <10]  # any\n[tool_requires]\ncmake/3.25\n[generators]\nCMakeDeps/1\n"
    assert [(one.name, one.exact, one.group, one.line) for one in cmake.read_conan(text).items] == [
        ("libtorch", "2.1.0", "", 2),
        ("fmt", "", "", 3),
        ("cmake", "3.25", "build", 5),
    ]
    with pytest.raises(ReadError):
        cmake.read_conan(b"nothing here\n")
