"""Does scikit-learn draw without a random state?"""

from openassay.detect.arguments import false, lacks, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place
from openassay.flow import Event
from openassay.flow.value import Constant, Made, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-26",
    part="rng",
    question="Does scikit-learn draw without a random state?",
    why="It then draws from NumPy's global state: splits, folds and models are new on every run, or follow every other draw.",
    satisfy="Pass random_state=s to the split, the fold and the estimator.",
    facts=("rng.sklearn_without_random_state",),
    needs=("randomness",),
)

_FUNCTIONS = frozenset((
    "train_test_split", "shuffle", "resample", "permutation_importance", "permutation_test_score", "make_blobs", "make_classification",
    "make_regression", "make_moons", "make_circles", "make_multilabel_classification", "make_friedman1", "make_friedman2",
    "make_friedman3", "make_gaussian_quantiles", "make_hastie_10_2", "make_low_rank_matrix", "make_s_curve", "make_swiss_roll",
    "make_sparse_coded_signal", "make_sparse_spd_matrix", "make_sparse_uncorrelated", "make_spd_matrix", "make_biclusters",
    "make_checkerboard", "mutual_info_classif", "mutual_info_regression", "k_means", "kmeans_plusplus", "randomized_svd",
    "spectral_clustering",
))  # fmt: skip
"""Functions that draw where they are called."""
_MAKERS = frozenset((
    "ShuffleSplit", "StratifiedShuffleSplit", "GroupShuffleSplit", "RepeatedKFold", "RepeatedStratifiedKFold", "RandomizedSearchCV",
    "HalvingRandomSearchCV", "RandomForestClassifier", "RandomForestRegressor", "ExtraTreesClassifier", "ExtraTreesRegressor",
    "ExtraTreeClassifier", "ExtraTreeRegressor", "BaggingClassifier", "BaggingRegressor", "IsolationForest", "RandomTreesEmbedding",
    "SGDClassifier", "SGDRegressor", "SGDOneClassSVM", "Perceptron", "PassiveAggressiveClassifier", "PassiveAggressiveRegressor",
    "MLPClassifier", "MLPRegressor", "BernoulliRBM", "KMeans", "MiniBatchKMeans", "BisectingKMeans", "SpectralClustering",
    "GaussianMixture", "BayesianGaussianMixture", "TruncatedSVD", "FastICA", "LatentDirichletAllocation", "MDS", "RANSACRegressor",
    "GaussianRandomProjection", "SparseRandomProjection", "RBFSampler", "Nystroem", "SkewedChi2Sampler", "PolynomialCountSketch",
    "OutputCodeClassifier", "AdditiveChi2Sampler", "MiniBatchDictionaryLearning", "TheilSenRegressor", "MinCovDet", "EllipticEnvelope",
)) - {"AdditiveChi2Sampler"}  # fmt: skip
"""Classes that draw whatever they are given."""
_TIES = frozenset((
    "DecisionTreeClassifier", "DecisionTreeRegressor", "GradientBoostingClassifier", "GradientBoostingRegressor",
    "AdaBoostClassifier", "AdaBoostRegressor", "HistGradientBoostingClassifier", "HistGradientBoostingRegressor", "LinearSVC",
    "TSNE", "NMF", "MiniBatchNMF", "SparsePCA", "MiniBatchSparsePCA", "DictionaryLearning", "SpectralEmbedding",
    "SMOTE", "ADASYN", "BorderlineSMOTE", "SVMSMOTE", "KMeansSMOTE", "SMOTENC", "SMOTEN", "RandomOverSampler", "RandomUnderSampler",
))  # fmt: skip
"""Classes that draw where features tie, or by their other defaults; and imbalanced-learn."""
_WHEN: dict[str, tuple[str, tuple[object, ...]]] = {
    "KFold": ("shuffle", (True,)), "StratifiedKFold": ("shuffle", (True,)), "StratifiedGroupKFold": ("shuffle", (True,)),
    "GroupKFold": ("shuffle", (True,)), "learning_curve": ("shuffle", (True,)), "SVC": ("probability", (True,)),
    "NuSVC": ("probability", (True,)), "PCA": ("svd_solver", ("randomized", "arpack")), "Lasso": ("selection", ("random",)),
    "ElasticNet": ("selection", ("random",)), "LassoCV": ("selection", ("random",)), "ElasticNetCV": ("selection", ("random",)),
    "LogisticRegression": ("solver", ("sag", "saga", "liblinear")), "LogisticRegressionCV": ("solver", ("sag", "saga", "liblinear")),
    "Ridge": ("solver", ("sag", "saga")), "RidgeClassifier": ("solver", ("sag", "saga")),
    "DummyClassifier": ("strategy", ("stratified", "uniform")), "ClassifierChain": ("order", ("random",)),
    "RegressorChain": ("order", ("random",)),
}  # fmt: skip
"""What draws with one setting only."""


def look(_: Reading, randomness: Randomness) -> Look:
    """Calls of scikit-learn that draw and have no state of their own."""
    for session in randomness.sessions:
        for one in by_place(event for event in session.reached if _draws(event)):
            name = one.name.rpartition(".")[2]
            calm = _seeded(session, one, name)
            message = f"{name} has no random_state: " + (
                "it follows NumPy's global state." if calm else "it is new on every run."
            )
            severity = ELSEWHERE if calm else EVERY_RUN
            yield from fault(DETECTOR, randomness, message, one.place, severity=severity, sure=_sure(one, name))


def _draws(event: Event) -> bool:
    """Whether an event is a call of scikit-learn that draws from the global state."""
    library, _, name = event.name.rpartition(".")
    if event.kind != "call" or not library.startswith(("sklearn.", "imblearn.")) or not lacks(event, "random_state"):
        return False
    made = event.result
    if isinstance(made, Made) and "random_state" in made.attributes:
        return False
    if name in _WHEN:
        setting, values = _WHEN[name]
        return _is(event.given(setting, 1 if setting == "shuffle" else -1), values) and not _positional(event, name)
    unshuffled = name in ("train_test_split", "make_moons", "make_circles") and false(event.keywords.get("shuffle"))
    noisy = name != "train_test_split" and "noise" in event.keywords
    return name in _FUNCTIONS | _MAKERS | _TIES and (noisy or not unshuffled)


def _positional(event: Event, name: str) -> bool:
    return name.endswith("KFold") and len(event.args) > 2


def _is(value: Value | None, wanted: tuple[object, ...]) -> bool:
    return isinstance(value, Constant) and value.value in wanted and (wanted != (True,) or true(value))


def _seeded(session: Session, event: Event, name: str) -> bool:
    """Whether NumPy is seeded: before a function is called, or at all before an estimator is fitted."""
    return session.seeded("numpy", event if name in _FUNCTIONS else None) is not None


def _sure(event: Event, name: str) -> Sure:
    return "likely" if name in _TIES or event.maybe else "certain"
