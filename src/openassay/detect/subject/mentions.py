"""Which addresses does the release name, and what does each point at?"""

import re
from collections.abc import Iterator
from itertools import islice

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Code, Documents, Mention, Roles, Target
from openassay.detect.reading import Reading
from openassay.read.document import Block, Document, sentences
from openassay.read.module import Module

DETECTOR = Detector(
    id="OA-SUB-05",
    part="subject",
    question="Which addresses does the release name, and what does each point at?",
    why="A link to a file, a hub id or an archive can be followed; a home page or an announcement is no artefact.",
    satisfy="Link each artefact by its file URL, hub id, DOI or download command.",
    facts=(),
    needs=("roles", "documents", "code"),
    gives="mentions",
)

_URL = re.compile(r"(?:https?|s3|gs|magnet|ftp):(?://|\?)[^\s<>\"'`{}|\\^\[\]]{3,1000}")
_ABSOLUTE = re.compile(r"(https?:|//|s3:|gs:|ftp:|magnet:)", re.I)
_HUB_PAGE = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.(?:cn|com|ai)|wisemodel\.cn|openxlab\.org\.cn)/(?P<path>[^?#\s]*)",
    re.I,
)
_HUB_COMMAND = re.compile(r"(?:hf|huggingface-cli|modelscope)\s+download\s+(?P<rest>[^\n;&|]{3,300})")
_KAGGLE = re.compile(r"kaggle\s+(?:competitions|datasets)\s+download\s+(?:-\S+\s+)*(?P<name>[\w./-]{2,100})")
_OPTION = re.compile(
    r"(?:--|\b)(?:model|pre_?trained|checkpoint|ckpt|weights|repo)(?:[_-](?:name|id|repo|name_or_path))*"
    r"(?:=|\s+)[\"']?(?P<id>[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95})(?![\w./-])",
    re.I,
)
_OWNER = re.compile(r"(?:github\.com|huggingface\.co|hf\.co)/([\w.-]+)", re.I)
_HUB_ID = re.compile(r"(?<![\w./-])[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}(?![\w/])")
_NOT_MODEL = frozenset(
    (
        "spaces",
        "papers",
        "collections",
        "docs",
        "blog",
        "organizations",
        "learn",
        "join",
        "settings",
        "posts",
        "studios",
        "my",
        "home",
    )
)
_WEIGHTS = re.compile(
    r"\.(safetensors|pth?|ckpt|bin|h5|hdf5|onnx|gguf|npz|pkl|pickle|tflite|caffemodel|pdparams|params|msgpack|pb|keras|weights|mlmodel|joblib|"
    r"model|pth?\.tar|jit|th|t7|mat|pbmm|vec|traineddata|nnue)(\.(gz|zst|tar|xz))?$",
    re.I,
)
_ARCHIVE = re.compile(
    r"\.(zip|tar|tgz|gz|bz2|xz|7z|rar|jsonl(?:ines)?|json|csv|tsv|parquet|txt|arrow|tfrecords?|lmdb|mmap|webdataset|rec|npy|zst)$",
    re.I,
)
_STORAGE = re.compile(
    r"^(s3|gs|magnet|ftp):|//(drive\.google|docs\.google|[\w.-]*dropbox|[\w.-]*\.?s3[\w.-]*\.amazonaws|storage\.(cloud\.)?googleapis|"
    r"[\w-]+\.blob\.core\.windows|zenodo|[\w.-]*figshare|osf|pan\.baidu|[\w.-]*onedrive|1drv|[\w.-]*sharepoint|archive|academictorrents|"
    r"[\w.-]*kaggle|[\w.-]*mega|dataverse[\w.-]*|doi\.org/10\.(5281|7910|5061|6084|17632|57967)|tfhub|console\.cloud\.google|data\.[\w-]+|physionet)\b",
    re.I,
)
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com)/[\w.-]+/[\w.-]+"
)
_TALK = re.compile(r"/(issues|pulls?|discussions|actions|graphs|stargazers|network|projects)(/|\?|#|$)")
_PAPER = re.compile(
    r"arxiv\.org|doi\.org|openreview\.net|aclanthology|aclweb|papers\.nips|neurips\.cc|proceedings|biorxiv|semanticscholar|\.pdf$",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"[/:](?:path[/_-]to|your[_-]?(?:\w{1,20}[_-])?(?:bucket|project|user|username|name|org|repo|path|model|dataset)|(?:my|some)[_-]?bucket)(?=[/_.:-]|$)|"
    r"/(?:of|to)/your/",
    re.I,
)
"""An address that the reader is to replace by one of their own."""
_SUBMODULES = 1_000
"""How many submodules are looked up in the text at most."""
_LOADERS: tuple[tuple[str, Target], ...] = (
    ("load_dataset", "dataset"),
    ("from_pretrained", "model"),
    ("hf_hub_download", "model"),
    ("snapshot_download", "model"),
    ("hub.load", "model"),
)


