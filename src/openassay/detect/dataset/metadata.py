"""Is there metadata about the model or the data, in a form that machines read?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import count
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-DAT-10",
    part="dataset",
    question="Is there metadata about the model or the data, in a form that machines read?",
    why="What only prose says cannot be searched, compared or checked by others' programs.",
    satisfy="Fill in the front matter of the card, publish the model's configuration file, and describe data in Croissant.",
    facts=("data.metadata",),
    needs=("subject", "roles", "documents"),
)

_FRONT = re.compile(
    r"^(library_name|pipeline_tag|base_model|model[-_]index|datasets|task_categories|task_ids|size_categories|dataset_info|language|tags|metrics|pretty_name|annotations_creators)\s*:",
    re.MULTILINE,
)
_NAMES = re.compile(
    r"(croissant|metadata|datapackage|dataset_infos?|codemeta|\.zenodo|model[-_]index|params|model_?card|cards?)\.(json|jsonld|ya?ml)|datasheet\.(json|ya?ml)|.*\.croissant\.json",
    re.IGNORECASE,
)
_CONFIG = re.compile(r"(model_)?config\.json", re.IGNORECASE)
_ARCHITECTURE = frozenset(
    ("architectures.0", "model_type", "_class_name", "dim", "n_layers", "hidden_size", "n_layer", "num_hidden_layers")
)
_DESCRIBES = re.compile(
    r"(^|\.)(@context|@type|name|title|description|license|licenses|creators?|features|version|keywords|architectures|model_type|dim|n_layers)(\.|$)"
)
_LONGEST = 2**20
_MOST = 3


def look(reading: Reading, subject: Subject, roles: Roles, documents: Documents) -> Look:
    """Find card front matter, model configurations and metadata files of the release itself."""
    if subject.kind == "software":
        return
    found = [*_cards(documents), *_files(reading, roles)][:_MOST]
    yield from found
    if not found:
        searched = (*documents.leading, count(len(reading.paths), "path"))
        yield DETECTOR.says(
            "data.metadata", "no", "No metadata in a form that machines read was found.", searched=searched
        )


def _cards(documents: Documents) -> Iterator[Evidence]:
    for path in documents.leading:
        document = documents.get(path)
        keys = [found[1] for found in _FRONT.finditer(document.front)] if document else []
        if keys and document:
            yield DETECTOR.says(
                "data.metadata",
                "yes",
                f"The front matter of {path} gives {', '.join(keys[:4])}.",
                at(path, document.front_line),
            )


def _files(reading: Reading, roles: Roles) -> Iterator[Evidence]:
    for path in sorted(roles.paths("own"), key=lambda path: (path.count("/"), path)):
        name, entry = PurePosixPath(path).name, reading.entries[path]
        config, described = _CONFIG.fullmatch(name), _NAMES.fullmatch(name)
        if not (config or described) or entry.kind != "file" or (entry.size or 0) > _LONGEST:
            continue
        settings = reading.settings(path)
        keys = [one.key for one in settings.items] if settings else []
        telling = (
            [key for key in keys if key in _ARCHITECTURE] if config else [key for key in keys if _DESCRIBES.search(key)]
        )
        if telling:
            yield DETECTOR.says("data.metadata", "yes", f"{path} is metadata: {', '.join(telling[:4])}.", at(path, 1))
