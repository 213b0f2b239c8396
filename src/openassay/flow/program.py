"""Which file does an import mean? The sources of a program, by path and by dotted name."""

from collections.abc import Callable, Iterable

from openassay.read.cells import Cells


class Program:
    """The Python files that a walk may enter; each is read when it is first asked for.

    `read` gives a file's cells, or none where it cannot be read.
    """

    def __init__(self, paths: Iterable[str], read: Callable[[str], Cells | None]) -> None:
        self.paths = tuple(sorted(paths))
        self._read = read
        self._cells: dict[str, Cells | None] = {}
        self._index: dict[str, list[str]] = {}
        self._known = frozenset(self.paths)
        for path in self.paths:
            if path.endswith(".py"):
                self._add(path)

    def _add(self, path: str) -> None:
        parts = path[:-3].split("/")
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        for start in range(len(parts)):
            self._index.setdefault(".".join(parts[start:]), []).append(path)

    def cells(self, path: str) -> Cells | None:
        """The source of a file, or none where it cannot be read."""
        if path not in self._cells:
            self._cells[path] = self._read(path)
        return self._cells[path]

    def find(self, name: str, near: str, level: int = 0) -> str:
        """The path of a module as a file imports it, or nothing; `level` counts the leading dots."""
        folder = near.split("/")[:-1]
        if level:
            base = folder[: len(folder) - level + 1]
            return self._exact("/".join([*base, *(name.split(".") if name else [])]))
        for depth in range(len(folder), -1, -1):
            if found := self._exact("/".join([*folder[:depth], *name.split(".")])):
                return found
        fitting = [one for one in self._index.get(name, []) if not self._inside(one, name)]
        return min(fitting, key=lambda one: (one.count("/"), one), default="") if "." in name or fitting else ""

    def _inside(self, path: str, name: str) -> bool:
        """Whether a file that ends in this name is a part of a package, which has a longer name."""
        whole = path.removesuffix("/__init__.py").removesuffix(".py").split("/")
        above = "/".join(whole[: len(whole) - name.count(".") - 1])
        return bool(above) and f"{above}/__init__.py" in self._known

    def _exact(self, stem: str) -> str:
        found = (one for one in (f"{stem}.py", f"{stem}/__init__.py") if one in self._known)
        return next(found, "")
