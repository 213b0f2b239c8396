import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import dockerfile
from openassay.read.format import fitting
from openassay.read.limits import ReadError
from openassay.read.requirement import Requirements
from openassay.read.script import Script

TEXT = b"""# syntax=docker/dockerfile:1
ARG TAG=23.10-py3
FROM --platform=linux/amd64 nvcr.io/nvidia/pytorch:${TAG} AS base
ENV V=2.1.0 W="x y"
ENV OLD old value
RUN --mount=type=cache,target=/r apt-get update \\
    # a comment
    && apt-get install -y git=1:2.3 \\
    && pip install torch==$V \\
       'numpy>=1.2'
RUN ["pip", "install", "einops==0.7.0"]
RUN <<EOF
conda install -c x cudatoolkit=11.8
EOF
FROM base
COPY --from=base /a /b
FROM ubuntu@sha256:abc
FROM python:latest
FROM python
CMD python train.py --lr 1e-4
"""


def test_images_and_what_is_installed_are_items_with_lines():
    found = [
        (one.ecosystem, one.name, one.specifier, one.exact, one.line)
        for one in dockerfile.read_requirements(TEXT).items
    ]
    assert found == [
        ("image", "nvcr.io/nvidia/pytorch", "23.10-py3", "23.10-py3", 3),
        ("system", "git", "=1:2.3", "1:2.3", 8),
        ("pypi", "torch", "==2.1.0", "2.1.0", 9),
        ("pypi", "numpy", ">=1.2", "", 10),
        ("pypi", "einops", "==0.7.0", "0.7.0", 11),
        ("conda", "cudatoolkit", "=11.8", "11.8", 13),
        ("image", "ubuntu", "@sha256:abc", "sha256:abc", 17),
        ("image", "python", "latest", "", 18),
        ("image", "python", "", "", 19),
    ]


def test_commands_and_variables():
    script = dockerfile.read(TEXT)
    assert [one.words for one in script.commands][:2] == [
        ("apt-get", "update"),
        ("apt-get", "install", "-y", "git=1:2.3"),
    ]
    assert script.commands[-1].words == ("python", "train.py", "--lr", "1e-4")
    assert script.commands[-1].word_lines == (20, 20, 20, 20)
    assert [(one.key, one.value) for one in script.assignments] == [
        ("TAG", "23.10-py3"),
        ("V", "2.1.0"),
        ("W", "x y"),
        ("OLD", "old value"),
    ]


def test_names():
    assert fitting("docker/Dockerfile.gpu", Requirements).read is dockerfile.read_requirements
    assert fitting("x/train.dockerfile", Script).read is dockerfile.read


def test_a_registry_s_port_is_no_tag():
    (image,) = dockerfile.read_requirements(b"FROM host:5000/a/b\n").items
    assert (image.name, image.exact) == ("host:5000/a/b", "")


def test_other_text_is_refused():
    with pytest.raises(ReadError, match="HELLO"):
        dockerfile.read(b"FROM a\nHello there\n")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "FROM ",
                "RUN ",
                "ENV ",
                "a=b",
                "\n",
                " \\\n",
                "<<EOF",
                "EOF",
                "[",
                '"',
                "]",
                "# c",
                "pip install x",
                " as ",
                "$A",
                ":",
            ]
        ),
        max_size=15,
    )
)
def test_any_order_of_tokens_gives_requirements_or_a_read_error(tokens):
    text = "".join(tokens)
    try:
        found = dockerfile.read_requirements(text.encode())
    except ReadError:
        return
    assert all(1 <= one.line <= text.count("\n") + 1 for one in found.items)
