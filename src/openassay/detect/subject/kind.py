"""What kind of thing is this: a model, a dataset, a benchmark, or software that learns nothing?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Loop, Mention, Names, Roles
from openassay.detect.learning import learns
from openassay.detect.reading import Reading
from openassay.detect.wording import count
from openassay.read.document import Block, sentences
from openassay.schema import Evidence, Location, Outcome, Subject
from openassay.schema import Reading as Competing
from openassay.schema.assessment import Kind

DETECTOR = Detector(
    id="OA-SUB-08",
    part="subject",
    question="What kind of thing is this: a model, a dataset, a benchmark, or software that learns nothing?",
    why="The seven parts mean different things for a model, a dataset and a benchmark, and nothing for plain software.",
    satisfy="Say in the first sentence of the README what the release is.",
    facts=("subject.kind", "subject.reading"),
    needs=("roles", "documents", "code", "loops", "mentions", "names"),
    gives="subject",
)

KINDS: tuple[Kind, ...] = ("model", "dataset", "benchmark", "software")

_HEADS: tuple[tuple[Kind, str], ...] = (
    (
        "benchmark",
        (
            r"benchmark (data ?set|corpus|suite)s?|benchmarks?|leaderboards?|test suites?|(automatic )?evaluation (suite|set|dataset|benchmark|tool|platform|environment)s?|challenge (set|dataset)|shared task|"
            r"(web|computer|agent|interactive|realistic|reproducible) environments?"
        ),
    ),
    (
        "dataset",
        (
            r"datasets?|data ?sets?|corpus|corpora|treebanks?|databases? of|knowledge (graph|base)s?|semantic networks?|ontology|lexicons?|data(?! (\w*load|struct|type|process|parallel|pipeline|augment|scien|cent|prepar|format|center))|"
            r"(real |user |human |natural |expert |crowd\w* )*(questions?|annotations|recordings|transcripts|utterances|sentences|conversations|demonstrations|images and|labels)"
        ),
    ),
    (
        "model",
        (
            r"((language|foundation|diffusion|vision|world|generative|embedding|speech|base|chat) )?models?|LLMs?|VLMs?|MLLMs?|"
            r"(neural )?networks?|transformers?|classifiers?|checkpoints?|(pre-?trained )?weights|GPTs?|autoencoders?|policy|policies|agents?|"
            r"embeddings|vectors|architectures?|CLIP|GANs?|BERT|detectors?|recogni[sz]ers?|vocoders?|chatbots?|codecs?|provers?|chess engine|Go program"
        ),
    ),
    (
        "software",
        (
            r"librar(y|ies)|tool(kit|box|s)?|packages?|servers?|web frameworks?|microframework|command[- ]line|processor|compilers?|engines?|platform|utility|utilities|SDK|plugin|"
            r"orchestrator|databases?(?! of)|api client|wrapper|bindings?|framework|parser|runtime|proxy|downloader|pipelines?|harness(es)?"
        ),
    ),
)
_ABROAD: dict[Kind, str] = {
    "benchmark": "基准|评测|評測|ベンチマーク|벤치마크|бенчмарк",
    "dataset": "数据集|數據集|语料|データセット|コーパス|데이터셋|말뭉치|датасет|корпус|jeu de données|conjunto de (?:datos|dados)|Datensatz",
    "model": "模型|モデル|모델|модел|\bmodèles?\b|\bmodelos?\b|\bModelle?\b|нейросет",
    "software": "工具|框架|ライブラリ|ツール|라이브러리|библиотек|bibliothèque|biblioteca|Bibliothek",
}
_HEAD = tuple((kind, re.compile(rf"\b(?:{pattern})\b|{_ABROAD[kind]}", re.IGNORECASE)) for kind, pattern in _HEADS)
_DEFINES = re.compile(
    r"\b(is|are)\s+(a|an|the|our|one of|now|two|three|four|designed|intended|trained)\b|\bcontains?\b|\bprovides?\b|\bhosts?\b|\bconsists? of\b|\bcollection of\b|"
    r"\b(seen|serves?|used|described|thought of) as\b|\bwe('re| are) releas\w+|\b(we|to|and) (\w+ )?(present|introduce|release|propose|train|describe|provide|share|develop|built|build|created?|open[- ]?source)d?\b|"
    r"是|开源|開源|发布|とは|です|公開|입니다|공개|является|это|представля|\b(es|est|ist|é) (un|une|ein|eine|um|uma)\b|"
    r"\b(implementation|repository|repo|code|codebase|home|source|clone|version|copy|mirror|replica\w*|reproduction|release)\b( \w+)? (of|for)\b|\bintroducing\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\b(of|for|to|that|which|and|or|with|on|in|by|from|is|are|using|trained|as)\b", re.I)
_IS = re.compile(r"(is|are)\b", re.I)
_PURPOSE = re.compile(
    r"\b(of|for|to|that|which|whose|using|used|by|from|with|on|in|via|without|against|about|where|through|based|make|makes)\b",
    re.I,
)
_PASSES = re.compile(
    r"\b(collections?|sets?|suite|series|family|families|groups?|lists?|number|copy|mirror|databases?|kinds?|types?|class|one|variety|range|corpus|subset|samples?|pairs?|thousands|millions|hundreds|lots?|all|both|each|some|many|most|generation|port|reproduction|replica\w*|clone) of\b|"
    r"\b(code|scripts?|implementations?|repository|repo|codebase|home|weights|data|resources|checkpoints|software|source|version|release|page|access|contains?|website)"
    r"( \w+)? (for|of|to|from|with|in|on)\b|\bin this (repo|repository|work|paper)\b|\bthis (repo|repository) (is )?for\b|\bthe following\b",
    re.I,
)
_NAMED_TEST = re.compile(r"\w*(?<!Work)(?<!work)(?<!Test)(?<!test)(?:[Bb]ench|[a-z]Eval|[ -]evals?|BENCH)\b|^evals?$")
_BUILDER = re.compile(
    r"\b(tools?|scripts?|code|pipelines?|library|package|utilit(y|ies)|program) (for|to|that) [^.;]{0,40}\b(download|process|build|creat|clean|extract|generat|collect|crawl|scrap|prepar|reproduc|construct|prun)\w*"
    r"[^.;]{0,80}\b(data ?sets?|corpus|corpora|(data )?dumps?|crawls?)\b",
    re.I,
)
_PORT = re.compile(
    r"\bports? of\b|\bbindings? (of|for|to)\b|\bwrappers? (around|for|of)\b|^\W*([\w-]+ ){0,2}inference of\b", re.I
)
_FOLLOWS = re.compile(
    r"\b(contains?|contents|provides?|includes?|releas\w+|access to|shar(e|es|ing)|consists? of)\b[^.;]{0,60}[:：]\s*$",
    re.I,
)
_FAR = 0.25
_FADES = 0.95
_SECOND = 0.3
_NEWS = re.compile(
    r"\bnews\b|updates?|change ?log|latest|announce|release notes|what.s new|citation|install|requirement|table of contents|acknowledg",
    re.I,
)
_MOST_LISTED = 3
_FIRST = 3
_GIVES = re.compile(r"releas|present|introduc|propos|contain|consists?|collection", re.I)
_MEASURES = re.compile(
    r"\b(measur|diagnos|assess|evaluat|benchmark|test)(e|es|ing|s)?\b[^.;]{0,60}\b(models?|LLMs?|systems|abilit(y|ies)|capabilit\w+|reasoning|understanding|agents|performance|competence|skills?)\b",
    re.I,
)
_PHRASES: tuple[tuple[Kind, float, re.Pattern[str]], ...] = (
    ("benchmark", 1.2, _MEASURES),
    ("dataset", 5.0, _BUILDER),
    ("software", 8.0, _PORT),
)
_FRONT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("dataset", re.compile(r"^(task_categories|dataset_info|configs|size_categories|annotations_creators)\s*:", re.M)),
    ("model", re.compile(r"^(pipeline_tag|library_name|base_model|model-index|model_name|inference)\s*:", re.M)),
)
_SECTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "benchmark",
        re.compile(
            r"\b(leaderboard|submi(t|ssion)|evaluat(e|ing) your|run(ning)? (the )?(benchmark|evaluation)|tasks?|test set|rules)\b",
            re.I,
        ),
    ),
    (
        "dataset",
        re.compile(
            r"\b(data (format|fields?|structure|statistics|splits?|collection|instances|description)|download (the )?(data|dataset)|dataset (description|summary|structure|statistics|card|format)|annotation|schema|labels|get the data|corpus|about the (data|corpus))\b",
            re.I,
        ),
    ),
    (
        "model",
        re.compile(
            r"\b(model (zoo|card|weights|details|description|architecture|download|variants)|models?|checkpoints?|pre-?train(ed|ing)?|train(ing)?|inference|weights|fine-?tun(e|ing)|sampling|reproduc\w+ (the )?(model|training|paper))\b",
            re.I,
        ),
    ),
    (
        "software",
        re.compile(
            r"\b(api|plugins|command[- ]line|cli|compil(e|ing)|building from source|configure|contribut\w+|changelog)\b",
            re.I,
        ),
    ),
)
_MODEL_BASES = re.compile(
    r"(^|\.)(Module|LightningModule|PreTrainedModel|Layer|Model|nn\.Cell|Block|Chain|HybridBlock)$|PreTrainedModel$"
)
_LEARNS = frozenset(("torch", "tensorflow", "jax", "flax", "haiku", "keras", "transformers", "mxnet", "paddle", "sklearn", "diffusers", "mlx", "equinox", "lightning", "pytorch_lightning", "theano", "caffe", "chainer", "onnxruntime"))  # fmt: skip
_WEIGHT_FILE = re.compile(
    r"\.(safetensors|pth?|ckpt|h5|hdf5|onnx|gguf|tflite|caffemodel|pdparams|msgpack|keras|joblib|mlmodel|npz)$|-shard\d+(of\d+)?(\.bin)?$|weights_manifest\.json$",
    re.I,
)
_DATA_FILE = re.compile(
    r"\.(jsonl|csv|tsv|parquet|json|txt|wav|flac|mp3|jpe?g|png|gz|arrow|xml|conll\w*|hdf5|zip|npz|bz2)$", re.I
)
_SCORER = re.compile(
    r"(^|/)(\w*_)?(eval|evaluat\w*|scor\w*|grad(e|er|ing)|metrics?|judge\w*)([_-][\w.-]*)?\.(py|pl|ipynb)$", re.I
)
_OWN = ("own", "evaluation", "example")
_TOLD = 2.0
_SHOWN = re.compile(r"(^|/)(notebooks?|usage|\w*_models?)(/|_)|usage|baseline", re.I)
_ARTICLE = re.compile(r"\W*(an?|the)\b", re.I)
_SHORT = 120
_PHRASE = 4
_FIRST_BLOCKS = 14
_CLEAR = 1.1
_LEARNED = 1.5
_PORTED = 6.5
_STRONG = 3.0
_EMBEDDED = 100_000
_PRETRAINED = re.compile(
    r"\bpre-?trained\b|\btrained (on|over|with|using)\b|\bmachine learning\b|\bneural\b|\bclassifier\b|训练|訓練|学習|학습|обуч|entraîn|entrenad|trainiert",
    re.I,
)


class Head(NamedTuple):
    """A word for a kind in a sentence: where it stands, and whether it is what the thing is for."""

    place: int
    kind: Kind
    word: str
    far: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a kind, with its weight and its place."""

    kind: Kind
    weight: float
    why: str
    place: Location


