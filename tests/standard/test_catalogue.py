import subprocess
import sys

import pytest

from openassay.standard import StandardError, ids, load, rubrics


def test_every_standard_is_found_in_its_folder() -> None:
    assert {"mof-1.0", "osaid-1.0", "seven-parts"} <= set(ids())
    assert [one.id for one in rubrics()] == sorted(ids())


def test_an_unknown_standard_is_refused_with_those_that_exist() -> None:
    with pytest.raises(StandardError, match=r"no standard mof-2\.0; there are .*mof-1\.0"):
        load("mof-2.0")


@pytest.mark.parametrize("name", ["../seven-parts", "", "seven-parts.toml"])
def test_an_id_is_no_path(name) -> None:
    with pytest.raises(StandardError):
        load(name)


def test_importing_the_room_loads_no_licence_parser() -> None:
    code = "import sys, openassay.standard; print('license_expression' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
