"""The words, symbols and tones for states. Shape says how much is here, tone whether anyone may have it."""

from collections.abc import Sequence

from openassay.schema import PartReport

NAMES = {
    "system_code": "system code",
    "parameters": "parameters",
    "dataset": "dataset",
    "hyperparameters": "hyperparameters",
    "training_code": "training code",
    "rng": "rng",
    "frameworks": "frameworks",
}
SYMBOLS = {
    "included": "●",
    "linked": "◉",
    "partial": "◔",
    "described": "◌",
    "missing": "○",
    "not_applicable": "\N{EN DASH}",
    "unknown": "?",
}
GATED = "◐"
CLAIM = {
    "yes": "is supported by what was found",
    "in part": "is supported in part by what was found",
    "no": "is not supported by what was found",
    "unknown": "could not be judged",
}
_TONES = {"described": "no", "missing": "no", "not_applicable": "na", "unknown": "na"}


def is_shared(part: PartReport) -> bool:
    """The whole part can be had, whatever its access and terms."""
    return part.state in ("included", "linked")


def is_open(part: PartReport) -> bool:
    """The whole part can be had by anyone, under open terms."""
    return is_shared(part) and part.access == "open" and part.licence.open == "yes"


def symbol(part: PartReport) -> str:
    """One character for how much of the part is here."""
    return GATED if is_shared(part) and part.access == "gated" else SYMBOLS[part.state]


def state(part: PartReport) -> str:
    """The state in words, with the gate where there is one."""
    word = part.state.replace("_", " ")
    return f"{word}, gated" if part.access == "gated" and part.state not in _TONES else word


def tone(part: PartReport) -> str:
    """`yes` open to anyone, `part` there but not open, `no` not there, `na` no answer."""
    return _TONES.get(part.state, "yes" if is_open(part) else "part")


def licence(part: PartReport) -> str:
    """The terms as an expression, `unstated` where nothing covers the part; empty where there is nothing to cover."""
    if part.state in _TONES:
        return ""
    return part.licence.expression or "unstated"


def terms(part: PartReport) -> str:
    """What the licence amounts to: open, not open or unclear; and that access is not known."""
    if part.state in _TONES or not part.licence.expression:
        return ""
    word = {"yes": "open", "no": "not open", "unknown": "unclear"}[part.licence.open]
    return f"{word}, access unknown" if part.access == "unknown" else word


def covered(part: PartReport) -> str:
    """What follows the state of a part in a sentence: whether its terms are open."""
    if not licence(part):
        return ""
    return f", {terms(part)}" if terms(part) else f", terms {licence(part)}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """The words as English lists them: a, b and c."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def short(revision: str) -> str:
    """A commit by its first seven digits, any other revision as it is."""
    return revision[:7] if len(revision) in (40, 64) and set(revision) <= set("0123456789abcdef") else revision
