"""Names and identifiers as people write them."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.detect.licence.names import expression, find, identifier, kebab

WRITTEN = """
apache-2.0 | Apache-2.0
APACHE-2.0 | Apache-2.0
mit | MIT
cc-by-nc-4.0 | CC-BY-NC-4.0
llama3.1 | LicenseRef-llama-3.1
llama2 | LicenseRef-llama-2
gpl-3.0 | GPL-3.0-only
GPL-3.0+ | GPL-3.0-or-later
agpl-3.0 | AGPL-3.0-only
bigscience-bloom-rail-1.0 | LicenseRef-bigscience-rail-1.0
openrail++ | LicenseRef-creativeml-openrail-pp-m
openrail | LicenseRef-openrail-unversioned
gemma | LicenseRef-gemma
odc-by | ODC-By-1.0
bsd | LicenseRef-bsd-unversioned
gpl | LicenseRef-gpl-unversioned
Apache License 2.0 | Apache-2.0
Apache 2.0 | Apache-2.0
Apache License, Version 2.0 | Apache-2.0
Apache-2.0 license | Apache-2.0
Apache License v2.0 | Apache-2.0
the Apache License 2.0. | Apache-2.0
Apache Software License | LicenseRef-apache-unversioned
the MIT license | MIT
MIT License (MIT) | MIT
Modified MIT License | LicenseRef-modified-mit
BSD 3-Clause | BSD-3-Clause
BSD 3-Clause "New" or "Revised" License | BSD-3-Clause
three-clause BSD license | BSD-3-Clause
Simplified BSD License | BSD-2-Clause
New BSD | BSD-3-Clause
GPLv3 | GPL-3.0-only
GNU General Public License v3.0 | GPL-3.0-only
GNU GPL version 2 or later | GPL-2.0-or-later
GNU Lesser General Public License v2.1 | LGPL-2.1-only
GNU Affero General Public License v3 | AGPL-3.0-only
MPL 2.0 | MPL-2.0
CC BY 4.0 | CC-BY-4.0
CC-BY-SA 3.0 | CC-BY-SA-3.0
CC BY-NC 4.0 | CC-BY-NC-4.0
CC BY NC 4.0 | CC-BY-NC-4.0
CC BY | LicenseRef-cc-by-unversioned
Creative Commons license | LicenseRef-cc-unversioned
Creative Commons Attribution 4.0 International License | CC-BY-4.0
Creative Commons Attribution-NonCommercial 4.0 | CC-BY-NC-4.0
Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International Public License | CC-BY-NC-SA-4.0
Creative Commons Attribution-NoDerivatives 4.0 | CC-BY-ND-4.0
CC0 1.0 Universal | CC0-1.0
Creative Commons Zero v1.0 | CC0-1.0
CDLA-Permissive-2.0 | CDLA-Permissive-2.0
Community Data License Agreement \N{EN DASH} Permissive \N{EN DASH} Version 2.0 | CDLA-Permissive-2.0
Open Database License | ODbL-1.0
The Unlicense | Unlicense
OpenRAIL-M | LicenseRef-openrail-unversioned
CreativeML OpenRAIL-M | LicenseRef-creativeml-openrail-m
CreativeML Open RAIL++-M License | LicenseRef-creativeml-openrail-pp-m
BigCode OpenRAIL-M v1 license agreement | LicenseRef-bigcode-openrail-m
Llama 3.1 Community License | LicenseRef-llama-3.1
LLAMA 2 Community License Agreement | LicenseRef-llama-2
Meta Llama 3 Community License | LicenseRef-llama-3
Gemma Terms of Use | LicenseRef-gemma
DeepSeek Model License | LicenseRef-deepseek-1.0
Tongyi Qianwen LICENSE AGREEMENT | LicenseRef-tongyi-qianwen
Qwen Research License | LicenseRef-qwen-research
NVIDIA Open Model License | LicenseRef-nvidia-open-model
Stability AI Community License | LicenseRef-stability-community
OpenMDW-1.1 | LicenseRef-openmdw-1.1
OpenMDW | LicenseRef-openmdw-unversioned
AlphaFold 3 Model Parameters Terms of Use | LicenseRef-alphafold-3-parameters
Example Lab Research Licence | LicenseRef-example-lab-research-license
Jay Model License Agreement | LicenseRef-jay-model-license
MIT OR Apache-2.0 | MIT OR Apache-2.0
apache-2.0 WITH LLVM-exception | Apache-2.0 WITH LLVM-exception
(mit AND cc-by-4.0) | (MIT AND CC-BY-4.0)
LicenseRef-own-terms | LicenseRef-own-terms
"""

NOTHING = [
    "other",
    "unknown",
    "",
    "This License",
    "the Model License",
    "permit",
    "researchers at MIT CSAIL",
    "mitigation",
    "see LICENSE",
]


@pytest.mark.parametrize("line", WRITTEN.strip().splitlines())
def test_names_become_expressions(line):
    written, wanted = (part.strip() for part in line.rsplit(" | ", 1))
    assert expression(written) == wanted


@pytest.mark.parametrize("written", NOTHING)
def test_what_names_no_terms_gives_none(written):
    assert expression(written) is None


def test_a_sentence_gives_its_names_in_order_and_place():
    text = "Code under the MIT License, data under CC BY-SA 4.0, weights under the Jay Model License."
    found = find(text)
    assert [one.expression for one in found] == ["MIT", "CC-BY-SA-4.0", "LicenseRef-jay-model-license"]
    assert text[found[1].start : found[1].end] == "CC BY-SA 4.0"


def test_an_unknown_identifier_is_none():
    assert identifier("no-such-licence-9") is None
    assert expression("MIT AND no-such-licence-9") == "MIT"


def test_kebab_drops_agreement():
    assert kebab("Jay 2.1 Model Licence Agreement") == "jay-2.1-model-license"


@pytest.mark.parametrize(
    "text",
    [
        "MIT " * 9000,
        "Creative Commons Attribution " + "- " * 9000,
        "GNU " * 9000,
        "A" * 90000,
        "Bb " * 9000 + "License",
    ],
)
def test_hostile_text_is_no_trouble(text):
    start = time.perf_counter()
    find(text)
    assert time.perf_counter() - start < 2


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_names_that_do_not_overlap(text):
    found = find(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