def look(
    reading: Reading,
    roles: Roles,
    documents: Documents,
    code: Code,
    loops: tuple[Loop, ...],
    mentions: tuple[Mention, ...],
    names: Names,
) -> Look:
    """Weigh what the text says the release is against what its tree holds."""
    signs = [
        *_said(documents),
        *_listed(documents),
        *_titled(documents, names),
        *_sectioned(documents),
        *_fronted(documents),
        *_built(roles, code, loops),
        *_shared(reading, roles, mentions, names),
        *_held(reading, roles, code),
    ]
    signs = _measuring(signs, roles, code)
    totals = {kind: sum(sign.weight for sign in signs if sign.kind == kind) for kind in KINDS}
    if not _learns(documents, code, mentions, signs):
        totals["model"] = 0.0
        totals["software"] += 3.0 if max(totals["dataset"], totals["benchmark"]) < _STRONG / 2 else 0.0
    first, second, *_ = sorted(KINDS, key=lambda kind: (-totals[kind], KINDS.index(kind)))
    if (
        {first, second} == {"model", "software"}
        and _learned(signs)
        and totals["model"] * _LEARNED >= totals["software"]
    ):
        first, second = "model", "software"
        totals["model"] = max(totals["model"], _CLEAR * totals["software"])
    clear = totals[first] > 0 and totals[first] >= _CLEAR * totals[second]
    cited = [_evidence(sign, clear=clear) for sign in _strongest(signs, (first,) if clear else (first, second))]
    if not cited:
        cited = [_plain(reading)]
        first, clear = "software", True
    yield from cited
    version = reading.release.revision[:12]
    ids = tuple(one.id for one in cited)
    if clear:
        return Subject(kind=first, name=names.title, version=version, evidence=ids)
    competing = tuple(Competing(kind=kind, why=_why(signs, kind)) for kind in (first, second))
    return Subject(kind="unknown", name=names.title, version=version, readings=competing, evidence=ids)


