"""The words of licence names: identifiers, families without a version, and phrases in order from special to general."""

import re

FAMILIES = {
    "apache": "LicenseRef-apache-unversioned",
    "bsd": "LicenseRef-bsd-unversioned",
    "cc": "LicenseRef-cc-unversioned",
    "gpl": "LicenseRef-gpl-unversioned",
    "lgpl": "LicenseRef-lgpl-unversioned",
    "agpl": "LicenseRef-agpl-unversioned",
    "gfdl": "LicenseRef-gfdl-unversioned",
    "openrail": "LicenseRef-openrail-unversioned",
    "openrail-m": "LicenseRef-openrail-unversioned",
    "rail": "LicenseRef-openrail-unversioned",
    "llama": "LicenseRef-llama-unversioned",
}
"""Families whose versions differ in their terms, so that the name alone does not say which terms apply."""

HUB = {
    "afl-3.0": "AFL-3.0", "agpl-3.0": "AGPL-3.0-only", "gpl-2.0": "GPL-2.0-only", "gpl-3.0": "GPL-3.0-only",
    "lgpl-2.1": "LGPL-2.1-only", "lgpl-3.0": "LGPL-3.0-only", "lgpl-lr": "LGPLLR", "bsl-1.0": "BSL-1.0",
    "cdla-permissive-1.0": "CDLA-Permissive-1.0", "cdla-permissive-2.0": "CDLA-Permissive-2.0",
    "cdla-sharing-1.0": "CDLA-Sharing-1.0", "c-uda": "C-UDA-1.0", "odc-by": "ODC-By-1.0", "odbl": "ODbL-1.0",
    "pddl": "PDDL-1.0", "unlicense": "Unlicense", "wtfpl": "WTFPL", "zlib": "Zlib", "isc": "ISC", "ncsa": "NCSA",
    "postgresql": "PostgreSQL", "ofl-1.1": "OFL-1.1", "ms-pl": "MS-PL", "lppl-1.3c": "LPPL-1.3c",
    "ecl-2.0": "ECL-2.0", "etalab-2.0": "etalab-2.0", "eupl-1.1": "EUPL-1.1", "eupl-1.2": "EUPL-1.2",
    "osl-3.0": "OSL-3.0", "mpl-2.0": "MPL-2.0", "artistic-2.0": "Artistic-2.0", "cc0": "CC0-1.0",
    "openmdw-1.0": "OpenMDW-1.0", "openmdw-1.1": "LicenseRef-openmdw-1.1",
    "bigscience-bloom-rail-1.0": "LicenseRef-bigscience-rail-1.0",
    "bigscience-openrail-m": "LicenseRef-bigscience-openrail-m",
    "bigcode-openrail-m": "LicenseRef-bigcode-openrail-m",
    "creativeml-openrail-m": "LicenseRef-creativeml-openrail-m",
    "openrail++": "LicenseRef-creativeml-openrail-pp-m",
    "llama2": "LicenseRef-llama-2", "llama3": "LicenseRef-llama-3", "llama3.1": "LicenseRef-llama-3.1",
    "llama3.2": "LicenseRef-llama-3.2", "llama3.3": "LicenseRef-llama-3.3", "llama4": "LicenseRef-llama-4",
    "gemma": "LicenseRef-gemma", "deepfloyd-if-license": "LicenseRef-deepfloyd-if",
    "fair-noncommercial-research-license": "LicenseRef-fair-nc",
    "apple-amlr": "LicenseRef-apple-amlr", "apple-ascl": "LicenseRef-apple-ascl",
    "intel-research": "LicenseRef-intel-research", "h-research": "LicenseRef-h-research",
    "grok2-community": "LicenseRef-grok-2-community",
}  # fmt: skip
"""Identifiers of model hubs that are not SPDX ids as they stand, or that SPDX writes otherwise."""

NOTHING = frozenset(("other", "unknown", "none", "null", "license", "see license", "proprietary", "custom", ""))
"""Values that name no terms."""


