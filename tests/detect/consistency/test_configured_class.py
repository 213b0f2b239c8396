"""Names of classes and modules, and whether the tree has them."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
PACKAGE = {"README.md": README, "wren/__init__.py": "", "wren/model.py": "class Wren:\n    pass\n"}
FACT = "consistency.configured_class"


def config(name, key="_target_"):
    return {"configs/model.yaml": f"model:\n  {key}: {name}\n"}


@pytest.mark.parametrize("name", ["no_target", "no_module", "no_auto_map"])
def test_what_the_tree_lacks_is_a_warning_at_its_line(kept, name):
    (one,) = kept(name).evidence(FACT, "no")
    assert one.severity == "warning"
    assert one.locations[0].line


def test_classes_of_other_libraries_are_not_asked_for(kept):
    told = kept("no_other_library")
    assert told.evidence(FACT, "no") == told.evidence(FACT) == []


@pytest.mark.parametrize("name", ["wren.model.Wren", "wren.model", "wren"])
def test_what_is_there_is_found(written, name):
    assert written({**PACKAGE, **config(name)}).evidence(FACT, "no") == []


@pytest.mark.parametrize("name", ["wren.model.Finch", "wren.birds.Wren", "wren.model.birds.Wren"])
def test_what_is_not_there_is_told(written, name):
    (one,) = written({**PACKAGE, **config(name)}).evidence(FACT, "no")
    assert name in one.message


def test_a_module_that_binds_names_as_it_runs_may_hold_any(written):
    lazy = {"wren/model.py": "def __getattr__(name):\n    return name\n"}
    assert written({**PACKAGE, **lazy, **config("wren.model.Finch")}).evidence(FACT, "no") == []


def test_a_compiled_module_counts(written):
    assert written({**PACKAGE, "wren/fast.pyx": "", **config("wren.fast.Wren")}).evidence(FACT, "no") == []


def test_a_package_further_down_counts(written):
    inner = {"songs/lib/wren/birds.py": "class Finch:\n    pass\n"}
    assert written({**PACKAGE, **inner, **config("wren.birds.Finch")}).evidence(FACT, "no") == []


def test_a_source_folder_is_a_top(written):
    files = {"README.md": README, "src/wren/__init__.py": "", "src/wren/cli.py": "main = print\n"}
    project = '[project.scripts]\nwren = "wren.cli:main"\nfinch = "wren.cli:finch"\n'
    told = written({**files, "pyproject.toml": project})
    assert told.places(FACT, "no") == [("pyproject.toml", 3)]


def test_an_auto_map_of_another_repository_is_not_asked_for(written):
    remote = '{"auto_map": {"AutoModel": "song-lab/wren--modeling_wren.Wren"}}'
    assert written({"README.md": README, "config.json": remote}).evidence(FACT, "no") == []


def test_a_module_that_a_command_starts_is_asked_for(written):
    text = README + "\n## Training\n\n```bash\npython -m wren.train\n```\n"
    assert written({**PACKAGE, "README.md": text}).places(FACT, "no") == [("README.md", 8)]


def test_a_module_of_a_clone_is_not(written):
    block = "git clone https://github.com/other/finch\ncd finch\npython -m wren.train\n"
    text = README + f"\n## Training\n\n```bash\n{block}```\n"
    assert written({**PACKAGE, "README.md": text}).evidence(FACT, "no") == []


def test_a_broken_configuration_is_passed_over(written):
    assert written({**PACKAGE, "configs/model.yaml": "_target_: [wren.model"}).evidence(FACT, "no") == []
