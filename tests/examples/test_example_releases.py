"""The two example releases: one model, shared whole and shared in part."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "examples" / "whole"
WEIGHTS_ONLY = ROOT / "examples" / "weights-only"

PROFILES = {
    "as it is": {},
    "old BLAS kernels": {"OPENBLAS_CORETYPE": "Prescott"},
    "no AVX": {"OPENBLAS_CORETYPE": "Haswell", "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4"},
}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def start(arguments, **extra):
    command = [sys.executable, "-B", *arguments]
    environment = {**os.environ, **extra}
    return subprocess.Popen(command, cwd=WHOLE, env=environment, stdout=subprocess.PIPE, text=True)


def run(arguments):
    process = start(arguments)
    output = process.communicate(timeout=120)[0]
    return process.returncode, output


def assessed(folder):
    code = "import sys; from openassay.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "check", str(folder), "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def grade(report):
    return next(one["grade"] for one in report["verdicts"] if one["standard"] == "seven-parts")


def test_both_releases_hold_the_same_weights():
    assert sha256(WHOLE / "model.safetensors") == sha256(WEIGHTS_ONLY / "numera.safetensors")


def test_stated_digests_are_those_of_the_files():
    for row in (WHOLE / "SHA256SUMS").read_text().splitlines():
        digest, path = row.split()
        assert sha256(WHOLE / path) == digest, path


def test_readme_states_the_digest_of_the_weights():
    assert sha256(WHOLE / "model.safetensors") in (WHOLE / "README.md").read_text()


def test_readme_states_the_measured_results():
    results = json.loads((WHOLE / "evaluation.json").read_text())
    text = (WHOLE / "README.md").read_text()
    for name in ("heldout_loss", "train_loss", "baseline_loss_character_frequencies"):
        assert f"| {results[name]:.4f} |" in text, name
    for name in ("samples_well_formed", "samples_well_formed_not_in_training"):
        assert f"| {results[name]} |" in text, name


def test_data_is_what_its_program_builds():
    output = run(["-c", "from data.make import split; print(*map('\\n'.join, split()), sep='\\n\\n')"])[1]
    train, heldout = output.rstrip("\n").split("\n\n")
    assert (WHOLE / "data" / "train.txt").read_text() == train + "\n"
    assert (WHOLE / "data" / "heldout.txt").read_text() == heldout + "\n"


def test_printed_samples_are_what_the_model_writes():
    code, output = run(["generate.py", "--count", "10"])
    assert code == 0
    assert output in (WHOLE / "README.md").read_text()


def test_training_loss_falls_by_nine_tenths():
    rows = (WHOLE / "training_log.csv").read_text().splitlines()[1:]
    losses = [float(row.rsplit(",", 1)[1]) for row in rows]
    assert sum(losses[-100:]) / 100 < losses[0] / 10


def test_environment_of_the_tests_is_that_of_the_training():
    pinned = re.search(r"^numpy==\S+", (WHOLE / "requirements.txt").read_text(), re.MULTILINE)[0]
    assert f"\n{pinned} " in (ROOT / "requirements-dev.txt").read_text()


def test_verification_notices_other_weights(tmp_path):
    code = (
        "import verify, pathlib; verify.HERE = pathlib.Path(r'%s'); "
        "verify.train = lambda config, out: [(out / p).parent.mkdir(exist_ok=True) or (out / p).write_bytes(b'x') "
        "for p in verify.stated()]; raise SystemExit(verify.main())"
    )
    for name in ("SHA256SUMS", "config.toml"):
        (tmp_path / name).write_bytes((WHOLE / name).read_bytes())
    status, output = run(["-c", code % tmp_path])
    assert status == 1
    assert "DIFFERENT  model.safetensors" in output


@pytest.mark.slow
def test_training_again_gives_the_published_bits_on_three_profiles():
    running = {name: start(["verify.py"], **extra) for name, extra in PROFILES.items()}
    outputs = {name: process.communicate(timeout=240)[0] for name, process in running.items()}
    for name, process in running.items():
        assert process.returncode == 0, f"{name}\n{outputs[name]}"
        assert "same  model.safetensors" in outputs[name]


def test_the_whole_release_is_found_whole():
    report = assessed(WHOLE)
    states = {part: one["state"] for part, one in report["parts"].items()}
    assert set(states.values()) == {"included"}, states
    assert grade(report) == "whole"
    assert report["claim"]["state"] == "self"
    assert report["claim"]["supported"] == "yes"


def test_the_other_one_is_found_to_be_weights_only():
    report = assessed(WEIGHTS_ONLY)
    states = {part: one["state"] for part, one in report["parts"].items()}
    assert states["parameters"] == "included"
    assert states["dataset"] in ("described", "missing")
    assert states["training_code"] in ("described", "missing")
    assert report["parts"]["parameters"]["licence"]["open"] != "yes"
    assert grade(report) == "weights-only"
    assert report["claim"]["supported"] == "no"
