"""What holds in which process of which program?"""

from openassay.detect.sessions import sessions
from openassay.flow import trace
from openassay.flow.program import Program
from openassay.read.cells import Cells
from openassay.read.format import fitting

MAIN = """\
import torch
import torch.multiprocessing as mp
import setup


def work(rank):
    torch.rand(2)


if __name__ == "__main__":
    torch.manual_seed(1)
    mp.spawn(work, nprocs=2)
"""


def found(setup: str):
    files = {"main.py": MAIN, "setup.py": setup}
    program = Program(files, lambda path: fitting(path, Cells).read(files[path].encode()))
    return {one.process: one for one in sessions(trace(program, ["main.py"]))}


def test_a_spawned_process_does_not_have_the_seed_of_its_parent():
    told = found("")
    assert told[0].seeded("torch")
    assert not told[1].seeded("torch")


def test_what_a_module_seeds_when_it_is_imported_holds_in_every_process():
    assert found("import torch\n\ntorch.manual_seed(0)\n")[1].seeded("torch")
