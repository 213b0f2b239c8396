import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import shell
from openassay.read.format import fitting
from openassay.read.limits import MAX_EXPANDED, ReadError
from openassay.read.script import Script


def commands(text):
    return [one.words for one in shell.parse(text).commands]


def placed(text):
    """The words of the last command with their lines."""
    last = shell.parse(text).commands[-1]
    return list(zip(last.words, last.word_lines, strict=True))


def assigned(text):
    return [(one.key, one.value, one.line) for one in shell.parse(text).assignments]


def test_a_continued_command_keeps_the_line_of_each_word():
    found = shell.parse("\ntorchrun train.py \\\n  --lr 1e-4 \\\n  --wd=0.1 > log 2>&1 | tee x\n").commands
    assert [(one.words, one.line, one.end_line) for one in found] == [
        (("torchrun", "train.py", "--lr", "1e-4", "--wd=0.1"), 2, 4),
        (("tee", "x"), 4, 4),
    ]
    assert found[0].word_lines == (2, 2, 3, 3, 4)


def test_a_text_of_several_lines_is_split_where_it_is_used_and_keeps_its_lines():
    text = 'LR=6e-5\nOPTS=" \\\n  --lr $LR \\\n  --seed 42\n  --bf16 \\\n  "\nCMD="train.py $OPTS"\npython $CMD --x\n'
    assert placed(text) == [
        ("python", 8),
        ("train.py", 7),
        ("--lr", 3),
        ("6e-5", 1),
        ("--seed", 4),
        ("42", 4),
        ("--bf16", 5),
        ("--x", 8),
    ]


def test_arrays_become_words_and_grow():
    text = 'ARGS=(\n  --lr 1e-4 # rate\n  "--name=a b"\n)\nARGS+=(--bf16)\npython t.py "${ARGS[@]}" ${ARGS[1]} $ARGS\n'
    assert placed(text)[2:] == [
        ("--lr", 2),
        ("1e-4", 2),
        ("--name=a b", 3),
        ("--bf16", 5),
        ("1e-4", 2),
        ("--lr", 2),
    ]
    assert assigned(text)[:2] == [("ARGS.0", "--lr", 2), ("ARGS.1", "1e-4", 2)]


def test_defaults_stand_where_nothing_else_is_known():
    text = 'A=${1:-5}\nB=\nC=$(date)\necho ${A} ${B:-b} ${B-c} "${C:-c}" $D ${E:-"x $A"} ${F%.*} $1\n'
    assert commands(text) == [("echo", "5", "b", "c", "$D", "x 5", "${F%.*}", "$1")]


def test_texts_grow():
    assert commands('A="--x"\nA+=" --y"\nA="$A --z"\nrun $A\n') == [("run", "--x", "--y", "--z")]


def test_an_assignment_in_front_holds_for_its_command_alone():
    text = "LR=1\nLR=2 CUDA=0 python t.py $LR\n"
    assert commands(text) == [("python", "t.py", "1")]
    assert assigned(text) == [("LR", "1", 1), ("LR", "2", 2), ("CUDA", "0", 2)]


def test_exports_and_declarations_assign():
    assert assigned("export A=1 B\ndeclare -x C='2 3'\n") == [("A", "1", 1), ("C", "2 3", 2)]


def test_what_a_branch_decides_is_not_known_behind_it():
    text = "LR=1\nif [ $X ]; then\n  LR=2\n  a $LR\nelse\n  b $LR\nfi\nc $LR\n"
    assert commands(text)[1:] == [("a", "2"), ("b", "1"), ("c", "$LR")]


def test_a_branch_that_only_takes_over_an_argument_leaves_the_default():
    text = (
        'LR=1e-4\nwhile [ $# -gt 0 ]; do\n  case "$1" in\n    --lr|-l) LR="$2"; shift 2 ;;\n'
        "    *) exit 1 ;;\n  esac\ndone\nrun $LR\n"
    )
    assert commands(text)[-1] == ("run", "1e-4")
    assert ("--lr",) not in commands(text)


def test_what_every_branch_gives_alike_is_known():
    assert commands("if a; then X=1; else X=1; fi\nrun $X")[-1] == ("run", "1")
    assert commands("if a; then X=1; else X=2; fi\nrun $X")[-1] == ("run", "$X")


def test_loops_keep_their_variable_open():
    assert commands("for s in 1 2; do\n run --seed $s\ndone\n") == [
        ("for", "s", "in", "1", "2"),
        ("run", "--seed", "$s"),
    ]


def test_local_variables_stay_in_their_function():
    assert commands("a=0\nf() { local a=1; run $a; }\nrun $a\n") == [("run", "1"), ("run", "0")]


def test_here_documents_are_skipped_and_counted():
    text = "cat <<EOF > a <<-'X'\nit's $(\nEOF\n\tone\n\tX\nrun\n"
    assert [(one.words, one.line) for one in shell.parse(text).commands] == [(("cat",), 1), (("run",), 6)]


def test_batch_directives_are_commands():
    text = "#!/bin/bash\n#SBATCH --nodes=4 # four\n# SBATCH no\n #SBATCH no\n"
    assert [(one.words, one.line) for one in shell.parse(text).commands] == [(("#SBATCH", "--nodes=4"), 2)]


