"""Where does the code run an optimisation?"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

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

_STEPPER = re.compile(r"opt|scaler|engine|solver|fabric|accel|updater|muon|adam|sgd|model_|self\.step|strategy", re.I)
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
        if module.language != "c" and any(_last(call) == "backward" and "." in call.name for call in module.calls)
    }
    for path, module in code.modules.items():
        steps = [call for call in module.calls if _last(call) == "step" and call.loop and _STEPPER.search(call.name)]
        if steps and path not in known and backward & set(code.closure(path)):
            yield Loop(path, steps[0].line, "torch", "gradient", steps[0].scope)


def _loops(path: str, module: Module) -> Iterator[Loop]:
    for how, hits in (*((one.how, hits) for one, hits in _library(module)), *_own(path, module)):
        if hits:
            best = max(hits, key=lambda call: (call.loop, -call.line))
            stack: Stack = "fit" if how.startswith("fit") else "gradient"
            yield Loop(path, best.line, how, stack, best.scope)
            return


def _own(path: str, module: Module) -> Iterator[tuple[str, list[Call]]]:
    """What each way of training in a file's language finds, the surest first."""
    kinds = {"python": _PYTHON, "c": _C}.get(module.language, _OTHERS)
    yield from ((how, find(path, module)) for how, find in kinds)


def _imports(module: Module, *roots: str) -> bool:
    return any(one.module.split(".")[0] in roots for one in module.imports)


def _last(call: Call) -> str:
    return call.name.rpartition(".")[2]


def _torch(_: str, module: Module) -> list[Call]:
    backward = [call for call in module.calls if _last(call) in ("backward", "manual_backward") and "." in call.name]
    steps = any(_last(call) == "step" and _STEPPER.search(call.name) for call in module.calls)
    by_hand = any(one.target.endswith((".data", ".value")) and "grad" in one.value.text for one in module.assigns)
    return backward if steps or by_hand else []


def _libtorch(path: str, module: Module) -> list[Call]:
    return _torch(path, module) if any(one.module.startswith("torch/") for one in module.imports) else []


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
    compiled = any(_last(call) == "compile" and call.keyword("optimizer") for call in module.calls)
    if compiled or not _imports(module, "sklearn"):
        found += [call for call in module.calls if _last(call) == "fit"]
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
    return runs or chained if made else runs if _imports(module, "lightning", "pytorch_lightning") else []


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


def _c(_: str, module: Module) -> list[Call]:
    backward = [call for call in module.calls if re.search(r"back(ward|prop)", call.name, re.I) and call.scope]
    update = any(
        re.search(r"(update|adamw?|sgd|optimizer_?step|train_network)", call.name, re.I) for call in module.calls
    )
    return [call for call in backward if call.loop] if update else []


def _fit(_: str, module: Module) -> list[Call]:
    own = any(one.name.endswith(".fit") for one in module.definitions)
    if own or not _imports(module, *_FIT_LIBRARIES):
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
_RATE = re.compile(r"(^|[._])(learning_?rate|lr)$", re.I)
_GRADIENT = re.compile(r"(^|[._])(eta|alpha|learning_?rate|lr|starting_alpha|grad\w*)$", re.I)


def _fit_by_hand(path: str, module: Module) -> list[Call]:
    """A program named for training whose own functions learn, without a library that could do it for them."""
    name = path.rpartition("/")[2]
    if not re.search(r"train|learn|fit", name, re.I) or _imports(module, *_NEURAL):
        return []
    own = [one for one in module.definitions if one.kind == "function" and _BY_HAND.search(one.name)]
    return [Call(one.name, one.line, one.end_line, (), (), one.name, 0) for one in own]


def _written_out(_: str, module: Module, rate: re.Pattern[str] = _GRADIENT) -> list[Call]:
    """Training functions of a file that holds a learning rate."""
    trains = [
        one for one in module.definitions if one.kind == "function" and re.search(r"(^|_|::|\.)train", one.name, re.I)
    ]
    rates = any(rate.search(one.target) for one in module.assigns)
    return [Call(one.name, one.line, one.end_line, (), (), one.name, 0) for one in trains] if rates else []


def _named_rate(path: str, module: Module) -> list[Call]:
    """The same where a learning rate is called so in words."""
    return _written_out(path, module, _RATE)


_Kind = tuple[str, Callable[[str, Module], list[Call]]]


class _Library(NamedTuple):
    """Training by a library of another language: where it is used, what of it is called, and what is imported.

    Where nothing is named to import, the calls alone tell.
    """

    how: str
    stack: Stack
    language: str
    calls: re.Pattern[str]
    imports: re.Pattern[str] | None = None


