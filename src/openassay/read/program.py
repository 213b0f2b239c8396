"""The one pass over the tokens of a program: its scopes, loops, calls, assignments and definitions."""

from collections.abc import Iterator
from typing import NamedTuple

from openassay.read.brackets import Brackets
from openassay.read.folding import MAX_STRING, UNKNOWN, Folded
from openassay.read.language import Language
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.module import Assign, Call, Definition, Import, Module, Text, Value
from openassay.read.terms import MAX_TOKENS, chain, fold, kind_of
from openassay.read.tokens import lex, said

MIN_TEXT = 24
"""Shortest string that is kept as a Text, in characters."""
_MAX_TEXT = 200
_MAX_HEAD = 96
"""Most tokens of a head (of a function, a class, a loop) that are looked through, brackets counted as one."""
_MAX_ITEMS = 400
"""Most arguments of a call, or entries of a table."""
_MAX_KEYS = 4
"""Deepest nesting of tables whose entries become assignments."""
_TYPES = 12
"""Longest annotation between a name and its value, in tokens."""
_OPERANDS = frozenset({"string", "number", "name", "letter"})
_CLOSING = frozenset({")", "]", "}"})
_ASSIGNS = frozenset({"=", "<-", "<<-", "+=", "-=", "*="})
_ENDS = frozenset({";", ",", ")", "]", "}", "=>", *_ASSIGNS})
"""What an expression ends before, a further assignment among them."""
_FIXED = frozenset({"const", "static"})
_TYPED = frozenset({":", "::", "?"})
_KEYS = frozenset({"name", "string", "letter"})
_TRANSPOSED = "'"


class Span(NamedTuple):
    """The tokens from `start` to before `end`."""

    start: int
    end: int


class _Frame(NamedTuple):
    """A scope or loop that ends before a token, and the state around it."""

    end: int
    scope: str
    loop: int