L = r"(?:[-\s]+licen[cs]e[ds]?)?"
"""The word licence after a name."""
V = r"[\s,_\N{EN DASH}-]*(?:version|ver\.?|v\.?)?[\s_-]*"
"""What stands between a name and its version."""
ONE = rf"(?:{V}1\.0)?"
AGREED = r"(?:\s+agreement)?"

PHRASES: tuple[tuple[str, str], ...] = (
    (rf"\bModified[\s-]MIT{L}", "LicenseRef-modified-mit"),
    (rf"\bMIT[-\s]?0\b|\bMIT No Attribution{L}", "MIT-0"),
    (rf"\b(?:MIT/Expat|MIT/X11|MIT|Expat){L}\b(?!\s+(?:CSAIL|Press|Media|Lab|Technology|researchers|Han))", "MIT"),
    (
        rf"\bApache(?: Software)?{L}(?:\s*\(ASL\))?{V}2(?:\.0)?(?!\.?\d){L}|\b(?:ASL|ALv?)[\s-]?2\.0\b",
        "Apache-2.0",
    ),
    (rf"\bApache(?: Software)?{L}{V}1\.1\b{L}", "Apache-1.1"),
    (r"\bApache(?: Software| Public)?[-\s]+licen[cs]e[ds]?\b", FAMILIES["apache"]),
    (
        (
            rf"\bCC[\s-]?0\b(?:[\s-]?(?:v\.?)?1\.0)?(?:\s+Universal)?{L}"
            rf"|\bCreative Commons Zero\b(?:[\s,]*v?1\.0)?(?:\s+Universal)?{L}"
        ),
        "CC0-1.0",
    ),
    (rf"\b(?:MPL|Mozilla Public{L}){V}2(?:\.0)?(?!\.?\d){L}", "MPL-2.0"),
    (rf"\b(?:MPL|Mozilla Public{L}){V}1\.1\b{L}", "MPL-1.1"),
    (rf"\b(?:EPL|Eclipse Public{L}){V}2(?:\.0)?(?!\.?\d){L}", "EPL-2.0"),
    (rf"\b(?:EPL|Eclipse Public{L}){V}1(?:\.0)?(?!\.?\d){L}", "EPL-1.0"),
    (rf"\b(?:EUPL|European Union Public{L})(?:\s*\(EUPL\))?{V}1\.2\b{L}", "EUPL-1.2"),
    (rf"\b(?:EUPL|European Union Public{L})(?:\s*\(EUPL\))?{V}1\.1\b{L}", "EUPL-1.1"),
    (
        rf"\b(?:CDLA|Community Data Licen[cs]e Agreement)[\s\N{{EN DASH}}-]*Permissive{V}2(?:\.0)?\b",
        "CDLA-Permissive-2.0",
    ),
    (
        rf"\b(?:CDLA|Community Data Licen[cs]e Agreement)[\s\N{{EN DASH}}-]*Permissive{V}1(?:\.0)?\b",
        "CDLA-Permissive-1.0",
    ),
    (rf"\b(?:CDLA|Community Data Licen[cs]e Agreement)[\s\N{{EN DASH}}-]*Sharing{V}1(?:\.0)?\b", "CDLA-Sharing-1.0"),
    (rf"\b(?:C-UDA|Computational Use of Data Agreement)\b{ONE}", "C-UDA-1.0"),
    (rf"\b(?:O-UDA|Open Use of Data Agreement)\b{ONE}", "LicenseRef-o-uda"),
    (
        rf"\bODC[\s-]?BY\b{ONE}{L}|\bOpen Data Commons Attribution{L}(?:\s*\(ODC-By\))?{ONE}(?:\s*\(ODC-By\))?",
        "ODC-By-1.0",
    ),
    (
        rf"\bODbL\b{ONE}{L}|\bOpen (?:Data Commons )?(?:Open )?Database Licen[cs]e(?:\s*\(ODbL\))?{ONE}",
        "ODbL-1.0",
    ),
    (rf"\b(?:PDDL|Public Domain Dedication and Licen[cs]e)\b{ONE}{L}", "PDDL-1.0"),
    (rf"\bOpenMDW{V}1\.1\b{L}", "LicenseRef-openmdw-1.1"),
    (rf"\bOpenMDW{V}1\.0\b{L}", "OpenMDW-1.0"),
    (rf"\bOpenMDW\b{L}", "LicenseRef-openmdw-unversioned"),
    (rf"\bISC{L}\b", "ISC"),
    (r"\b(?:The )?Unlicen[cs]e\b", "Unlicense"),
    (rf"\bBoost Software{L}{ONE}|\bBSL-1\.0\b", "BSL-1.0"),
    (rf"\bSIL Open Font{L}(?:{V}1\.1)?|\bOFL[\s-]1\.1\b", "OFL-1.1"),
    (r"\bWTFPL\b", "WTFPL"),
    (rf"\bzlib{L}\b", "Zlib"),
    (
        rf"\b(?:CreativeML[\s-]+)?Open[\s-]?RAIL\s?(?:\+\+|-?pp)(?:[\s-]?M)?{L}",
        "LicenseRef-creativeml-openrail-pp-m",
    ),
    (rf"\bCreativeML[\s-]+Open[\s-]?RAIL(?:[\s-]?M)?{L}", "LicenseRef-creativeml-openrail-m"),
    (
        rf"\bBigCode[\s-]+(?:Model[\s-]+)?Open[\s-]?RAIL(?:[\s-]?M)?(?:{V}1(?:\.0)?)?{L}{AGREED}",
        "LicenseRef-bigcode-openrail-m",
    ),
    (rf"\bBigScience[\s-]+(?:Bloom[\s-]+)?Open[\s-]?RAIL(?:[\s-]?M)?{L}", "LicenseRef-bigscience-openrail-m"),
    (
        rf"\b(?:BigScience|Bloom)[\s-]+(?:Bloom[\s-]+)?(?:RAIL|Responsible AI){L}{ONE}",
        "LicenseRef-bigscience-rail-1.0",
    ),
    (rf"\bOpen[\s-]?RAIL(?:[\s-]?[MDS])?\b{L}|\bRAIL[\s-]licen[cs]e", FAMILIES["openrail"]),
    (r"\bGemma(?:\s+[\d.]+)?[\s-]+(?:Terms(?:\s+of\s+(?:Use|Service))?|licen[cs]e)", "LicenseRef-gemma"),
    (
        rf"\bDeepSeek[\s-]+(?:LLM[\s-]+)?(?:Model[\s-]+)?Licen[cs]e{AGREED}(?:[\s,]*(?:version|v)?\s*1\.0)?",
        "LicenseRef-deepseek-1.0",
    ),
    (rf"\b(?:Tongyi[\s-]+Qianwen|Qwen)[\s-]+research(?:\s+licen[cs]e)?{AGREED}", "LicenseRef-qwen-research"),
    (rf"\bTongyi[\s-]+Qianwen\s+licen[cs]e{AGREED}", "LicenseRef-tongyi-qianwen"),
    (rf"\bQwen[\s-]+licen[cs]e{AGREED}", "LicenseRef-qwen"),
    (rf"\bNVIDIA Open Models?\s+Licen[cs]e{AGREED}", "LicenseRef-nvidia-open-model"),
    (
        rf"\bStability(?:\s+AI)?\s+Non-?Commercial\s+(?:Research\s+)?(?:Community\s+)?Licen[cs]e{AGREED}",
        "LicenseRef-stability-nc",
    ),
    (rf"\bStability(?:\s+AI)?\s+Community\s+Licen[cs]e{AGREED}", "LicenseRef-stability-community"),
    (r"\bFLUX\.?1?\s*\[?dev\]?\s+Non-?Commercial\s+Licen[cs]e", "LicenseRef-flux-1-dev-nc"),
    (r"\bFAIR\s+Non-?commercial(?:\s+Research)?\s+Licen[cs]e", "LicenseRef-fair-nc"),
    (rf"\bDeepFloyd[\s-]+IF\s+Licen[cs]e{AGREED}", "LicenseRef-deepfloyd-if"),
    (rf"\bYi\s+Series\s+Models?\s+(?:Community\s+)?Licen[cs]e{AGREED}", "LicenseRef-yi"),
    (rf"\bFalcon[\s-]180B(?:\s+TII)?\s+Licen[cs]e(?:{V}1\.0)?", "LicenseRef-falcon-180b"),
    (rf"\bFalcon 2(?:\s+11B)?\s+TII\s+Licen[cs]e(?:{V}1\.0)?", "LicenseRef-falcon-2-11b-1.0"),
    (rf"\bTII Falcon(?:\s+LLM)?\s+Licen[cs]e(?:{V}1\.0)?", "LicenseRef-falcon-llm-1.0"),
    (rf"\bBaichuan\s?2\s+Model\s+(?:Community\s+)?Licen[cs]e{AGREED}", "LicenseRef-baichuan-2"),
    (rf"\bChatGLM\d?(?:-6B)?\s+(?:Model\s+)?Licen[cs]e{AGREED}", "LicenseRef-chatglm"),
    (rf"\bGLM-4\s+(?:Model\s+)?Licen[cs]e{AGREED}", "LicenseRef-glm-4"),
    (r"\bAI2\s+ImpACT\s+Licen[cs]e[\s,\N{EN DASH}-]+Low(?:\s+Risk)?(?:\s+Artifacts?)?", "LicenseRef-ai2-impact-lr"),
    (r"\bAI2\s+ImpACT\s+Licen[cs]e[\s,\N{EN DASH}-]+Medium(?:\s+Risk)?(?:\s+Artifacts?)?", "LicenseRef-ai2-impact-mr"),
    (r"\bAI2\s+ImpACT\s+Licen[cs]e[\s,\N{EN DASH}-]+High(?:\s+Risk)?(?:\s+Artifacts?)?", "LicenseRef-ai2-impact-hr"),
    (r"\bAlphaFold\s?3\s+Model\s+Parameters\s+Terms\s+of\s+Use", "LicenseRef-alphafold-3-parameters"),
    (r"\bAlphaFold\s?3\s+Output\s+Terms\s+of\s+Use", "LicenseRef-alphafold-3-output"),
    (r"\bMistral(?:\s+AI)?\s+Research\s+Licen[cs]e", "LicenseRef-mistral-research"),
    (r"\bMistral(?:\s+AI)?\s+Non-?Production\s+Licen[cs]e", "LicenseRef-mistral-non-production"),
    (r"\bDatabricks\s+Open\s+Model\s+Licen[cs]e", "LicenseRef-dbrx-open-model"),
    (r"\bJamba\s+Open\s+Model\s+Licen[cs]e", "LicenseRef-jamba-open-model"),
    (rf"\bOPT-175B\s+Licen[cs]e{AGREED}", "LicenseRef-opt-175b"),
    (rf"\bSEER\s+Licen[cs]e{AGREED}", "LicenseRef-seer"),
    (rf"\bGrok[\s-]?2\s+Community\s+Licen[cs]e{AGREED}", "LicenseRef-grok-2-community"),
    (
        rf"\b(?:Tencent\s+)?Hunyuan\s?3D(?:\s+2\.0)?\s+Community\s+Licen[cs]e{AGREED}",
        "LicenseRef-tencent-hunyuan-3d-2.0",
    ),
    (rf"\b(?:Tencent\s+)?Hunyuan\s+Community\s+Licen[cs]e{AGREED}", "LicenseRef-tencent-hunyuan"),
    (rf"\bPlayground\s+v2\s+Community\s+Licen[cs]e{AGREED}", "LicenseRef-playground-v2-community"),
    (rf"\bChameleon\s+Research\s+Licen[cs]e{AGREED}", "LicenseRef-chameleon-research"),
    (rf"\bOpen\s+Aleph\s+Licen[cs]e{ONE}", "LicenseRef-open-aleph-1.0"),
)

