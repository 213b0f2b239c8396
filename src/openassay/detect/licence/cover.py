"""Which parts of a release terms cover, by the words that say so."""

import re

RELEASE = ("licence.release",)
CODE = ("licence.system_code", "licence.training_code")
WEIGHTS = ("licence.parameters",)
DATA = ("licence.dataset",)
FACTS = (*RELEASE, *CODE, *WEIGHTS, *DATA)

_NOUNS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("licence.training_code",), r"training (?:code|scripts?|framework)"),
    (("licence.system_code",), r"(?:inference|modell?ing|architecture) (?:code|scripts?)"),
    (
        CODE,
        (
            r"(?<!training )(?<!inference )(?:source[\s-]?code|code(?:base)?|scripts?|software|implementations?|"
            r"notebooks?|toolkits?|librar(?:y|ies)|packages?)"
        ),
    ),
    (
        WEIGHTS,
        r"(?:pre-?trained |model |fine-?tuned )*(?:weights?(?: diffs?)?|checkpoints?|parameters|models?|(?:word )?vectors|embeddings)(?! cards?)",
    ),
    (
        DATA,
        r"data(?:[\s-]?sets?|bases?)?(?! ?loaders?)|corp(?:us|ora)|annotations?|transcripts?|recordings?|images",
    ),
)
_WHOLE = (
    r"repo(?:sitor(?:y|ies))?|projects?|(?:this|the|our) (?:whole )?release|work|everything|all (?:of )?(?:the |"
    r"our )?(?:artifacts|artefacts|content|materials?|files)"
    r"|contents? of this|this (?:is|program)|benchmark"
)
_COVER = tuple((facts, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for facts, pattern in _NOUNS)
_RELEASE = re.compile(rf"\b(?:{_WHOLE})\b", re.IGNORECASE)


def covered(words: str) -> tuple[str, ...]:
    """The licence facts that a piece of text names by its nouns: parts, or the release as a whole, or nothing.

    A noun inside the name of the whole ("the code in this repository") decides for the part; only "this repository
    and the weights" names both.
    """
    found = [fact for facts, pattern in _COVER if pattern.search(words) for fact in facts]
    whole = _RELEASE.search(words)
    inside = whole and re.search(r"\b(?:in|of|from|within|for)\s+(?:this|our|the)\s+$", words[: whole.start()])
    if whole and not (inside and found):
        found += RELEASE
    return tuple(dict.fromkeys(found))