def look(reading: Reading, roles: Roles, documents: Documents, code: Code) -> Look:
    """Collect every address of own documents, code and scripts."""
    yield from ()
    found: list[Mention] = []
    for path, document in documents.by_path.items():
        found += _in_document(path, document)
    for path, module in code.modules.items():
        found += _in_module(path, module)
    for path in roles.paths("own", "evaluation", "example", "finetune"):
        lines = reading.lines(path) if path.endswith((".sh", ".slurm", ".bash", "Makefile", ".sbatch")) else []
        for number, line in enumerate(lines, 1):
            if "://" in line or "download" in line:
                found += _in_text(path, line, number, (), line[:400], code=True)
    found += _submodules(reading, documents)
    found += _options(documents, found)
    return tuple(one for one in dict.fromkeys(found) if not _PLACEHOLDER.search(one.address))


def _submodules(reading: Reading, documents: Documents) -> Iterator[Mention]:
    """A submodule carries what the text says of its path."""
    listed = ((path, one) for path, one in reading.entries.items() if one.kind == "submodule" and one.target)
    for path, entry in islice(listed, _SUBMODULES):
        told = next(((home, one) for home, one in documents.sentences() if path in one.text), None)
        if told:
            home, sentence = told
            yield Mention(
                entry.target,
                "repository",
                home,
                sentence.line,
                sentence.text[:800],
                sentence.block.headings,
                label=path,
            )
        else:
            yield Mention(entry.target, "repository", path, 1, f"submodule {path}", (), label=path)


def _in_document(path: str, document: Document) -> Iterator[Mention]:
    if document.front:
        for offset, line in enumerate(document.front.split("\n")):
            yield from _in_text(path, line, document.front_line + offset, ("front matter",), line, code=False)
    for led, block in _introduced(document):
        trail = (*block.headings, block.text) if block.kind == "heading" else block.headings
        yield from _in_code_block(path, block, trail) if block.kind == "code" else _in_prose(path, block, trail, led)


