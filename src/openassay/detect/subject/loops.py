"""Where does the code run an optimisation?"""

import re
from collections.abc import Callable, Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Code, Loop, Stack
from openassay.detect.reading import Reading
from openassay.read.module import Call, Module

DETECTOR = Detector(
    id="OA-SUB-06",
    part="subject",
    question="Where does the code run an optimisation?",
    why="Training code is known by what it does (a backward pass and an update, a fit), not by what its file is called.",
    satisfy="Keep the loop that trained the release in the tree.",
    facts=(),
    needs=("code",),
    gives="loops",
)

_STEPPER = re.compile(
    r"opt|scaler|engine|solver|fabric|accelerator|updater|muon|adam|sgd|model_|self\.step|strategy", re.I
)
_FIT_LIBRARIES = (
    "sklearn", "xgboost", "lightgbm", "catboost", "gensim", "fasttext", "hmmlearn", "statsmodels", "sklearn_crfsuite",
    "pycrfsuite", "kenlm", "implicit", "nltk", "pomegranate", "river", "vowpalwabbit",
)  # fmt: skip
_FIT_CALLS = (
    ".fit",
    ".partial_fit",
    ".train",
    ".train_supervised",
    ".train_unsupervised",
    "Word2Vec",
    "FastText",
    "Doc2Vec",
)
_PROGRAM_CALLS = (
    "megatron.training.pretrain", "megatron.training.training.pretrain", "fairseq_cli.train.main", "tf.estimator.train_and_evaluate",
    "tensorflow.estimator.train_and_evaluate", "paddle.fluid.optimizer", "t5x.train.train", "composer.Trainer.fit", "train_batch",
)  # fmt: skip


def look(reading: Reading, code: Code) -> Look:
    """Find every loop of every source file, whatever its role."""
    yield from ()
    found = {loop.path: loop for path, module in code.modules.items() for loop in _loops(path, module)}
    for loop in _joined(code, set(found)):
        found[loop.path] = loop
    return tuple(found.values())


def _joined(code: Code, known: set[str]) -> Iterator[Loop]:
    """Updates in a loop whose backward pass lies in a file that theirs imports."""
    backward = {
        path
        for path, module in code.modules.items()
        if not path.endswith(_C_SUFFIXES)
        and any(_last(call) == "backward" and "." in call.name for call in module.calls)
    }
    for path, module in code.modules.items():
        steps = [call for call in module.calls if _last(call) == "step" and call.loop and _STEPPER.search(call.name)]
        if steps and path not in known and backward & set(code.closure(path)):
            yield Loop(path, steps[0].line, "torch", "gradient", steps[0].scope)


def _loops(path: str, module: Module) -> Iterator[Loop]:
    for how, find in _KINDS:
        hits = find(path, module)
        if hits:
            best = max(hits, key=lambda call: (call.loop, -call.line))
            stack: Stack = "fit" if how.startswith("fit") else "gradient"
            yield Loop(path, best.line, how, stack, best.scope)
            return


def _imports(module: Module, *roots: str) -> bool:
    return any(one.module.split(".")[0] in roots for one in module.imports)


def _last(call: Call) -> str:
    return call.name.rpartition(".")[2]


def _torch(path: str, module: Module) -> list[Call]:
    if path.endswith(_C_SUFFIXES):
        return []
    backward = [call for call in module.calls if _last(call) in ("backward", "manual_backward") and "." in call.name]
    steps = any(_last(call) == "step" and _STEPPER.search(call.name) for call in module.calls)
    by_hand = any(one.target.endswith((".data", ".value")) and "grad" in one.value.text for one in module.assigns)
    return backward if steps or by_hand else []


def _jax(_: str, module: Module) -> list[Call]:
    grads = [
        call
        for call in module.calls
        if call.name.startswith("jax.") and _last(call) in ("grad", "value_and_grad", "vjp", "pmap")
    ]
    grads += [
        call for call in module.calls if _last(call) in ("value_and_grad", "filter_value_and_grad", "filter_grad")
    ]
    updates = any(_last(call) in ("apply_gradients", "apply_updates", "apply_gradient") for call in module.calls)
    return [call for call in grads if _last(call) != "pmap"] if updates else []


def _tensorflow(_: str, module: Module) -> list[Call]:
    if not _imports(module, "tensorflow", "keras", "tf", "tflearn", "tensorflow_estimator", "theano", "lasagne"):
        return []
    found = [
        call
        for call in module.calls
        if _last(call) in ("apply_gradients", "minimize", "train_on_batch", "fit_generator")
    ]
    found += [call for call in module.calls if _last(call) == "fit" and not _imports(module, "sklearn")]
    estimator = any(_last(call) in ("TPUEstimator", "Estimator") for call in module.calls)
    return found or [call for call in module.calls if estimator and _last(call) == "train"]


