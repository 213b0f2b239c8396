"""Which models had a part in building this dataset or in judging this benchmark, and can they be had?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Mention, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import NOT_OURS, count, say, shorten
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-PAR-02",
    part="parameters",
    question="Which models had a part in building this dataset or in judging this benchmark, and can they be had?",
    why="A record that a hidden model kept, or a score that it gave, cannot be explained.",
    satisfy="Name the filter, scoring or judge models with an address and a version.",
    gives="filters",
    facts=("parameters.elsewhere", "parameters.described", "parameters.not_applicable", "parameters.here"),
    needs=("subject", "documents", "code", "roles", "mentions"),
)

_FILTER = re.compile(
    r"\b(filter(ed|ing)?|scor(ed|ing|e)|classif(ied|ier|y)|detect(ed|or)|rank(ed|ing)?|label(l?ed)?|annotat(ed|e)|predict(ed|or)|generat(ed|e)|synthesi[sz]ed|translat(ed|e)|transcrib(ed|e)|dedup\w*)\b[^.;]{0,60}\b(with|using|by|via|from|through)\b[^.;]{0,60}\b(CLIP|model|models|classifier|predictor|LLM|GPT[-\w.]*|ChatGPT|Claude[-\w.]*|fastText|KenLM|BERT\w*|Whisper|DaVinci|text-davinci\S*|embedding\w*|BLIP\w*|language identification|cld3|langdetect)\b",
    re.I,
)
_JUDGE = re.compile(
    r"\b(LLM|GPT[-\w.]*|model|ChatGPT|Claude[-\w.]*)[- ](as[- ]a[- ])?(judge|grader|evaluator|based (judge|grad|eval)\w*)\b|\bjudge(d by|[- ]model| LLM)\b|\bgraded by (an? )?(LLM|GPT|model)",
    re.I,
)
_CODE = re.compile(r"judge_model|grader_model|llm_judge|judge_llm|JudgeModel", re.I)


def look(
    reading: Reading, subject: Subject, documents: Documents, code: Code, roles: Roles, mentions: tuple[Mention, ...]
) -> Look:
    """For a dataset or a benchmark: the models that its documents and code name as filter, annotator or judge."""
    if subject.kind not in ("dataset", "benchmark"):
        return ()
    pattern = _FILTER if subject.kind == "dataset" else _JUDGE
    hits = list(say(documents, pattern, not_under=NOT_OURS))
    judged = [
        (path, one) for path, module in code.modules.items() for one in module.assigns
        if subject.kind == "benchmark" and roles.of(path) in ("own", "evaluation") and _CODE.search(one.target)
    ]  # fmt: skip
    for hit in hits[:3]:
        links = [
            one
            for one in mentions
            if one.path == hit.path
            and hit.sentence.line <= one.line <= hit.sentence.end_line
            and one.target in ("model", "weights", "repository")
        ]
        for link in links[:1]:
            yield DETECTOR.says(
                "parameters.elsewhere",
                "yes",
                f"{link.address} had a part in it: “{hit.text}”",
                hit.place,
                sure="likely",
                value=link.address,
            )
        if not links:
            yield DETECTOR.says(
                "parameters.described", "yes", f"A model is only named: “{hit.text}”", hit.place, sure="likely"
            )
    for path, one in judged[:2]:
        yield DETECTOR.says(
            "parameters.described",
            "yes",
            f"A judge model is named in code: {shorten(one.value.text, 80)}",
            at(path, one.line),
            sure="likely",
        )
    if not hits and not judged:
        role = "filtered or scored the records" if subject.kind == "dataset" else "judges the answers"
        yield DETECTOR.says(
            "parameters.not_applicable",
            "yes",
            f"No model is named that {role}.",
            searched=(*documents.leading, count(len(code.modules), "source file")),
            sure="likely",
        )
    return tuple(dict.fromkeys([hit.path for hit in hits] + [path for path, _ in judged]))