def _introduced(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block with the text that leads to it: a block ending in a colon leads to the next, or to a list."""
    led = ""
    for block in document.blocks:
        yield led, block
        if block.kind != "item" or not led:
            led = block.text[:1_000] if block.text.rstrip().endswith((":", "：")) and block.kind != "code" else ""


def _in_code_block(path: str, block: Block, trail: tuple[str, ...]) -> Iterator[Mention]:
    for offset, line in enumerate(block.text.split("\n")):
        yield from _in_text(path, line, min(block.line + offset, block.end_line), trail, line[:400], code=True)


def _in_prose(path: str, block: Block, trail: tuple[str, ...], led: str) -> Iterator[Mention]:
    linked = [link for link in block.links if not link.image and _ABSOLUTE.match(link.target)]
    contexts = _contexts(block) if linked else {}
    for link in linked:
        address, target = classify(link.target)
        context = f"{led} {contexts.get(link.line) or _whole(block)}".strip()[:800]
        yield Mention(address, target, path, link.line, context, trail, label=link.text)
    for offset, line in enumerate(block.text.split("\n")):
        for match in _HUB_COMMAND.finditer(line):
            yield from _command(match, path, block.line + offset, trail, line)


def _options(documents: Documents, known: list[Mention]) -> Iterator[Mention]:
    """Hub ids that commands in documents take as a model. A path looks alike, so the owner has to be known already."""
    hosted = {_OWNER.search(one.address) for one in known}
    holding = {one.address.partition("/")[0] for one in known if one.target == "model" and "://" not in one.address}
    owners = {one.lower() for one in (*(one[1] for one in hosted if one), *holding)}
    for path, block in documents.blocks(*documents.by_path):
        for offset, line in enumerate(block.text.split("\n") if block.kind == "code" else ()):
            for match in _OPTION.finditer(line):
                if match["id"].partition("/")[0].lower() in owners:
                    place = min(block.line + offset, block.end_line)
                    yield Mention(match["id"], "model", path, place, line[:400], block.headings, code=True)


def _contexts(block: Block) -> dict[int, str]:
    """The sentences around each line of a block; of a row, none."""
    near: dict[int, list[str]] = {}
    for sentence in sentences(block) if block.kind != "row" else ():
        for line in range(sentence.line, sentence.end_line + 1):
            near.setdefault(line, []).append(sentence.text)
    return {line: " ".join(texts)[:800] for line, texts in near.items()}


def _whole(block: Block) -> str:
    return (" | ".join((*block.header, *block.cells)) if block.kind == "row" else block.text)[:800]


def _in_text(path: str, text: str, line: int, trail: tuple[str, ...], context: str, *, code: bool) -> Iterator[Mention]:
    for match in _URL.finditer(text):
        address, target = classify(match.group().rstrip(".,;:)"))
        yield Mention(address, target, path, line, context, trail, code)
    for match in _HUB_COMMAND.finditer(text):
        yield from _command(match, path, line, trail, context)
    for match in _KAGGLE.finditer(text):
        yield Mention(f"kaggle:{match['name']}", "dataset", path, line, context, trail, code)
    for loader, target in _LOADERS:
        start = text.find(loader + "(")
        if start >= 0 and (
            named := re.match(r"[\w=\s]{0,30}[\"']([\w.-]+(?:/[\w.-]+)?)[\"']", text[start + len(loader) + 1 :])
        ):
            yield Mention(named.group(1), target, path, line, context, trail, code)


def _command(match: re.Match[str], path: str, line: int, trail: tuple[str, ...], context: str) -> Iterator[Mention]:
    rest = match.group("rest")
    target: Target = "dataset" if re.search(r"--repo-type[= ]dataset", rest) else "model"
    if named := _HUB_ID.search(rest):
        yield Mention(named.group(), target, path, line, context, trail, code=True)


def _in_module(path: str, module: Module) -> Iterator[Mention]:
    for call in module.calls:
        target = next((target for loader, target in _LOADERS if call.name.endswith(loader)), None)
        values = [
            *call.args[:2],
            *(value for key, value in call.keywords if key in ("repo_id", "path", "pretrained_model_name_or_path")),
        ]
        for value in values if target else ():
            if value.kind == "string" and re.fullmatch(r"[\w.-]+(/[\w.-]+)?", value.constant):
                yield Mention(value.constant, target or "model", path, value.line, call.name, (), code=True)
    for assign in module.assigns:
        if assign.value.kind == "string" and "://" in assign.value.constant[:12]:
            yield from _in_text(
                path, assign.value.constant, assign.value.line, (assign.target,), assign.target, code=True
            )
    for text in module.texts:
        if "://" in text.text and not text.docstring:
            yield from _in_text(path, text.text, text.line, (), text.text[:200], code=True)


def classify(address: str) -> tuple[str, Target]:
    """A hub page becomes its id; every address gets what it points at."""
    hub = _HUB_PAGE.match(address)
    if hub:
        return _hub(address, [part for part in hub.group("path").split("/") if part])
    bare = address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].rstrip("/")
    home = _REPOSITORY.match(address)
    if home and not re.search(r"/(releases/download|raw|blob)/", address):
        return address, "page" if _TALK.match(address, home.end()) else "repository"
    if bare.lower().endswith(".pdf"):
        return address, "paper"
    if _WEIGHTS.search(bare):
        return address, "weights"
    if _ARCHIVE.search(bare) and "://" in address:
        return address, "archive"
    if _STORAGE.search(address):
        return address, "storage"
    return address, "paper" if _PAPER.search(address) else "page"


def _hub(address: str, parts: list[str]) -> tuple[str, Target]:
    if parts and parts[0] in ("datasets", "models", "detail"):
        kind: Target = "dataset" if parts[0] == "datasets" else "model"
        parts = parts[1:] if parts[1:2] != ["Models"] else parts[2:]
        return ("/".join(parts[:2]), kind) if len(parts) > 1 else (address, "page")
    if parts and parts[0] == "collections":
        return address, "model"
    if not parts or parts[0] in _NOT_MODEL:
        return address, "page"
    if len(parts) == 1 or parts[1].endswith(".html"):
        return address, "page"
    return "/".join(parts[:2]), "model"
