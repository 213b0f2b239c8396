"""What the rules say: rubrics as data, one evaluator, and what follows from its verdicts."""

from openassay.standard.catalogue import ids, load, rubrics
from openassay.standard.errors import StandardError
from openassay.standard.evaluate import evaluate
from openassay.standard.gate import gate
from openassay.standard.licences import Licences, Terms, licences
from openassay.standard.parts import claim, parts
from openassay.standard.rubric import Rubric, facts, rules

__all__ = [
    "Licences",
    "Rubric",
    "StandardError",
    "Terms",
    "claim",
    "evaluate",
    "facts",
    "gate",
    "ids",
    "licences",
    "load",
    "parts",
    "rubrics",
    "rules",
]