def _evidence(sign: Sign, *, clear: bool) -> Evidence:
    fact = "subject.kind" if clear else "subject.reading"
    outcome: Outcome = "yes" if clear else "unknown"
    return DETECTOR.says(fact, outcome, f"Read as {sign.kind}: {sign.why}.", sign.place, sure="likely", value=sign.kind)


def _plain(reading: Reading) -> Evidence:
    return DETECTOR.says(
        "subject.kind", "no", "Read as software: nothing here names or holds a model, a dataset or a benchmark.",
        sure="weak", value="software", searched=(count(len(reading.paths), "path"),),
    )  # fmt: skip


def _why(signs: list[Sign], kind: Kind) -> str:
    return "; ".join(sign.why for sign in _strongest(signs, (kind,)))


def _strongest(signs: list[Sign], kinds: tuple[Kind, ...]) -> list[Sign]:
    found: list[Sign] = []
    for kind in kinds:
        found += sorted((sign for sign in signs if sign.kind == kind), key=lambda sign: -sign.weight)[:3]
    return found


def _opening(documents: Documents) -> Iterator[Block]:
    """The blocks with which the main README opens, badges and code left out."""
    count = 0
    for _, block in documents.blocks(documents.main) if documents.main else ():
        dated = _NEWS.search(" / ".join(block.headings[1:])) or re.match(
            r"\W*\d{4}[-/.年]|\W*\d{1,2}[/.]\d{1,2}", block.text
        )
        if block.kind in ("paragraph", "quote", "item") and len(block.text) > 12 and not dated:
            yield block
            count += 1
            if count >= _FIRST_BLOCKS:
                return


