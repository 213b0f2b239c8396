"""An alert about a release stays the same alert when the release is edited around it."""

import json
import shutil
from pathlib import Path
from typing import Any

from openassay import api

RELEASE = Path(__file__).parents[2] / "examples" / "weights-only"


def results(release: Path) -> dict[str, Any]:
    log = json.loads(api.render(api.check(str(release), offline=True), "sarif"))
    return {one["partialFingerprints"]["openassayProblem/v1"]: one for one in log["runs"][0]["results"]}


def line(result: dict[str, Any]) -> int:
    return result["locations"][0]["physicalLocation"]["region"]["startLine"]


def test_lines_that_move_and_files_that_come_keep_every_fingerprint(tmp_path: Path) -> None:
    release = tmp_path / "release"
    shutil.copytree(RELEASE, release)
    before = results(release)
    readme, terms = release / "README.md", release / "LICENSE"
    readme.write_text(readme.read_text().replace("\n# ", "\n\n\n\n# ", 1))
    terms.write_text("\n\n" + terms.read_text())
    (release / "extra.py").write_text("x = 1\n")
    after = results(release)
    assert set(after) == set(before)
    claim = next(key for key, one in before.items() if one["properties"]["about"] == "claim")
    assert line(after[claim]) == line(before[claim]) + 3
