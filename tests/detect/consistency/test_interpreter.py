"""The Python that is told, and the Python that is allowed."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.interpreter"


def release(allowed, version="3.8"):
    return {
        "README.md": f"{README}\n```\nconda create -n wren python={version}\n```\n",
        "pyproject.toml": f'[project]\nname = "wren"\nrequires-python = "{allowed}"\n',
    }


@pytest.mark.parametrize("allowed", [">=3.9", ">3.8.9,>=3.9", "~=3.10", "<3.8", "==3.7.*", ">=3.9,<4"])
def test_what_leaves_it_out(written, allowed):
    assert len(written(release(allowed)).evidence(FACT, "no")) == 1


@pytest.mark.parametrize(
    "allowed", [">=3.8", ">3.7", "~=3.8", "<4", "==3.8.*", ">=3.8.1", "!=3.8.0", ">=3; odd", "<=3.8", "==3.*"]
)
def test_what_allows_it_or_is_not_understood(written, allowed):
    assert written(release(allowed)).evidence(FACT, "no") == []


def test_an_environment_file_and_a_container_recipe(written):
    files = {
        "README.md": README,
        "setup.py": "from setuptools import setup\nsetup(name='wren', python_requires='>=3.10')\n",
        "environment.yml": "name: wren\ndependencies:\n  - python=3.9\n",
        "Dockerfile": "FROM python:3.8-slim\nCOPY . .\nRUN pip install .\n",
    }
    assert {place for place in written(files).places(FACT, "no") if place[0] != "setup.py"} == {
        ("environment.yml", 3),
        ("Dockerfile", 1),
    }


def test_a_recipe_that_does_not_install_the_package_may_use_any(written):
    files = {**release(">=3.8"), "Dockerfile": "FROM python:3.6\nRUN pip install jupyter\n"}
    assert written(files).evidence(FACT, "no") == []
