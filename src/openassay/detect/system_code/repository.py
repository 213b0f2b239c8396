"""Repositories that the text names as the home of the code."""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Mention, Names, Roles
from openassay.detect.wording import NOT_OURS, shorten

MOST = 4
"""Most repositories told for one release."""


def repositories(mentions: tuple[Mention, ...], roles: Roles, names: Names, context: re.Pattern[str]) -> list[Mention]:
    """Addresses of other repositories that own documents name in words that fit, not under headings of others' work."""
    return [
        one
        for one in mentions
        if one.target == "repository"
        and roles.of(one.path) in ("own", "docs")
        and not NOT_OURS.search(" / ".join(one.headings))
        and context.search(one.context)
        and not names.itself(one.address)
    ]


def told(detector: Detector, link: Mention) -> Look:
    """That the code is there, and that anyone may open the address."""
    place = at(link.path, link.line)
    message = f"The text names {link.address} for its code: “{shorten(link.context)}”"
    yield detector.says("system_code.elsewhere", "yes", message, place, sure="likely", value=link.address)
    message = f"{link.address} is a public repository address."
    yield detector.says("system_code.public", "yes", message, place, sure="likely")