class Program:
    """A source of a language with a table, read once. Steps of the table call back what they need."""

    def __init__(self, source: str, language: Language) -> None:
        self.source, self.language = source, language
        self.tokens, self.comments = lex(source, language.pattern, self._remarks)
        joints = language.dialect.joints
        self.brackets = Brackets(self.tokens, language.words, joints, language.bare)
        self.scope, self.loop = "", 0
        self.imports: list[Import] = []
        self.calls: list[Call] = []
        self.assigns: list[Assign] = []
        self.definitions: list[Definition] = []
        self.texts: list[Text] = []
        self.names: dict[str, Folded] = {}
        self.taken: set[int] = set()
        """Marks that belong to a parameter, an argument or an entry, and begin nothing of their own."""
        self.inside: list[int] = []
        """The tokens that opened what is open."""
        self._frames: list[_Frame] = []
        self._run()

    def _remarks(self, kind: str, text: str, line: int) -> list[tuple[int, str]]:
        return said(text, line, self.language.decoration) if kind == "comment" else []

    def _run(self) -> None:
        steps, closes, opens = self.language.steps, self.brackets.closes, self.brackets.opens
        for index, token in enumerate(self.tokens):
            while self._frames and self._frames[-1].end <= index:
                _, self.scope, self.loop = self._frames.pop()
            if index in opens:
                self._leave(opens[index])
            if token.kind == "string":
                self._string(index)
            elif token.text in steps and not self.field(index):
                steps[token.text](self, index)
            if index in closes:
                self.inside.append(index)

    def _leave(self, first: int) -> None:
        while self.inside and self.inside[-1] >= first:
            self.inside.pop()

    def _string(self, index: int) -> None:
        whole = self.language.dialect.content(self.tokens[index])
        if len(whole) >= MIN_TEXT:
            self.texts.append(Text(whole[:MAX_STRING], self.tokens[index].line, len(whole)))
        if self.language.bracketless:
            self.bracketless(index)

    def field(self, index: int) -> bool:
        """Whether a word is the field of something (`x.end`), and no word of the language."""
        before = self.text(index - 1)
        return self.tokens[index].kind == "name" and before in self.language.dialect.joints and before != "::"

    def text(self, index: int) -> str:
        """The text of a token, empty outside the file."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def name(self, index: int) -> str:
        """The text of a token that is a name and no word of the language, else empty."""
        token = self.tokens[index] if 0 <= index < len(self.tokens) else None
        return token.text if token and token.kind == "name" and token.text not in self.language.keywords else ""

    def close(self, index: int) -> int:
        """The index of the token that closes what opens here."""
        return self.brackets.closes.get(index, index)

    def new_line(self, index: int) -> bool:
        """Whether a token is the first of its line."""
        return index > 0 and self.tokens[index].line > self.tokens[index - 1].line

    def head(self, start: int, end: int) -> range:
        """The tokens of a head, as far as they are looked through."""
        return range(start, min(end, start + _MAX_HEAD))

    def skip(self, index: int) -> int:
        """The token after this one, or after the bracket that opens here."""
        return self.close(index) + 1

    def seek(self, start: int, *texts: str) -> int:
        """The next token of such a text at the depth of `start`; -1 where a statement ends, or a head is too long."""
        index = start
        for _ in range(_MAX_HEAD):
            text = self.text(index)
            if text in texts:
                return index
            if text in {"", ";"} or text in _CLOSING:
                break
            index = self.skip(index)
        return -1

    def chain(self, end: int) -> tuple[int, str]:
        """The dotted name that ends before `end`, and where it starts."""
        return chain(self.tokens, end, self.language.dialect.joints)

    def forward(self, start: int) -> tuple[int, str]:
        """The dotted name that starts at `start`, and the index after it."""
        end = start
        while end - start < MAX_TOKENS and self.name(end):
            end += 1
            if self.text(end) not in self.language.dialect.joints or not self.name(end + 1):
                break
            end += 1
        return end, self.chain(end)[1] if end > start else ""

    def items(self, opening: int) -> Iterator[Span]:
        """What stands between commas inside a bracket."""
        start = at = opening + 1
        end = min(self.close(opening), len(self.tokens))
        count = 0
        while at < end and count < _MAX_ITEMS:
            if self.tokens[at].text in {",", ";"}:
                if at > start:
                    yield Span(start, at)
                    count += 1
                start = at + 1
            at = self.skip(at)
        if start < end and count < _MAX_ITEMS:
            yield Span(start, end)

    def value(self, span: Span) -> Value:
        """Some tokens as a Value."""
        start, end = span
        if end <= start:
            return Value("", "other", self.tokens[start - 1].line if start else 1)
        first, last = self.tokens[start], self.tokens[end - 1]
        text = self.source[first.start : min(last.start + len(last.text), first.start + 2 * _MAX_TEXT)]
        kind = ("list" if first.text in {"{", "["} else "other", "", "")
        if end - start <= MAX_TOKENS:
            kind = kind_of(self.tokens[start:end], self.names, self.language.dialect)
        return Value(" ".join(text.split())[:_MAX_TEXT], kind[0], first.line, *kind[1:])

    def extent(self, start: int) -> Span:
        """The expression that starts here: it ends where two operands meet, or with its line in some languages."""
        at, operand = start, False
        operators, line_ends = self.language.operators, self.language.line_ends
        for _ in range(2 * MAX_TOKENS):
            token = self.tokens[at] if at < len(self.tokens) else None
            if token is None or token.text in _ENDS or at in self.brackets.opens:
                break
            word = token.text in operators
            if operand and (line_ends and self.new_line(at)):
                break
            argument = self.language.bracketless and token.kind == "string"
            if operand and not word and not argument and (token.kind in _OPERANDS or token.text in self.language.words):
                break
            operand = not word and (token.kind in _OPERANDS or at in self.brackets.closes or token.text == _TRANSPOSED)
            at = self.skip(at)
        return Span(start, min(at, len(self.tokens)))

    def statement(self, start: int) -> int:
        """Where the one statement that starts here ends: an expression, or the values that it assigns."""
        end = self.extent(start).end
        for _ in range(_MAX_KEYS):
            if self.text(end) not in _ASSIGNS:
                break
            end = self.extent(end + 1).end
        return end

    def pair(self, span: Span) -> int:
        """The mark between key and value, or 0."""
        start, end = span
        if end - start < 3:
            return 0
        after = start + 1 if self.tokens[start].kind in _KEYS else 0
        if self.tokens[start].text == "[" and self.close(start) == start + 2:
            after = start + 3
        return after if 0 < after < end and self.tokens[after].text in self.language.pairs else 0

    def entries(self, opening: int) -> Iterator[tuple[str, Span]]:
        """The named values inside a bracket, their keys first."""
        for span in self.items(opening):
            if mark := self.pair(span):
                yield self.key(mark), Span(mark + 1, span.end)

    def key(self, mark: int) -> str:
        """The key before a mark, which then begins nothing of its own."""
        self.taken.add(mark)
        token = self.tokens[mark - 2 if self.text(mark - 1) == "]" else mark - 1]
        return (token.text if token.kind == "name" else self.language.dialect.content(token))[:MAX_STRING]

    def callee(self, index: int) -> tuple[int, str]:
        """The name before `(`, and where it starts."""
        end = index - (self.text(index - 1) in {"!", "."})
        return self.chain(self.untyped(end))

    def call(self, index: int) -> None:
        """`(` after a name is a call."""
        first, name = self.callee(index)
        apart = self.language.line_ends and self.new_line(index)
        if name and not apart and index not in self.taken and name.rpartition(".")[2] not in self.language.keywords:
            self.invoke(Span(first, index), name, index)

    def untyped(self, end: int) -> int:
        """Where the name ends whose type arguments (`f::<T>(x)`) end at `end`, if it has any."""
        depth = 0
        for at in range(end - 1, max(end - _TYPES, 0) if self.text(end - 1) == ">" else end, -1):
            depth += (self.text(at) == ">") - (self.text(at) == "<")
            if depth == 0:
                return at - (self.text(at - 1) == "::")
        return end

    def invoke(self, head: Span, name: str, opening: int) -> None:
        """Keep a call, whose arguments stand inside a bracket; entries of a table among them are keywords too."""
        args: list[Value] = []
        keywords: dict[str, Value] = {}
        tables = self.text(opening) == "("
        for span in self.items(opening):
            if mark := self.pair(span):
                keywords[self.key(mark)] = self.value(Span(mark + 1, span.end))
                continue
            args.append(self.value(span))
            if tables and self.tokens[span.start].text == self.language.table:
                keywords |= {key: self.value(inner) for key, inner in self.entries(span.start)}
        lines = self.tokens[head.start].line, self._line(self.close(opening))
        call = Call(name, *lines, tuple(args), tuple(keywords.items()), self.scope, self.loop)
        self._called(head.start, call)

    def _called(self, first: int, call: Call) -> None:
        self.calls.append(call)
        more = self.language.called.get(call.name) or self.language.called.get(call.name.rpartition(".")[2])
        if more:
            more(self, first)

    def bracketless(self, index: int) -> None:
        """`f"text"` and `f{...}` are calls with one argument."""
        first, name = self.chain(index)
        if not name or name in self.language.keywords or self.text(index - 1) in self.language.operators:
            return
        if index in self.brackets.closes:
            self.invoke(Span(first, index), name, index)
            return
        line, value = self.tokens[first].line, self.value(Span(index, index + 1))
        self._called(first, Call(name, line, self.tokens[index].line, (value,), (), self.scope, self.loop))

    def assign(self, index: int) -> None:
        """`target = value`, outside the brackets of a call or a table."""
        around = self.text(self.inside[-1]) if self.inside else ""
        if index in self.taken or around in {"(", "["} or (around == "{" and self.language.bracketless):
            return
        targets = list(self._targets(index))
        spans = [self.extent(index + 1)]
        while len(spans) < len(targets) and self.text(spans[-1].end) == ",":
            spans.append(self.extent(spans[-1].end + 1))
        if targets and all(targets) and len(spans) == len(targets):
            for target, span in zip(targets, spans, strict=True):
                self.give(target, span, self.tokens[index].line)

    def give(self, target: str, span: Span, line: int) -> None:
        """A value is given to a name, and the entries of a table to names under it."""
        if span.end <= span.start:
            return
        self.assigns.append(Assign(target, self.value(span), line, self.scope))
        if not self.scope and not self.loop and self._constant(target, span.start):
            known = fold(self.tokens[span.start : span.end], self.names, self.language.dialect)
            self.names[target] = UNKNOWN if target in self.names else known
        self.table(target, span, 1)

    def _constant(self, target: str, start: int) -> bool:
        """Whether a name stands for one value: declared so, or spelled in capitals."""
        line = self.tokens[start].line
        head = {one.text for one in self.tokens[max(start - _TYPES, 0) : start] if one.line == line}
        return target.isidentifier() and (bool(head & _FIXED) or (len(target) > 1 and target.isupper()))

    def table(self, target: str, span: Span, depth: int) -> None:
        """The entries of a table as assignments."""
        opening = span.start
        if self.tokens[opening].kind == "name":
            end, name = self.forward(opening)
            opening = end if name.rpartition(".")[2] in self.language.mappings else -1
        if depth > _MAX_KEYS or opening not in self.brackets.closes or self.text(opening) not in {"(", "{"}:
            return
        for key, inner in self.entries(opening):
            if inner.end > inner.start:
                name = f"{target}.{key}"
                self.assigns.append(Assign(name, self.value(inner), self.tokens[inner.start - 1].line, self.scope))
                self.table(name, inner, depth + 1)

    def _targets(self, index: int) -> Iterator[str]:
        """The names that are assigned to, the last first where there are several."""
        first, name = self._target(index)
        if self.text(first - 1) == "for":
            return
        names = [name]
        while self.language.unpacks and name and self.text(first - 1) == "," and len(names) < MAX_TOKENS:
            first, name = self.chain(first - 1)
            names.append(name)
        yield from names[::-1]

    def _target(self, index: int) -> tuple[int, str]:
        """Where the name before `=` starts, and the name; an element counts where its key is a string."""
        if self.text(index - 1) == "]" and (opening := self.brackets.opens.get(index - 1)):
            return self._element(opening)
        end = index
        for at in range(index - 1, max(index - _TYPES, 0), -1) if self.language.annotation else ():
            if self.text(at) == self.language.annotation and self.name(at - 1):
                end = at
            if self.text(at) in {";", "{", "}", "(", ",", "="} or self.new_line(at):
                break
        first, name = self.chain(end)
        return first, "" if name.rpartition(".")[2] in self.language.keywords else name

    def _element(self, opening: int) -> tuple[int, str]:
        """`name["key"]`, and `name[["key"]]`."""
        opening -= self.text(opening - 1) == "["
        first, name = self.chain(opening)
        keys = [one for one in self.tokens[opening : opening + 3] if one.kind == "string"]
        return first, f"{name}.{self.language.dialect.content(keys[0])[:MAX_STRING]}" if name and keys else ""

    def change(self, index: int) -> None:
        """`target += value`."""
        first, target = self.chain(index)
        if target and first >= 0:
            span = self.extent(index + 1)
            text = f"{self.text(index)} {self.value(span).text}"[:_MAX_TEXT]
            line = self.tokens[index].line
            self.assigns.append(Assign(target, Value(text, "other", line), line, self.scope))

    def qualified(self, name: str) -> str:
        """The qualified name of what is defined here; deep in a hostile file, its own."""
        return f"{self.scope}.{name}".rstrip(".") if self.scope and len(self.scope) < MAX_STRING else name or self.scope

    def define(self, name: str, head: Span, opening: int, body: Span, kind: str = "function") -> None:
        """A function or a class: `head` is where it starts, `opening` the bracket of its parameters, or -1."""
        qualified = self.qualified(name)
        names = self._parameters(opening, qualified) if opening >= 0 else ()
        if name:
            self.definitions.append(Definition(
                kind, qualified, self.tokens[head.start].line, self._line(body.end), names
            ))  # fmt: skip
        self.enter(body.end, qualified, loop=0 if name else self.loop)

    def record(self, name: str, index: int, end: int, bases: tuple[str, ...] = ()) -> None:
        """A class, with what it inherits from."""
        qualified = self.qualified(name)
        self.definitions.append(Definition("class", qualified, self.tokens[index].line, self._line(end), bases))

    def _line(self, index: int) -> int:
        """The line of a token, of the last one beyond the file."""
        return self.tokens[min(index, len(self.tokens) - 1)].line

    def enter(self, end: int, scope: str, *, loop: int) -> None:
        """From here to before `end` another scope or loop holds."""
        self._frames.append(_Frame(min(end, self._frames[-1].end) if self._frames else end, self.scope, self.loop))
        self.scope, self.loop = scope, loop

    def _parameters(self, opening: int, scope: str, depth: int = 1) -> tuple[str, ...]:
        """The names of parameters; their defaults are kept as assignments. Those of a pattern in braces count alike."""
        names: list[str] = []
        self.taken.add(opening)
        for span in self.items(opening):
            if self.text(span.start) == "{":
                names += self._parameters(span.start, scope, depth + 1) if depth < _MAX_KEYS else ()
                continue
            near = range(span.start, min(span.end, span.start + _TYPES))
            mark = next((at for at in near if self.text(at) == "="), span.end)
            stop = next((at for at in near[1:] if self.text(at) in _TYPED and at < mark), mark)
            name = self.name(stop - 1)
            names += [name] if name else []
            if name and mark < span.end:
                self.taken.add(mark)
                value = self.value(Span(mark + 1, span.end))
                self.assigns.append(Assign(name, value, self.tokens[mark].line, scope, parameter=True))
        return tuple(names)


def read(data_text: str, language: Language) -> Module:
    """A source as a Module. Raises ReadError where a limit is met."""
    lines = data_text.count("\n") + (not data_text.endswith("\n") and data_text != "")
    if lines > MAX_LINES:
        raise ReadError(f"more than {MAX_LINES} lines")
    program = Program(data_text, language)
    main = language.main.search(data_text)
    return Module(
        imports=tuple(program.imports),
        calls=tuple(program.calls),
        assigns=tuple(sorted(program.assigns, key=lambda one: one.line)),
        definitions=tuple(program.definitions),
        texts=tuple(program.texts),
        comments=tuple(program.comments),
        main=data_text.count("\n", 0, main.start()) + 1 if main else 0,
        lines=lines,
        language=language.name,
    )
