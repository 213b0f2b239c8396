"""What happens when a program runs, in order, and which generator each draw uses. Nothing is executed."""

from openassay.flow.event import Event, Trace
from openassay.flow.origin import Place, Taint
from openassay.flow.run import trace

__all__ = ["Event", "Place", "Taint", "Trace", "trace"]