_LIBRARIES = (
    _Library(
        "torch7", "gradient", "lua",
        re.compile(r"^optim\.(sgd|adam\w*|rmsprop|adagrad|adadelta|nag|lbfgs|cg|asgd|rprop|adamax)$|[.:]updateParameters$|(^|\.)StochasticGradient$"),
    ),
    _Library(
        "tfjs", "gradient", "javascript",
        re.compile(r"\.(fit|fitDataset|trainOnBatch|minimize|applyGradients)$"), re.compile(r"^@tensorflow/|^tensorflow$"),
    ),
    _Library(
        "trainer", "gradient", "javascript",
        re.compile(r"\.train(Async)?$"), re.compile(r"^(brain\.js|synaptic|convnetjs|neataptic|ml5|fann|@brain)"),
    ),
    _Library("rust", "gradient", "rust", re.compile(r"\.backward_step(_clip\w*)?$")),
    _Library("rust", "gradient", "rust", re.compile(r"(^|\.)learner\.(fit|launch)$"), re.compile(r"^burn")),
    _Library(
        "flux", "gradient", "julia",
        re.compile(r"(^|\.)(train!|update!|single_train_step!|apply_gradients!?|adam!?|sgd!?|minimize!)$"),
        re.compile(r"^(Flux|Lux|Knet|Optimisers|Zygote|SimpleChains|FluxTraining|Enzyme|AutoGrad|Mocha|MXNet)\b"),
    ),
    _Library(
        "keras", "gradient", "r",
        re.compile(r"(^|\.)(fit|fit_generator|train_on_batch)$"), re.compile(r"^(keras3?|tensorflow|luz|tfestimators|mxnet|kerasR)$"),
    ),
    _Library(
        "fit", "fit", "julia",
        re.compile(r"(^|\.)(fit!?|glm|lm|xgboost|build_forest|build_tree|fit_evotree|svmtrain)$"),
        re.compile(r"^(MLJ\w*|GLM|ScikitLearn|XGBoost|DecisionTree|LightGBM|EvoTrees|LIBSVM|MixedModels|Turing)\b"),
    ),
    _Library("fit", "fit", "rust", re.compile(r"\.(fit|fit_with|train)$"), re.compile(r"^(linfa|smartcore|rusty_machine|lightgbm|xgboost)")),
    _Library(
        "fit", "fit", "r",
        re.compile(
            r"(^|\.)(train|glmnet|cv\.glmnet|randomForest|ranger|xgb\.train|xgboost|lgb\.train|lightgbm|gbm|svm|rpart|nnet|neuralnet|naiveBayes|gam|lmer|glmer|brm|stan_glm|"
            r"catboost\.train|h2o\.(deeplearning|gbm|randomForest|automl|glm)|fit|fit_resamples|last_fit|coxph|cforest|ksvm)$"
        ),
        re.compile(
            r"^(caret|glmnet|randomForest|ranger|xgboost|lightgbm|gbm|e1071|rpart|nnet|neuralnet|mgcv|lme4|brms|rstanarm|catboost|h2o|parsnip|tidymodels|mlr3?|survival|party|kernlab)$"
        ),
    ),
)  # fmt: skip
_BASE_FITS = re.compile(r"^(stats\.)?(lm|glm|nls|arima|loess|optim)$")
_SAVES = re.compile(r"^(base\.)?(saveRDS|save|save\.image|dump)$")


def _library(module: Module) -> Iterator[tuple[_Library, list[Call]]]:
    """The calls of libraries of other languages."""
    for one in _LIBRARIES:
        if module.language == one.language and (one.imports is None or any(map(one.imports.match, _names(module)))):
            yield one, [call for call in module.calls if one.calls.search(call.name)]


def _names(module: Module) -> list[str]:
    """What a file imports; a page that loads a library by itself is known by the name it gives."""
    return [*(one.module for one in module.imports), *({"tensorflow"} if _page(module) else ())]


def _page(module: Module) -> bool:
    return not module.imports and any(call.name.startswith(("tf.train.", "tf.sequential")) for call in module.calls)


def _saved_fit(_: str, module: Module) -> list[Call]:
    """A fit of base R, whose result is saved: without that it may be a figure of an analysis."""
    saved = module.language == "r" and any(_SAVES.search(call.name) for call in module.calls)
    return [call for call in module.calls if saved and _BASE_FITS.search(call.name)]


_PYTHON: tuple[_Kind, ...] = (
    ("torch", _torch),
    ("jax", _jax),
    ("tensorflow", _tensorflow),
    ("trainer", _trainer),
    ("program", _program),
    ("paddle", _paddle),
    ("mlx", _mlx),
    ("fit", _fit),
    ("fit by hand", _fit_by_hand),
)
_C: tuple[_Kind, ...] = (("torch", _libtorch), ("c", _c), ("c", _written_out))
_OTHERS: tuple[_Kind, ...] = (("torch", _torch), ("by hand", _named_rate), ("fit", _saved_fit))
