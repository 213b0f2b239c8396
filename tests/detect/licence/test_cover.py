"""Which parts words speak of."""

import pytest

from openassay.detect.licence.cover import CODE, DATA, RELEASE, WEIGHTS, covered


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("the code", CODE),
        ("The source code in this repository", CODE),
        ("training code", ("licence.training_code",)),
        ("inference code", ("licence.system_code",)),
        ("pretrained model weights", WEIGHTS),
        ("the model", WEIGHTS),
        ("our model card", ()),
        ("the dataset", DATA),
        ("the code and the data", (*CODE, *DATA)),
        ("this repository", RELEASE),
        ("this repository and the model weights", (*WEIGHTS, *RELEASE)),
        ("the documentation", ()),
        ("", ()),
    ],
)
def test_nouns(words, facts):
    assert covered(words) == facts
