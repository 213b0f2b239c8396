"""What shell, Slurm and Dockerfile have in common: commands as words, with lines."""

from msgspec import Struct

from openassay.read.settings import Setting


class Command(Struct, frozen=True):
    """One command: its words with known variables replaced, first and last line (continuations joined).

    `word_lines` gives the line of each word: where it stands, or, for a word that a variable expands to, the line
    where the variable's text has it. Empty where the reader does not know.
    """

    words: tuple[str, ...]
    line: int
    end_line: int
    word_lines: tuple[int, ...] = ()


class Script(Struct, frozen=True):
    """Commands and variable assignments in the file's order."""

    commands: tuple[Command, ...]
    assignments: tuple[Setting, ...] = ()
