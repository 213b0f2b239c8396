"""Small programs, walked: what happens in them, in order."""

import pytest

from openassay.flow import trace
from openassay.flow.program import Program
from openassay.flow.run import programs
from openassay.read.cells import Cells
from openassay.read.format import fitting
from openassay.read.limits import ReadError


class Told:
    """The events of a walk, in short."""

    def __init__(self, found):
        self.trace = found

    def lines(self, *kinds, path="main.py"):
        """Name and line of the events of these kinds."""
        return [(one.name, one.place.line) for one in self.trace.events if one.kind in kinds and one.place.path == path]

    def first(self, name):
        return next(one for one in self.trace.events if one.name == name)

    def names(self):
        return [one.name for one in self.trace.events]


@pytest.fixture
def walked():
    """Walk these files; the program is main.py, or what looks like one."""

    def told(files, *entries):
        files = {"main.py": files} if isinstance(files, str) else files

        def read(path):
            try:
                return fitting(path, Cells).read(files[path].encode())
            except ReadError:
                return None

        program = Program(files, read)
        return Told(trace(program, entries or programs(program) or sorted(files)))

    return told