GNU = (
    rf"\b(?:GNU\s+)?(?:[AL]?GPL|GNU\s+(?:Affero\s+|Lesser\s+|Library\s+)?(?:General\s+)?Public\s+Licen[cs]e)"
    rf"(?:\s*\([AL]?GPL\))?(?:\s+as\s+published\s+by\s+the\s+Free\s+Software\s+Foundation[,;:]?(?:\s+either)?)?"
    rf"(?:{V}(?P<version>[123](?:\.[01])?)(?!\.?\d))?"
    rf"(?P<later>\+|(?:\s+of\s+the\s+Licen[cs]e)?[\s,(-]*or[\s-]+(?:\(at\s+your\s+option\)\s+)?"
    rf"(?:any )?later(?: version)?)?(?:[\s-]only)?{L}"
)
BSD = (
    rf"\bBSD(?:[\s-]?(?:[0-4]|two|three|four|zero)(?:[\s-]clause)?)?\b"
    rf"(?:\s+[\"“(]?(?:new|modified|revised|simplified|original)[\"”)]?(?=\s+licen))?{L}"
    rf"|\b(?:[0-4]|two|three|four|zero)[\s-]clause[\s-](?:\w+[\s-])?BSD{L}"
    rf"|\b(?:new|modified|revised|simplified)[\s-]BSD{L}"
)
CREATIVE_COMMONS = (
    r"\b(?:CC[\s-]+BY(?:[\s_-]+(?:NC|SA|ND))*"
    r"|Creative\s+Commons[\s,:]+(?:CC[\s-]+)?(?:BY\b|Attribution)(?:[\s_,/\N{EN DASH}-]*"
    r"(?:Non-?\s?Commercial|No-?\s?Deriv(?:ative)?s|Share-?\s?Alike|NC\b|SA\b|ND\b))*)"
    r"(?:[\s,_(-]+(?:International|Public|Licen[cs]e|Generic|Unported|version|CC[\s-]BY(?:-(?:NC|SA|ND))*))*"
    rf"(?:[\s,_-]*v?\.?(?P<version>[1-4]\.[05]))?(?:\s*(?:International|Generic|Unported))?(?:\s+Public)?{L}"
)
LLAMA = (
    rf"\b(?:Meta[\s-]+)?Llama[\s-]?(?P<version>[1234](?:\.\d)?)?{V}(?:Community[\s-]+)?Licen[cs]e{AGREED}"
    r"|\bLlama[\s-]?(?P<community>[1234](?:\.\d)?)[\s-]+Community\b"
)
PROPER = (
    r"(?:\b[A-Z0-9][\w.+&'\N{RIGHT SINGLE QUOTATION MARK}-]*\s+|\[[\w.]+\]\s+)"
    r"(?:(?:[A-Z0-9][\w.+&-]*|\[[\w.]+\]|of|for|and|the|OF|FOR|AND)\s+){0,7}?"
    r"(?:Licen[cs]e(?:\s+Agreement)?|LICEN[CS]E(?:\s+AGREEMENT)?|Terms\s+of\s+(?:Use|Service)|TERMS\s+OF\s+(?:USE|SERVICE))\b"
)
"""The proper name of terms: capitalised words that end in licence or in terms of use."""

CASED = frozenset(("MIT", "ISC"))
"""Names that are words or parts of words when in lower case."""

PLAIN = frozenset(
    re.split(
        r"\s+",
        """the this that a an our its your see under and or of for model models code software license licence agreement
        open source dataset data public community research commercial non-commercial terms use service conditions
        project content general user end weights same following these all any no each full original upstream other
        new please licensed released by with in is are we both more details weight diff diffs training inference
        evaluation""",
    )
)
"""Words that do not tell one licence from another."""
