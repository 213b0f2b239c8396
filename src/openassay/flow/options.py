"""What may the command line give? Parsers, flags and decorated parameters, each with its default and its place."""

import ast

from openassay.flow.evaluate import Evaluating
from openassay.flow.origin import Taint
from openassay.flow.value import (
    Class,
    Constant,
    External,
    Frame,
    Function,
    Given,
    Instance,
    Items,
    Made,
    Site,
    Value,
    tainted,
)

_PARSERS = (
    "argparse.ArgumentParser", "configargparse.ArgumentParser", "configargparse.ArgParser",
    "transformers.HfArgumentParser", "trl.TrlParser", "simple_parsing.ArgumentParser", "jsonargparse.ArgumentParser",
    "tap.Tap",
)  # fmt: skip
_GROUPS = ("add_argument_group", "add_mutually_exclusive_group", "add_subparsers", "add_parser")
_CONFIGS = (
    "yaml.safe_load",
    "yaml.load",
    "omegaconf.OmegaConf.load",
    "json.load",
    "toml.load",
    "tomllib.load",
    "hydra.compose",
)


def is_parser(value: Made) -> bool:
    """Whether a value parses the command line."""
    return value.name in _PARSERS


def option(walk: Evaluating, owner: Made, name: str, given: Given, site: Site) -> Value:
    """A method of a parser: an option is kept with its default; parsing gives all of them."""
    if name == "add_argument":
        _add(walk, owner, given, site)
        return Constant(None)
    if name == "set_defaults":
        owner.attributes |= {key: _open(walk, value, site, key) for key, value in given.keywords.items()}
        return Constant(None)
    if name in ("parse_args", "parse_known_args"):
        asked = Made("argparse.Namespace", (), {}, walk.place(*site))
        asked.attributes = dict(owner.attributes)
        return asked if name == "parse_args" else Items("tuple", (asked, Value()))
    if name.startswith("parse_"):
        held = owner.args[0] if owner.args else Value()
        classes = held.elements if isinstance(held, Items) else [held]
        return Items("tuple", [from_command_line(walk, one, site) for one in classes])
    return owner if name in _GROUPS else Value()


def _add(walk: Evaluating, owner: Made, given: Given, site: Site) -> None:
    words = [str(one.value) for one in given.args if isinstance(one, Constant)]
    long = next((word for word in words if word.startswith("--")), words[0] if words else "")
    destination = given.keywords.get("dest")
    name = str(destination.value) if isinstance(destination, Constant) else long.lstrip("-").replace("-", "_")
    action = given.keywords.get("action")
    switch = isinstance(action, Constant) and str(action.value) in ("store_true", "store_false")
    must = isinstance(one := given.keywords.get("required"), Constant) and bool(one.value)
    must = must or (bool(words) and not words[0].startswith("-") and "nargs" not in given.keywords)
    missing = Value() if must else Constant(False if switch else None)
    default = given.keywords.get("default") or missing
    owner.attributes[name] = _open(walk, default, site, long or name)


def _open(walk: Evaluating, value: Value, site: Site, name: str) -> Value:
    return tainted(value, frozenset((Taint("option", walk.place(*site), name),)))


def flag(walk: Evaluating, name: str, given: Given, site: Site) -> Value | None:
    """`flags.DEFINE_integer("seed", 1, ...)` and `click.option("--seed", default=1)`."""
    if ".DEFINE_" in name and given.args and isinstance(given.args[0], Constant):
        default = given.keywords.get("default") or (given.args[1] if len(given.args) > 1 else Constant(None))
        walk.flags[str(given.args[0].value)] = _open(walk, default, site, str(given.args[0].value))
        return walk.flags[str(given.args[0].value)]
    if name in _CONFIGS:
        return _open(walk, Made(name, *given, walk.place(*site)), site, name)
    return None


def decorated(walk: Evaluating, function: Function, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
    """Keep the options that decorators of a command line give to a function's parameters."""
    for one in node.decorator_list:
        if not (
            isinstance(one, ast.Call)
            and isinstance(one.func, ast.Attribute)
            and one.func.attr in ("option", "argument")
        ):
            continue
        words = [part.value for part in one.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        long = next((word for word in words if word.startswith("--")), words[0] if words else "")
        must = one.func.attr == "argument" or any(key.arg == "required" for key in one.keywords)
        missing = Value() if must else Constant(None)
        default = next((walk.value(key.value, frame) for key in one.keywords if key.arg == "default"), missing)
        function.options[long.lstrip("-").replace("-", "_")] = _open(walk, default, Site(one, frame), long)


def commanded(function: Function) -> bool:
    """Whether a function is a command: its parameters come from outside."""
    names = [one.name for one in function.decorators if isinstance(one, External)]
    made = [one.name for one in function.decorators if isinstance(one, Made)]
    return bool(function.options) or any(name.startswith(("hydra", "click", "typer")) for name in (*names, *made))


def exposed(walk: Evaluating, function: Function) -> None:
    """Parameters with defaults of a function that is a command are options."""
    asked = function.node.args
    pairs = [
        *zip(asked.args[::-1], asked.defaults[::-1], strict=False),
        *zip(asked.kwonlyargs, asked.kw_defaults, strict=True),
    ]
    for one, node in pairs:
        if node is not None and one.arg not in function.options:
            default = _field(walk.value(node, function.frame))
            function.options[one.arg] = _open(walk, default, Site(one, function.frame), one.arg)


def from_command_line(walk: Evaluating, what: Value, site: Site) -> Value:
    """An object of a class whose fields are options, each with the default that the class gives."""
    if not isinstance(what, Class):
        return Value()
    made = Instance(what, walk.place(*site))
    for one in reversed(what.line()):
        for statement in one.node.body:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                name = statement.target.id
                default = _field(one.frame.names.get(name, Value()))
                made.attributes[name] = _open(walk, default, Site(statement, one.frame), name)
    return made


def _field(value: Value) -> Value:
    """What `field(default=...)` gives."""
    if isinstance(value, Made) and value.name.rpartition(".")[2] in ("field", "Field", "Option"):
        return value.keywords.get("default") or (value.args[0] if value.args else Value())
    return value


def parsed(walk: Evaluating, owner: Value, name: str, made: Made) -> Value | None:
    """What a method gives that stands for options of the program: `Tap().parse_args()`."""
    if isinstance(owner, Instance) and name == "parse_args" and "tap.Tap" in owner.kind.roots():
        return from_command_line(walk, owner.kind, Site(ast.Pass(lineno=made.place.line), owner.kind.frame))
    return None
