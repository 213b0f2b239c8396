import pytest

from openassay.read import make
from openassay.read.format import fitting
from openassay.read.limits import MAX_EXPANDED, ReadError
from openassay.read.script import Script


def test_recipes_are_commands_with_the_makefile_s_variables():
    text = (
        b"LR ?= 1e-4 # rate\nARGS = --a 1 \\\n\t--b $(LR)\nARGS += --c\ntrain: data\n"
        b"\t@python t.py ${ARGS} \\\n\t  $$X $(shell ls)\n\t-rm x\n"
    )
    script = make.read(text)
    assert [(one.words, one.line, one.end_line) for one in script.commands] == [
        (("python", "t.py", "--a", "1", "--b", "1e-4", "--c", "$X", "$(shell ls)"), 6, 7),
        (("rm", "x"), 8, 8),
    ]
    assert script.commands[0].word_lines == (6, 6, 2, 2, 3, 1, 4, 7, 7)
    assert next((one.key, one.value, one.line) for one in script.assignments) == ("LR", "1e-4", 1)


def test_an_assignment_that_yields_does_not_replace():
    assert make.read(b"A = 1\nA ?= 2\nt:\n\techo $(A)\n").commands[0].words == ("echo", "1")


def test_makefiles_are_found_by_name():
    assert fitting("sub/Makefile", Script).read is make.read


def test_variables_that_explode_stop():
    text = b"A=xxxxxxxx\n" + b"A:=$(A)$(A)\n" * 60 + b"t:\n" + b"\techo $(A)\n" * 2000
    try:
        script = make.read(text)
    except ReadError:
        return
    assert sum(len(word) for one in script.commands for word in one.words) < 2 * MAX_EXPANDED


@pytest.mark.parametrize("text", [b"", b"\t", b"=", b"A=\\", b"\tx \\", b"A=$(A)\n\t$(A)"])
def test_odd_texts_give_a_script(text):
    assert isinstance(make.read(text), Script)