def test_the_text_of_bash_c_and_eval_is_read_with_its_lines():
    text = 'CMD="t.py \\\n  --lr 1"\nsrun -n 2 bash -c \'python $CMD\'\neval "python $CMD"\n'
    found = shell.parse(text).commands
    assert [(one.words, one.line, one.word_lines) for one in found if one.words[0] == "python"] == [
        (("python", "t.py", "--lr", "1"), 3, (3, 1, 2, 2)),
        (("python", "t.py", "--lr", "1"), 4, (4, 1, 2, 2)),
    ]


def test_quotes_substitutions_and_comments():
    text = 'a \'x $Y\' "$(b "c d")" `e` x#y \\$Z "it\'s" $\'q\' # no\n'
    assert commands(text) == [("a", "x $Y", '$(b "c d")', "`e`", "x#y", "$Z", "it's", "q")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("run $(echo 3e-4)", ("run", "3e-4")),
        ("run --lr=$( echo 3e-4 )", ("run", "--lr=3e-4")),
        ('run "$(echo a b)"', ("run", "a b")),
        ("A=7\nrun $(echo $A)", ("run", "7")),
        ('A=7\nrun "$(echo ${A}_$(echo x))"', ("run", "$(echo ${A}_$(echo x))")),
        ("run $(echo)", ("run", "$(echo)")),
    ],
)
def test_a_substitution_that_only_echoes_gives_what_it_says(text, words):
    assert commands(text)[-1] == words


@pytest.mark.parametrize(
    "inner",
    [
        "echo -n 3",
        "echo 3 | tac",
        "echo 3; date",
        "echo 3 && date",
        "echo 3 > f",
        "echo `date`",
        "echoes 3",
        "date",
        "echo 3\ndate",
    ],
)
def test_another_command_is_not_run(inner):
    assert "$(" in " ".join(commands(f"run $({inner})")[-1])


@pytest.mark.parametrize(
    "text", ["run $(echo 3", 'run "$(echo 3', "run $(echo ')", "run $(echo $(echo ", "$(echo " * 400]
)
def test_an_echo_that_never_ends_does_not_stop_the_reader(text):
    assert len(shell.parse(text + "\nnext --lr 1\n").commands) >= 1


def test_open_quotes_do_not_swallow_the_rest():
    assert commands("echo it's\nrun --lr 1\n") == [("echo", "it's"), ("run", "--lr", "1")]


def test_lines_count_from_where_a_code_block_begins():
    assert shell.parse("\na b\n", 10).commands[0].word_lines == (11, 11)


@pytest.mark.parametrize("name", ["train.sh", "job.slurm", "run", "run_all", "a/b/RUN"])
def test_shell_scripts_are_found_by_name(name):
    assert fitting(name, Script).read is shell.read


@pytest.mark.parametrize("name", ["run.py", "run_clm.py", "runs.csv"])
def test_other_files_are_not(name):
    assert fitting(name, Script) is None


def test_another_language_is_refused():
    with pytest.raises(ReadError, match="python"):
        shell.read(b"#!/usr/bin/env python3\nimport os\n")


def test_variables_that_explode_stay_as_they_are_written():
    text = "A=xxxxxxxxxx\n" + 'A="$A$A"\n' * 60 + "echo $A\n" * 2000
    script = shell.parse(text)
    assert sum(len(word) for one in script.commands for word in one.words) < 2 * MAX_EXPANDED
    assert script.commands[-1].words == ("echo", "$A")


def test_arrays_that_explode_stop():
    try:
        script = shell.parse("A=(x)\n" + 'A+=("${A[@]}")\n' * 60 + 'echo "${A[@]}"\n' * 2000)
    except ReadError:
        return
    assert sum(len(one.words) for one in script.commands) < MAX_EXPANDED // 32


def test_scripts_that_run_themselves_stop():
    assert commands('A=\'eval "$A"\'\neval "$A"\n')[0][0] == "eval"


safe = st.text("ab-=/.:1_,", min_size=1, max_size=6).filter(lambda word: "=" not in word or word[0] == "-")
words = st.lists(st.one_of(safe, st.text("a b'\"$\\#;|&()<>*`{}\n~!", max_size=6)), min_size=1, max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, min_size=1, max_size=4))
def test_what_shlex_quotes_is_read_back(lists):
    text = "".join("x " + shlex.join(one) + "\n" for one in lists)
    assert commands(text) == [("x", *one) for one in lists]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aA=\"'`$(){}[]\\;|&<>#\n @*:-+1", max_size=60))
def test_any_text_gives_commands_with_a_line_for_each_word(text):
    script = shell.parse("A=(1 2)\n" + text)
    for one in script.commands:
        assert len(one.word_lines) == len(one.words) > 0
        assert 1 <= one.line <= one.end_line <= text.count("\n") + 2
        assert all(1 <= line <= text.count("\n") + 2 for line in one.word_lines)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "if",
                "then",
                "else",
                "fi",
                "for",
                "x",
                "in",
                "do",
                "done",
                "case",
                "esac",
                "{",
                "}",
                "(",
                ")",
                ";;",
                ";",
                "A=1",
                "A=2",
                "$A",
                "f()",
                "eval",
                "a)",
                "\n",
            ]
        ),
        max_size=25,
    )
)
def test_any_order_of_reserved_words_gives_a_script(tokens):
    assert isinstance(shell.parse(" ".join(tokens)), Script)


def test_an_array_has_no_arrays_in_it():
    assert shell.parse("A=(" * 5_000 + "x\n").commands == ()
