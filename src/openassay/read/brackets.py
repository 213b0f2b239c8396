"""Which token closes which: brackets, and the words that some languages write in their place."""

from collections import Counter
from collections.abc import Mapping, Sequence

from openassay.read.tokens import Token

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_SOFT = frozenset({"(", "["})
_QUOTED = frozenset({"string", "letter"})


class Brackets:
    """For each token that opens, the index of the one that closes it; the number of tokens where none does.

    `words` open as brackets do, and each has the word that closes it; one that follows a joint is a field. Those in
    `bare` open nothing inside round or square brackets, where they belong to a comprehension, and there no word
    closes anything but what was opened inside.
    """

    def __init__(
        self, tokens: Sequence[Token], words: Mapping[str, str], joints: frozenset[str], bare: frozenset[str]
    ) -> None:
        self.closes: dict[int, int] = {}
        self.opens: dict[int, int] = {}
        """The reverse of `closes`."""
        self._stack: list[tuple[int, str]] = []
        self._waiting: Counter[str] = Counter()
        pairs, closers = {**_PAIRS, **words}, {*_PAIRS.values(), *words.values()}
        for index, token in enumerate(tokens):
            text = token.text
            if (text not in pairs and text not in closers) or token.kind in _QUOTED:
                continue
            word = token.kind == "name"
            if word and index and tokens[index - 1].text in joints:
                continue
            soft = word and bool(self._stack) and tokens[self._stack[-1][0]].text in _SOFT
            if text in closers and not soft:
                self._close(text, index)
            elif text in pairs and not (soft and text in bare):
                self._stack.append((index, pairs[text]))
                self._waiting[pairs[text]] += 1
        self.closes.update((index, len(tokens)) for index, _ in self._stack)

    def _close(self, text: str, index: int) -> None:
        """Close the nearest that waits for this text, and what was left open inside it; a stray one closes nothing."""
        while self._waiting[text]:
            first, wanted = self._stack.pop()
            self._waiting[wanted] -= 1
            self.closes[first] = index
            if wanted == text:
                self.opens[index] = first
                return