def _said(documents: Documents) -> Iterator[Sign]:
    """Sentences near the top that say what this is. What stands as subject or predicate counts, not what it is for."""
    weight = 4.0
    for order, block in enumerate(_opening(documents)):
        for sentence in sentences(block)[:4]:
            place = at(documents.main, sentence.line, sentence.end_line)
            for kind, share, pattern in _PHRASES if order < _FIRST else _PHRASES[:1]:
                if match := pattern.search(sentence.text):
                    yield Sign(kind, share, f"the text says “{match.group()[:60]}”", place)
            verb = _DEFINES.search(sentence.text)
            if not verb:
                continue
            tail = sentence.text[verb.start() : verb.start() + 160]
            heads = _heads(tail, verb.end() - verb.start())
            subject = _heads(sentence.text[: verb.start()], 0)[-1:] if _IS.match(verb.group()) else []
            given = 1.5 if _GIVES.search(verb.group()) and heads and heads[0].place < 80 else 1.0
            for rank, head in enumerate(heads[:2]):
                share = _FAR if head.far else given if rank == 0 else _SECOND
                yield Sign(head.kind, weight * share, f"the text says “{head.word}”", place)
            for head in subject if not heads or heads[0].far else ():
                if not head.far:
                    yield Sign(head.kind, weight, f"the text says “{head.word}”", place)
            weight *= 0.5 if heads or subject else 1.0
        weight *= _FADES


