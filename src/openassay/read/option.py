"""What a call that defines an option of a command line says: the option's name and its default."""

import re
from itertools import pairwise

from openassay.read.module import Call, Value

_DEFINES = re.compile(
    r"(add_argument|addArgument|add_arg_table!|make_option|define_\w+|DEFINE_\w+|\.option|Option|add_param|Argument|Flag"
    r"|DEFINE|add_option|Arg\.new)$"
)
_DEFAULTS = ("default", "defaultValue", "default_value", "default_value_t")
_CHAINED = re.compile(r"\.(default|default_val|default_value|default_value_t|defaultValue)$")
_FLAG = re.compile(r"--([A-Za-z][\w.-]*)")
_SHORT = re.compile(r"-[A-Za-z]\b")
_TAKES = re.compile(r"[<\[,]")
"""In the flags of a JavaScript option: what it takes, or a second spelling."""
_NEAR = 3
"""Most lines between an option and the default that is chained to it."""


def defines(call: Call) -> bool:
    """Whether a call defines an option."""
    return bool(_DEFINES.search(call.name)) and bool(call.args)


def named(call: Call) -> str:
    """The option's name, without its dashes."""
    first = call.args[0]
    written = [value.constant for value in call.args if value.kind == "string"]
    long = next((match[1] for one in (*written, first.text) if (match := _FLAG.search(one))), "")
    return long or (first.constant or first.name).lstrip("-")


def default(call: Call) -> Value | None:
    """The option's default, or none: a keyword, or the place where libraries want it."""
    given = next((value for key in _DEFAULTS if (value := call.keyword(key))), None)
    if given or len(call.args) < 2:
        return given
    verb, flags = call.name.rpartition(".")[2], call.args[0].constant
    if verb.upper().startswith("DEFINE"):
        return call.args[1]
    if verb != "option" or not flags.startswith("-"):
        return None
    value = call.args[-1] if _TAKES.search(flags) and len(call.args) > 2 else call.args[1]
    return None if (_TAKES.search(flags) and len(call.args) == 2) or _SHORT.fullmatch(value.constant) else value


def chained(calls: tuple[Call, ...]) -> list[tuple[Call, Value]]:
    """The defaults that are chained to an option: `add_argument("--rate").default_value(0.1)`."""
    found: list[tuple[Call, Value]] = []
    last: Call | None = None
    for before, call in pairwise((*calls[:1], *calls)):
        last = before if defines(before) else last
        if last and call.args and _CHAINED.search(call.name) and call.line - last.line <= _NEAR:
            found.append((last, call.args[0]))
            last = None
    return found
