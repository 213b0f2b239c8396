import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.limits import ReadError
from openassay.read.python import read_source
from openassay.read.python2 import renamed, transliterated


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("print x, y", "print( x, y)"),
        ("print", "print"),
        ("print(x)", "print(x)"),
        ("print x,", "print( x,)"),
        ('print"a"', 'print("a")'),
        ("print >>f, x, y", "print( x, y,file=f)"),
        ("print >>f", "print(file=f)"),
        ("print >>f, x,", "print( x,file=f)"),
        ("if a: print 1; print 2 # c", "if a: print( 1); print( 2) # c"),
        ("except A, e:\n", "except A as e:\n"),
        ("except (A, B), e:\n", "except (A, B) as e:\n"),
        ("except A, (b, c):\n", "except A as _:\n"),
        ("except (A, B):\n", "except (A, B):\n"),
        ("raise E, 'm'", "raise E( 'm')"),
        ("raise E, 'm', tb", "raise E( 'm').with_traceback( tb)"),
        ("raise E(1, 2)", "raise E(1, 2)"),
        ("exec code", "exec( code)"),
        ("exec code in a, b", "exec( code , a, b)"),
        ("exec(code)", "exec(code)"),
        ("x = `y` + `z`", "x = repr(y) + repr(z)"),
        ("a <> b", "a != b"),
        ("0777 + 10L + 0xFFL + 0 + 00 + 1e5", "0o777 + 10 + 0xFF + 0 + 00 + 1e5"),
        ("ur'a' u'b'", "r'a' u'b'"),
        (r"'C:\Users \n \\u' u'\u1234'", r"'C:\\Users \n \\u' u'\u1234'"),
        ("lambda (a, b), c: a", "lambda _a_b, c: a"),
        ("lambda a: (a, b)", "lambda a: (a, b)"),
        ("def f(a, (b, c), d=(1, 2)):\n", "def f(a, _b_c, d=(1, 2)):\n"),
        ("def f((a, b)=(1, 2)):\n", "def f(_a_b=(1, 2)):\n"),
        ("if x:\n\ty\n        z", "if x:\n        y\n        z"),
        ("x.cuda(async=True)", "x.cuda(async_=True)"),
        ("s = 'print x'", "s = 'print x'"),
        ("f = lambda: 1\nprint f", "f = lambda: 1\nprint( f)"),
        ("if (lambda: x)(): print x", "if (lambda: x)(): print( x)"),
    ],
)
def test_transliteration(old: str, new: str) -> None:
    assert transliterated(old) == new


PIECES = st.sampled_from(
    [
        "print ", "x", ",", " ", "\n", ">>", "except ", ":", "raise ", "exec ", " in ", "`", "<>", "0777", "1L",
        "ur'a'", "'", '"""', "(", ")", "lambda ", "def f", "\\\n", "\t", "# c", ";", "=", "async ", "if ", "[", "]",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_lines_are_kept(source: str) -> None:
    assert transliterated(source).count("\n") == source.count("\n")
    assert renamed(source).count("\n") == source.count("\n")


def test_a_program_of_its_time() -> None:
    module = read_source(
        "import cPickle\n"
        "class Net:\n"
        "\tdef train(self, (x, y), lr=1e-3):\n"
        "\t\tfor i in xrange(0777):\n"
        "\t\t\ttry:\n"
        "                                self.step(lr)\n"
        "\t\t\texcept ValueError, e:\n"
        "\t\t\t\tprint >>sys.stderr, 'bad', `e`\n"
        "\t\tif lr <> 1: raise Error, 'x'\n"
        "print 'done', # end\n"
    )
    assert module.python2
    assert [(call.name, call.line, call.loop) for call in module.calls] == [
        ("xrange", 4, 0),
        ("self.step", 6, 1),
        ("print", 8, 1),
        ("repr", 8, 1),
        ("Error", 9, 0),
        ("print", 10, 0),
    ]
    assert module.comments == ((10, "end"),)
    assert module.lines == 10
    assert module.calls[0].args[0].constant == "511"


def test_old_names_are_not_python_2() -> None:
    module = read_source("x = y.cuda(async=True)\nasync def f():\n    await g()\n")
    assert not module.python2
    assert module.calls[0].keywords[0][0] == "async_"


def test_the_first_error_is_told() -> None:
    with pytest.raises(ReadError) as caught:
        read_source("x = 1\nprint 'a'\ny = = 2\n")
    assert caught.value.line == 2
