"""What fixes the bytes behind an address: digests and revisions as text shows them."""

import re
from typing import Literal

DIGEST = re.compile(r"(?<![0-9a-zA-Z])([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-zA-Z])")
"""A SHA-256, SHA-1 or MD5 in hexadecimal digits."""
_COMMIT = re.compile(r"[0-9a-f]{7,40}")
MOVING = frozenset(("main", "master", "HEAD", "refs/heads/main"))
"""Branches that move by habit: they fix nothing."""


def revision_kind(revision: str) -> Literal["commit", "version"]:
    """What a revision is by its form: a commit, else a tag or a version."""
    return "commit" if _COMMIT.fullmatch(revision) and any(map(str.isdigit, revision)) else "version"