def _trainer(_: str, module: Module) -> list[Call]:
    made = [
        call for call in module.calls if re.search(r"(Trainer|Learner|Runner)\b|(SFT\w*|DPO\w*|GRPO\w*)$", call.name)
    ]
    made += [
        call
        for call in module.calls
        if _last(call) in ("build_trainer", "make_trainer", "get_trainer", "create_trainer")
    ]
    made += [call for call in module.calls if _last(call) == "build_runner"]
    runs = [
        call
        for call in module.calls
        if re.search(r"(trainer|learn(er)?|runner|train)\w*\.(train|fit|fit_one_cycle|run|launch)$", call.name, re.I)
    ]
    made = [call for call in made if not re.search(r"token|bpe|spm|sentencepiece|wordpiece|unigram", call.name, re.I)]
    chained = [call for call in module.calls if call.name in ("?.train", "?.fit")]
    return runs or chained if made else []


def _program(_: str, module: Module) -> list[Call]:
    return [call for call in module.calls if call.name.endswith(_PROGRAM_CALLS)]


def _paddle(_: str, module: Module) -> list[Call]:
    if not _imports(module, "paddle", "mxnet", "mindspore", "oneflow", "chainer"):
        return []
    return [call for call in module.calls if _last(call) in ("minimize", "backward", "TrainOneStepCell", "update")]


def _mlx(_: str, module: Module) -> list[Call]:
    if not _imports(module, "mlx", "tinygrad", "autograd"):
        return []
    return [call for call in module.calls if _last(call) in ("value_and_grad", "backward", "grad")]


_C_SUFFIXES = (".c", ".cc", ".cpp", ".cxx", ".cu", ".cuh", ".h", ".hpp")


def _c(path: str, module: Module) -> list[Call]:
    if not path.endswith(_C_SUFFIXES):
        return []
    backward = [call for call in module.calls if re.search(r"back(ward|prop)", call.name, re.I) and call.scope]
    update = any(
        re.search(r"(update|adamw?|sgd|optimizer_?step|train_network)", call.name, re.I) for call in module.calls
    )
    return [call for call in backward if call.loop] if update else []


def _fit(_: str, module: Module) -> list[Call]:
    if not _imports(module, *_FIT_LIBRARIES):
        return []
    return [
        call
        for call in module.calls
        if call.name.endswith(_FIT_CALLS)
        and not re.search(r"(scaler|encoder|vectorizer|pca|tsne|umap)\.fit$", call.name, re.I)
    ]


_BY_HAND = re.compile(
    r"(^|[._])(learn|train|fit|estimate|train_step|em|m_step|update_weights|count|accumulate)(?=[._A-Z]|$)", re.I
)
_NEURAL = (
    "torch",
    "tensorflow",
    "jax",
    "keras",
    "flax",
    "paddle",
    "mxnet",
    "transformers",
    "lightning",
    "pytorch_lightning",
)
_GRADIENT = re.compile(r"(^|[._])(eta|alpha|learning_?rate|lr|starting_alpha|grad\w*)$", re.I)


def _fit_by_hand(path: str, module: Module) -> list[Call]:
    """A program named for training whose own functions learn, without a library that could do it for them."""
    name = path.rpartition("/")[2]
    if not re.search(r"train|learn|fit", name, re.I) or path.endswith(_C_SUFFIXES) or _imports(module, *_NEURAL):
        return []
    own = [one for one in module.definitions if one.kind == "function" and _BY_HAND.search(one.name)]
    return [Call(one.name, one.line, one.end_line, (), (), one.name, 0) for one in own]


def _c_by_hand(path: str, module: Module) -> list[Call]:
    """C code with a training function that holds a learning rate."""
    if not path.endswith(_C_SUFFIXES):
        return []
    trains = [
        one for one in module.definitions if one.kind == "function" and re.search(r"(^|_|::)train", one.name, re.I)
    ]
    rates = any(_GRADIENT.search(one.target) for one in module.assigns)
    return [Call(one.name, one.line, one.end_line, (), (), one.name, 0) for one in trains] if rates else []


_KINDS: tuple[tuple[str, Callable[[str, Module], list[Call]]], ...] = (
    ("torch", _torch),
    ("jax", _jax),
    ("tensorflow", _tensorflow),
    ("trainer", _trainer),
    ("program", _program),
    ("paddle", _paddle),
    ("mlx", _mlx),
    ("c", _c),
    ("c", _c_by_hand),
    ("fit", _fit),
    ("fit by hand", _fit_by_hand),
)