def _listed(documents: Documents) -> Iterator[Sign]:
    """What a list holds that the text opens with `contains:`."""
    led, found = "", 0
    for _, block in documents.blocks(documents.main) if documents.main else ():
        if block.kind != "item":
            led = block.text if _FOLLOWS.search(block.text) else ""
        elif led and found < _MOST_LISTED:
            for head in [one for one in _heads(block.text[:80], 0) if not one.far][:1]:
                found += 1
                yield Sign(
                    head.kind, 1.5, f"it lists “{head.word}” among what it holds", at(documents.main, block.line)
                )


def _heads(text: str, start: int) -> list[Head]:
    """Words for kinds in order; of two in one noun phrase (`language model dataset`) only the last names the thing.

    One is far where a word of purpose stands between it and `start`: in `questions for models` the models are.
    """
    found = sorted((match.start(), kind, match.group()) for kind, pattern in _HEAD for match in pattern.finditer(text))
    plain = _PASSES.sub(lambda match: "_" * len(match.group()), text)
    kept: list[Head] = []
    for place, kind, word in found:
        if kept and place < kept[-1].place + len(kept[-1].word):
            continue
        between = text[kept[-1].place + len(kept[-1].word) : place] if kept else ""
        if kept and re.fullmatch(r"[\s\w'’-]{0,24}", between) and not _BREAK.search(between):
            kept.pop()
        far = _PURPOSE.search(plain, start, place) is not None or (bool(kept) and " of " in between)
        kept.append(Head(place, kind, word, far))
    return kept


def _titled(documents: Documents, names: Names) -> Iterator[Sign]:
    document = documents.get(documents.main)
    if document is None:
        return
    line = next((block.line for block in document.blocks if block.kind == "heading"), 1)
    tagline = next((block.text for block in _opening(documents)), "")
    named = _flat(names.folder)
    titles = [(document.title, "title"), (re.sub(r"[-_]+", " ", names.folder), "name")]
    if len(tagline) < _SHORT and not _DEFINES.search(tagline):
        titles.append((tagline, "line below the title"))
    for title, what in titles:
        if match := _MEASURES.search(title) or _NAMED_TEST.search(title):
            yield Sign("benchmark", 3.0, f"the {what} says “{match.group()[:60]}”", at(documents.main, line))
        weight = 4.0 if _ARTICLE.match(title) else 2.0
        for head in [one for one in _heads(title, 0) if not one.far][-1:]:
            bare = head.kind == "model" and _flat(title) == named and len(title.split()) < _PHRASE
            weight = min(weight, 1.0) if bare else weight
            yield Sign(head.kind, weight, f"the {what} says “{head.word}”", at(documents.main, line))


def _flat(text: str) -> str:
    return re.sub(r"\W|_", "", text).lower()


def _sectioned(documents: Documents) -> Iterator[Sign]:
    seen: dict[Kind, int] = {}
    for path, block in documents.blocks(documents.main) if documents.main else ():
        if block.kind != "heading":
            continue
        for kind, pattern in _SECTIONS:
            if pattern.search(block.text) and seen.get(kind, 0) < 4:
                seen[kind] = seen.get(kind, 0) + 1
                yield Sign(kind, 0.5, f"a section is titled “{block.text[:60]}”", at(path, block.line))


def _fronted(documents: Documents) -> Iterator[Sign]:
    document = documents.get(documents.main)
    for kind, pattern in _FRONT:
        if document and (match := pattern.search(document.front)):
            line = document.front_line + document.front.count("\n", 0, match.start())
            yield Sign(kind, 6.0, f"the card's metadata has {match.group(1)}", at(documents.main, line))


def _built(roles: Roles, code: Code, loops: tuple[Loop, ...]) -> Iterator[Sign]:
    own = [loop for loop in loops if roles.of(loop.path) == "own"]
    if own:
        shown = all(_SHOWN.search(loop.path) for loop in own)
        weight = 1.0 if shown else 2.5 if any(loop.stack == "gradient" for loop in own) else 1.5
        yield Sign("model", weight, "its own code trains", at(own[0].path, own[0].line))
    for path, module in code.modules.items():
        embedded = next((text for text in module.texts if text.size >= _EMBEDDED), None)
        if embedded and roles.of(path) == "own":
            yield Sign("model", 3.0, "its source holds a model as a string", at(path, embedded.line))
    for path, module in code.modules.items():
        if roles.of(path) != "own":
            continue
        for definition in module.definitions:
            if definition.kind == "class" and any(_MODEL_BASES.search(base) for base in definition.bases):
                yield Sign("model", 1.5, f"it defines the model class {definition.name}", at(path, definition.line))
                return


