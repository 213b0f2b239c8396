"""Train again in a temporary folder and compare every file's SHA-256 with what SHA256SUMS states.

Usage: python verify.py        exit code 0 where every digest is the same, 1 where one differs
"""

import hashlib
import sys
import tempfile
import tomllib
from pathlib import Path

from train import train

HERE = Path(__file__).parent


def stated() -> dict[str, str]:
    """The digests of SHA256SUMS, by path."""
    rows = (HERE / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {path: digest for digest, path in (row.split(maxsplit=1) for row in rows)}


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Retrain, compare, and say so."""
    with tempfile.TemporaryDirectory() as folder:
        train(tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8")), Path(folder))
        same = {path: digest(Path(folder) / path) == value for path, value in stated().items()}
    for path, equal in same.items():
        print(f"{'same' if equal else 'DIFFERENT'}  {path}")
    return 0 if all(same.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
