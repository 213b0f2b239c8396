"""The table of import names: in normal form, and the same under every version of Python."""

import pytest

from openassay.detect.consistency import distributions
from openassay.detect.consistency.distributions import STANDARD, brought, candidates
from openassay.read.specifier import normalised


@pytest.mark.parametrize(
    ("module", "first"),
    [
        ("yaml.nodes", "pyyaml"),
        ("PIL", "pillow"),
        ("google.protobuf.message", "protobuf"),
        ("finch_song.sing", "finch-song"),
    ],
)
def test_modules_lead_to_distributions(module, first):
    assert candidates(module)[0] == first


def test_every_name_is_in_normal_form():
    named = {
        one for text in (*distributions._DIFFERENT.values(), *distributions._BRINGS.values()) for one in text.split()
    }
    assert {one for one in (*named, *distributions._BRINGS) if one != normalised(one)} == set()


def test_what_is_brought_is_followed():
    assert {"numpy", "torch", "pillow"} <= brought(frozenset(("timm",)))
    assert brought(frozenset()) == frozenset()


@pytest.mark.parametrize("module", ["distutils", "imp", "cgi", "tomllib", "cPickle", "compression", "asyncio"])
def test_the_standard_library_is_that_of_every_version(module):
    assert module in STANDARD
