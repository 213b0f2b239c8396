"""Which line would give the values that are not given?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Training
from openassay.detect.mending import Told, in_readme, mend, named
from openassay.detect.reading import Reading
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-HYP-40",
    part="hyperparameters",
    question="Which line would give the values that are not given?",
    why="Four values decide a training run; whoever repeats it must not guess one of them.",
    satisfy="Write the values of the released run at the place that is named.",
    facts=("hyperparameters.mend",),
    needs=("subject", "documents", "code", "training", "everything"),
)

_ITEMS = {
    "hyperparameters.optimizer": ("optimizer", "<name, with its betas and weight decay>"),
    "hyperparameters.learning_rate": ("learning_rate", "<value, and its schedule>"),
    "hyperparameters.batch_size": ("batch_size", "<examples per step, over all devices>"),
    "hyperparameters.duration": ("steps", "<number of steps, or of epochs>"),
}
_SECTION = re.compile(r"hyper-?param|^(?!.*\bdata).*\btrain(ing)?\b", re.I)
_SETTINGS = {
    "dataset": ("Settings of the build: <thresholds, deduplication, sampling>", re.compile(r"build|creat|construct|process|filter|curat", re.I)),
    "benchmark": ("Settings of the evaluation: <shots, prompt, decoding, metric>", re.compile(r"evaluat|usage|setting|run", re.I)),
}  # fmt: skip
_TEXTS = (".yaml", ".yml", ".toml", ".ini", ".cfg")


def look(
    reading: Reading,
    subject: Subject,
    documents: Documents,
    code: Code,
    training: Training,
    everything: tuple[Evidence, ...],
) -> Look:
    """For a model what lacks of the four values; for a dataset or a benchmark its settings."""
    told = Told(everything)
    if subject.kind in _SETTINGS:
        line, section = _SETTINGS[subject.kind]
        if told.missing("hyperparameters"):
            yield in_readme(DETECTOR, documents, section, line, "Say with which settings it was done.")
        return
    lacking = [one for fact in _ITEMS for one in told.no(fact)]
    for one in lacking:
        if one.locations:
            yield _placed(documents, code, one)
    yield from _missing(documents, training, [one.fact for one in lacking if not one.locations])


def _placed(documents: Documents, code: Code, one: Evidence) -> Evidence:
    """A placeholder in a configuration is filled there; what a program or a text leaves open is told in the README."""
    name, value = _ITEMS[one.fact]
    place = one.locations[0]
    if place.path.endswith(_TEXTS):
        return mend(DETECTOR, f"{name}: {value}", f"{one.message} Give the value of the released run.", place)
    if option := _option(code, one):
        line = f"python {place.path} --{option} {value}"
        return in_readme(DETECTOR, documents, _SECTION, line, f"{one.message} Show the command that made the release.")
    why = f"{one.message} Say what the released run had ({named(place)})."
    return in_readme(DETECTOR, documents, _SECTION, _sentence([(name, value)]), why)


def _option(code: Code, one: Evidence) -> str:
    """The option whose default stands at the place, if it is one."""
    place, name = one.locations[0], one.message.split(" = ")[0]
    module = code.modules.get(place.path)
    options = (
        [call for call in module.calls if call.line == place.line and call.name.endswith("add_argument")]
        if module
        else []
    )
    return name if options and name.isidentifier() else ""


def _sentence(given: list[tuple[str, str]]) -> str:
    """Values as a README states them of the training."""
    return "Trained with " + "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in given)


def _missing(documents: Documents, training: Training, facts: list[str]) -> Iterator[Evidence]:
    """In the configuration that the training reads, else in the README."""
    given = [_ITEMS[fact] for fact in facts]
    if not given:
        return
    config = next((path for path in training.configs if path.endswith(_TEXTS)), "")
    if config and training.here:
        line = "; ".join(f"{name}: {value}" for name, value in given)
        yield mend(DETECTOR, line, "Complete the configuration with the values of the released run.", at(config, 1))
        return
    why = "State with which values the released run was made."
    yield in_readme(DETECTOR, documents, _SECTION, _sentence(given), why)