def _shared(reading: Reading, roles: Roles, mentions: tuple[Mention, ...], names: Names) -> Iterator[Sign]:
    weights = [
        one
        for one in mentions
        if one.target in ("model", "weights") and names.owns(one.address) and roles.of(one.path) in ("own", "docs")
    ]
    if weights:
        yield Sign(
            "model",
            2.5,
            f"it links weights of its own name, {weights[0].address}",
            at(weights[0].path, weights[0].line),
        )
    data = [one for one in mentions if one.target == "dataset" and names.owns(one.address) and not one.code]
    if data:
        yield Sign("dataset", 2.0, f"it links data of its own name, {data[0].address}", at(data[0].path, data[0].line))
    held = [path for path in reading.paths if _WEIGHT_FILE.search(path) and roles.of(path) == "own"]
    if held:
        yield Sign("model", 2.0, "it holds weight files", at(held[0]))


def _held(reading: Reading, roles: Roles, code: Code) -> Iterator[Sign]:
    data = [
        path
        for path in reading.paths
        if _DATA_FILE.search(path) and _in_data_folder(path) and roles.of(path) in ("own", "evaluation")
    ]
    own_code = [path for path in code.modules if roles.of(path) == "own"]
    if data and len(data) > 3 * len(own_code):
        yield Sign("dataset", 1.5, f"most of its tree is data ({len(data)} files)", at(data[0]))
        yield Sign("benchmark", 1.0, f"most of its tree is data ({len(data)} files)", at(data[0]))
    testers = [
        path
        for path in code.modules
        if roles.of(path) == "evaluation" or re.search(r"(^|/)(eval|metric|scor|grade|judge)", path, re.I)
    ]
    if testers and len(testers) >= max(1, len(own_code) // 3):
        yield Sign("benchmark", 1.5, "much of its code evaluates", at(testers[0]))


def _measuring(signs: list[Sign], roles: Roles, code: Code) -> list[Sign]:
    """A dataset that says it measures, or brings the program that scores, is a benchmark: its signs are too."""
    program = next((path for path in code.modules if _SCORER.search(path) and roles.of(path) in _OWN), "")
    told = sum(one.weight for one in signs if one.kind == "benchmark" and "says" in one.why) >= _TOLD
    weight = {kind: sum(one.weight for one in signs if one.kind == kind) for kind in KINDS}
    if not (program or told) or weight["dataset"] < weight["model"]:
        return signs
    why = f", and {program} scores" if program else ", and measures"
    return [replace(one, kind="benchmark", why=one.why + why) if one.kind == "dataset" else one for one in signs]


def _in_data_folder(path: str) -> bool:
    folders = PurePosixPath(path.lower()).parts[:-1]
    return any(
        re.search(r"data|corpus|annotation|task|questions|splits|problems|prompts|labels|train|test|dev|valid", folder)
        for folder in folders
    )


def _learns(documents: Documents, code: Code, mentions: tuple[Mention, ...], signs: list[Sign]) -> bool:
    """Whether anything at all here learns or has learned."""
    if any(one.target == "model" for one in mentions):
        return True
    if sum(bool(_PRETRAINED.search(sentence.text)) for _, sentence in documents.sentences(*documents.leading)) > 1:
        return True
    if any(one.module.split(".")[0] in _LEARNS for module in code.modules.values() for one in module.imports):
        return True
    if any(learns(module) for module in code.modules.values()):
        return True
    return any(sign.kind == "model" and "train" in sign.why for sign in signs) or _told(signs)


def _learned(signs: list[Sign]) -> bool:
    """Whether its own code trains by gradients: software is what learns nothing."""
    return not any(sign.weight > _PORTED for sign in signs if sign.kind == "software") and any(
        sign.kind == "model" and sign.weight > _STRONG / 2 and ("trains" in sign.why or "source holds" in sign.why)
        for sign in signs
    )


def _told(signs: list[Sign]) -> bool:
    return sum(sign.weight for sign in signs if sign.kind == "model") >= 4.0
