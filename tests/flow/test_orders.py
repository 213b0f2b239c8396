"""What comes in an order that nothing fixes, and where does it go?"""

import pytest


def orders(told):
    kinds = {}
    for one in told.trace.events:
        for taint in one.owner.taints if one.kind == "pass" and one.owner else ():
            if taint not in told.trace.settled:
                kinds.setdefault((taint.kind, taint.place.line), one.name)
    return kinds


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("import os\nfiles = []\nfor name in os.listdir('x'):\n    files.append(name)\n", "listing"),
        ("import glob\nimport random\nnames = glob.glob('*.wav')\nrandom.shuffle(names)\n", "listing"),
        ("from pathlib import Path\nnames = list(Path('x').iterdir())\ntrain = names[:9]\n", "listing"),
        ("words = 'a b'.split()\nindex = {}\nfor word in set(words):\n    index[word] = len(index)\n", "set"),
        ("import json\nnames = list({'a', 'b'})\njson.dump(names, open('x', 'w'))\n", "set"),
        (
            "from concurrent.futures import as_completed\nrows = []\nfor one in as_completed(jobs):\n    rows.append(one)\n",
            "arrival",
        ),
    ],
)
def test_an_order_is_followed_to_where_it_stays(walked, source, kind):
    assert [one for one, _ in orders(walked(source))] == [kind]


@pytest.mark.parametrize(
    "source",
    [
        "import os\nfiles = []\nfor name in sorted(os.listdir('x')):\n    files.append(name)\n",
        "import os\nimport random\nnames = os.listdir('x')\nnames.sort()\nrandom.shuffle(names)\n",
        "import os\nfiles = []\nfor name in os.listdir('x'):\n    files.append(name)\nfiles = sorted(files)\n",
        "import os\nprint(len(os.listdir('x')))\nprint()\n",
        "import os\nfor name in os.listdir('x'):\n    os.remove(name)\n",
        "words = 'a b'.split()\nindex = {word: n for n, word in enumerate(sorted(set(words)))}\n",
        "import json\njson.dump(list({1, 2}), open('x', 'w'))\nprint()\n",
        "seen = set()\nfor word in 'a b'.split():\n    seen.add(word)\nprint(len(seen))\n",
    ],
)
def test_what_is_sorted_or_counted_has_none(walked, source):
    assert orders(walked(source)) == {}
