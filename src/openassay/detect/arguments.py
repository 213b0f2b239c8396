"""What is a call given? Nothing, a constant, an option of the program, or who knows."""

from openassay.flow import Event
from openassay.flow.value import Constant, Value
from openassay.schema import Sure


def none(value: Value | None) -> bool:
    """Whether a value is not given, or is None."""
    return value is None or (isinstance(value, Constant) and value.value is None)


def true(value: Value | None) -> bool:
    """Whether a value is a constant that is true."""
    return isinstance(value, Constant) and bool(value.value)


def false(value: Value | None) -> bool:
    """Whether a value is a constant that is false."""
    return isinstance(value, Constant) and value.value is not None and not value.value


def option(value: Value | None) -> bool:
    """Whether a value comes from an option of the program."""
    return value is not None and any(one.kind == "option" for one in value.taints)


def lacks(event: Event, *names: str, position: int = -1) -> bool:
    """Whether a call certainly gets none of these: an option that is None counts as given, unknown keywords may hold all."""
    given = [event.given(one, position) for one in names]
    return "**" not in event.keywords and all(none(one) and not option(one) for one in given)


def has_workers(value: Value | None) -> Sure | None:
    """How sure it is that a loader given this number has workers."""
    if value is None or isinstance(value, Constant):
        return "certain" if isinstance(value, Constant) and isinstance(value.value, int) and value.value > 0 else None
    return "likely"


def shown_if(known: bool) -> Sure:  # noqa: FBT001 - the question itself
    """Certain where the walk shows it, else likely."""
    return "certain" if known else "likely"
