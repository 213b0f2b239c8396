"""Which distribution an import comes from, where the names differ, and what distributions bring with them.

Names of distributions are as PyPI compares them (PEP 503). Source: the metadata of each distribution on PyPI.
"""

import sys

from openassay.read.specifier import normalised

_LEFT = frozenset(
    [
        "asynchat",
        "asyncore",
        "audioop",
        "binhex",
        "cgi",
        "cgitb",
        "chunk",
        "crypt",
        "distutils",
        "formatter",
        "imghdr",
        "imp",
        "lib2to3",
        "mailcap",
        "msilib",
        "nis",
        "nntplib",
        "ossaudiodev",
        "parser",
        "pipes",
        "smtpd",
        "sndhdr",
        "spwd",
        "sunau",
        "symbol",
        "telnetlib",
        "uu",
        "xdrlib",
        "macpath",
        "dummy_threading",
        "asyncio",
        "annotationlib",
        "compression",
    ]
)
"""Modules of the standard library of some supported version of Python, or of an earlier one."""
_PYTHON2 = frozenset(
    [
        "__builtin__",
        "BaseHTTPServer",
        "commands",
        "ConfigParser",
        "cookielib",
        "Cookie",
        "copy_reg",
        "cPickle",
        "cProfile",
        "cStringIO",
        "dummy_thread",
        "exceptions",
        "future_builtins",
        "HTMLParser",
        "htmlentitydefs",
        "httplib",
        "itertools",
        "md5",
        "Queue",
        "robotparser",
        "sets",
        "sha",
        "SimpleHTTPServer",
        "SocketServer",
        "StringIO",
        "thread",
        "Tkinter",
        "tkMessageBox",
        "UserDict",
        "urllib2",
        "urlparse",
        "xmlrpclib",
        "_winreg",
    ]
)
_AT_HAND = frozenset(
    [
        "__main__",
        "__future__",
        "google.colab",
        "IPython",
        "ipykernel",
        "pip",
        "pkg_resources",
        "setuptools",
        "_distutils_hack",
        "wheel",
    ]
)
"""What an interpreter, its installer or a notebook's host has by itself."""
STANDARD = frozenset(sys.stdlib_module_names) | _LEFT | _PYTHON2 | _AT_HAND

_DIFFERENT = {
    "absl": "absl-py", "apex": "apex nvidia-apex", "attr": "attrs", "Bio": "biopython", "bs4": "beautifulsoup4", "cairo": "pycairo",
    "clip": "clip openai-clip clip-anytorch", "Crypto": "pycryptodome pycrypto", "cv2": "opencv-python opencv-python-headless "
    "opencv-contrib-python opencv-contrib-python-headless opencv py-opencv", "dateutil": "python-dateutil", "docx": "python-docx",
    "dotenv": "python-dotenv", "faiss": "faiss-cpu faiss-gpu faiss", "ffmpeg": "ffmpeg-python", "fire": "fire",
    "fitz": "pymupdf", "flash_attn": "flash-attn flash-attn-3", "flash_attn_interface": "flash-attn flash-attn-3",
    "fuzzywuzzy": "fuzzywuzzy", "git": "gitpython", "github": "pygithub", "grpc": "grpcio", "haiku": "dm-haiku", "hydra": "hydra-core",
    "IPython": "ipython", "jax": "jax jaxlib", "jaxlib": "jaxlib jax", "jose": "python-jose", "jwt": "pyjwt", "kaldiio": "kaldiio",
    "ldm": "latent-diffusion", "Levenshtein": "python-levenshtein levenshtein", "lightning": "lightning pytorch-lightning",
    "lightning_fabric": "lightning lightning-fabric pytorch-lightning", "lightning_utilities": "lightning-utilities",
    "magic": "python-magic", "markdown": "markdown", "matplotlib": "matplotlib matplotlib-base", "mpl_toolkits": "matplotlib",
    "MeCab": "mecab-python3", "megatron": "megatron-core megatron-lm", "mmcv": "mmcv mmcv-full mmcv-lite", "mpi4py": "mpi4py",
    "msgpack": "msgpack msgpack-python u-msgpack-python", "MySQLdb": "mysqlclient", "nacl": "pynacl", "nvidia_smi": "nvidia-ml-py3",
    "onnxruntime": "onnxruntime onnxruntime-gpu", "OpenGL": "pyopengl", "openbabel": "openbabel openbabel-wheel", "OpenSSL": "pyopenssl",
    "opencc": "opencc opencc-python-reimplemented", "osgeo": "gdal", "past": "future", "PIL": "pillow pillow-simd pil", "pkg_resources": "setuptools",
    "pl_bolts": "lightning-bolts", "psycopg2": "psycopg2 psycopg2-binary", "pynvml": "pynvml nvidia-ml-py nvidia-ml-py3", "pytorch_lightning":
    "pytorch-lightning lightning", "pythoncom": "pywin32", "rdkit": "rdkit rdkit-pypi", "ruamel": "ruamel-yaml", "sacremoses": "sacremoses",
    "sentencepiece": "sentencepiece", "serial": "pyserial", "simtk": "openmm", "skimage": "scikit-image", "sklearn": "scikit-learn sklearn",
    "skvideo": "scikit-video sk-video", "slugify": "python-slugify", "socks": "pysocks", "soundfile": "soundfile pysoundfile", "spacy": "spacy",
    "talib": "ta-lib", "tensorboard": "tensorboard tensorflow tensorflow-gpu tb-nightly", "tensorflow": "tensorflow tensorflow-gpu tensorflow-cpu "
    "tf-nightly tf-nightly-gpu tensorflow-macos tensorflow-rocm intel-tensorflow", "text_unidecode": "text-unidecode", "tlz": "toolz",
    "torch": "torch pytorch pytorch-gpu pytorch-cpu", "torch_geometric": "torch-geometric pyg", "torch_scatter": "torch-scatter pytorch-scatter",
    "torch_sparse": "torch-sparse pytorch-sparse", "torch_cluster": "torch-cluster pytorch-cluster", "transformer_engine": "transformer-engine",
    "tree": "dm-tree", "umap": "umap-learn", "usb": "pyusb", "websocket": "websocket-client", "win32api": "pywin32", "win32com": "pywin32",
    "wx": "wxpython", "xgboost": "xgboost py-xgboost", "yaml": "pyyaml", "zmq": "pyzmq", "Xlib": "python-xlib", "datasketches": "datasketches",
    "tensorflow_datasets": "tensorflow-datasets tfds-nightly", "tensorflow_text": "tensorflow-text tensorflow-text-nightly",
    "tensorflow_probability": "tensorflow-probability tfp-nightly", "sentence_transformers": "sentence-transformers",
    "imwatermark": "invisible-watermark", "gin": "gin-config", "pywt": "pywavelets", "igraph": "igraph python-igraph", "community": "python-louvain",
    "dns": "dnspython", "parselmouth": "praat-parselmouth", "pyximport": "cython", "cuda": "cuda-python", "warp": "warp-lang", "mmseg": "mmsegmentation",
    "awq": "autoawq", "progressbar": "progressbar2 progressbar", "snappy": "python-snappy", "turbojpeg": "pyturbojpeg", "esm": "fair-esm esm",
    "scvi": "scvi-tools", "openslide": "openslide-python", "gi": "pygobject", "box": "python-box", "telegram": "python-telegram-bot", "bson": "pymongo",
    "gridfs": "pymongo", "indicnlp": "indic-nlp-library", "nemo": "nemo-toolkit", "lm_eval": "lm-eval lm-evaluation-harness", "espnet2": "espnet",
    "tables": "tables pytables", "psycopg": "psycopg", "ldap": "python-ldap", "pyannote": "pyannote-audio pyannote-core pyannote-metrics",
    "google.protobuf": "protobuf", "google.cloud": "google-cloud-storage google-cloud-core google-cloud-bigquery google-cloud-aiplatform",
    "google.auth": "google-auth", "google.generativeai": "google-generativeai", "google.genai": "google-genai", "google.oauth2": "google-auth",
    "googleapiclient": "google-api-python-client", "ml_collections": "ml-collections", "pycocotools": "pycocotools pycocotools-windows",
    "lpips": "lpips", "pytorch3d": "pytorch3d", "imageio_ffmpeg": "imageio-ffmpeg", "werkzeug": "werkzeug flask", "jinja2": "jinja2", "nltk": "nltk",
}  # fmt: skip

_TORCH = "numpy typing-extensions jinja2 networkx sympy filelock fsspec pillow triton"
_TENSORFLOW = "numpy absl-py six protobuf h5py keras tensorboard ml-dtypes google-auth wrapt typing-extensions packaging grpcio requests setuptools keras-preprocessing tensorflow-estimator"
_JAX = "numpy scipy jaxlib jax ml-dtypes opt-einsum"
_HUB = "huggingface-hub requests tqdm pyyaml filelock packaging fsspec typing-extensions"
_TRANSFORMERS = f"{_HUB} numpy regex tokenizers safetensors"
_LIGHTNING = f"torch {_TORCH} torchmetrics tqdm pyyaml packaging lightning-utilities fsspec pytorch-lightning lightning-fabric tensorboard"
_BRINGS = {
    "torch": _TORCH, "pytorch": _TORCH, "torchvision": f"torch {_TORCH} requests", "torchaudio": "torch numpy", "tensorflow": _TENSORFLOW, "tensorflow-gpu": _TENSORFLOW,
    "tensorflow-cpu": _TENSORFLOW, "jax": _JAX, "jaxlib": _JAX, "flax": f"{_JAX} jax optax orbax-checkpoint msgpack rich pyyaml tensorstore typing-extensions chex",
    "optax": f"{_JAX} jax chex absl-py", "chex": f"{_JAX} jax absl-py toolz dm-tree", "dm-haiku": f"{_JAX} jmp tabulate absl-py", "transformers": _TRANSFORMERS,
    "huggingface-hub": _HUB, "datasets": f"{_HUB} numpy pandas pyarrow dill multiprocess xxhash aiohttp", "evaluate": f"{_HUB} datasets numpy pandas dill multiprocess xxhash",
    "accelerate": f"torch {_TORCH} numpy psutil pyyaml packaging huggingface-hub safetensors", "peft": f"torch transformers accelerate {_TRANSFORMERS} {_TORCH} psutil",
    "diffusers": f"{_HUB} numpy pillow regex safetensors importlib-metadata", "trl": f"torch transformers accelerate datasets {_TRANSFORMERS} {_TORCH}",
    "sentence-transformers": f"torch transformers scikit-learn scipy pillow {_TRANSFORMERS}", "timm": f"torch torchvision {_HUB} {_TORCH} safetensors", "open-clip-torch": f"torch torchvision timm ftfy regex {_HUB} {_TORCH}",
    "pytorch-lightning": _LIGHTNING, "lightning": _LIGHTNING, "deepspeed": "torch numpy einops psutil pydantic tqdm packaging ninja msgpack hjson", "fairscale": "torch numpy",
    "vllm": f"torch transformers {_TRANSFORMERS} {_TORCH} ray pillow fastapi uvicorn openai aiohttp psutil sentencepiece", "gradio": "numpy pandas pillow fastapi uvicorn requests httpx huggingface-hub pydantic jinja2 pyyaml matplotlib markdown",
    "pandas": "numpy python-dateutil pytz", "scipy": "numpy", "matplotlib": "numpy pillow pyparsing python-dateutil packaging cycler kiwisolver", "seaborn": "numpy pandas matplotlib pillow scipy", "scikit-learn": "numpy scipy joblib threadpoolctl",
    "scikit-image": "numpy scipy pillow imageio networkx packaging tifffile", "opencv-python": "numpy", "opencv-python-headless": "numpy", "h5py": "numpy", "numba": "numpy llvmlite", "librosa": "numpy scipy scikit-learn joblib numba soundfile audioread pooch",
    "soundfile": "numpy cffi", "hydra-core": "omegaconf antlr4-python3-runtime packaging pyyaml", "omegaconf": "pyyaml", "wandb": "requests pyyaml click psutil gitpython protobuf sentry-sdk platformdirs pydantic typing-extensions", "tensorboard": "numpy absl-py protobuf grpcio markdown werkzeug six",
    "tensorflow-datasets": "numpy absl-py dill promise protobuf tqdm requests termcolor dm-tree pyarrow array-record etils toml", "clu": "absl-py jax flax numpy ml-collections etils", "ml-collections": "absl-py pyyaml six contextlib2", "dm-tree": "absl-py attrs numpy wrapt", "t5": "tensorflow seqio t5 mesh-tensorflow absl-py numpy pandas sentencepiece transformers nltk rouge-score sacrebleu scikit-learn scipy six gin-config",
    "seqio": "tensorflow tensorflow-text tensorflow-datasets absl-py numpy sentencepiece jax clu", "xarray": "numpy pandas packaging", "biopython": "numpy", "rdkit": "numpy pillow", "openmm": "numpy", "spacy": "numpy tqdm requests pydantic jinja2 thinc srsly typer", "nltk": "click joblib regex tqdm",
    "flask": "werkzeug jinja2 click itsdangerous markupsafe blinker", "fastapi": "pydantic starlette typing-extensions anyio", "openai": "httpx pydantic tqdm typing-extensions requests aiohttp anyio", "pytorch-metric-learning": "numpy torch scikit-learn tqdm", "torchmetrics": "numpy torch packaging lightning-utilities",
    "kornia": "torch packaging", "albumentations": "numpy scipy opencv-python-headless pyyaml scikit-image", "statsmodels": "numpy scipy pandas patsy", "xgboost": "numpy scipy", "lightgbm": "numpy scipy", "gensim": "numpy scipy smart-open", "imageio": "numpy pillow", "moviepy": "numpy imageio decorator tqdm proglog imageio-ffmpeg",
    "gym": "numpy cloudpickle", "gymnasium": "numpy cloudpickle typing-extensions", "stable-baselines3": "numpy torch pandas matplotlib gymnasium gym cloudpickle", "ray": "numpy msgpack protobuf pyyaml requests click filelock jsonschema packaging", "boto3": "botocore s3transfer", "webdataset": "numpy pyyaml braceexpand", "fairseq": f"torch numpy cffi cython hydra-core omegaconf regex sacrebleu tqdm bitarray {_TORCH}",
    "lm-eval": "torch transformers datasets evaluate numexpr peft pybind11 pytablewriter rouge-score sacrebleu scikit-learn sqlitedict tqdm-multiprocess zstandard dill word2number more-itertools accelerate jsonlines", "anaconda": "numpy scipy pandas matplotlib scikit-learn",
    "torch-geometric": "numpy scipy tqdm jinja2 requests pyparsing scikit-learn psutil aiohttp fsspec", "dgl": "numpy scipy networkx requests tqdm psutil", "sacrebleu": "numpy regex tabulate colorama lxml portalocker", "rouge-score": "absl-py nltk numpy six", "tiktoken": "regex requests", "trimesh": "numpy",
    "keras": "numpy absl-py h5py rich optree ml-dtypes packaging namex", "google-cloud-storage": "google-auth requests google-cloud-core", "requests": "urllib3 certifi idna charset-normalizer", "litgpt": "torch lightning", "orbax-checkpoint": "jax numpy absl-py etils msgpack tensorstore", "dm-sonnet": "numpy absl-py dm-tree tabulate wrapt",
    "mxnet": "numpy requests graphviz", "ipython": "traitlets", "jupyter": "ipython ipykernel notebook ipywidgets traitlets nbformat", "notebook": "ipython ipykernel traitlets nbformat", "colossalai": "torch numpy", "xformers": "torch numpy", "flash-attn": "torch einops", "bitsandbytes": "torch numpy", "megatron-core": "torch numpy",
    "tokenizers": "huggingface-hub", "allennlp": "torch spacy nltk h5py numpy transformers tqdm overrides jsonnet requests", "fastai": "torch torchvision matplotlib pandas requests pyyaml fastprogress pillow scikit-learn scipy spacy packaging fastcore", "monai": "torch numpy", "speechbrain": f"torch torchaudio scipy sentencepiece hyperpyyaml {_HUB} {_TORCH}", "botorch": "torch gpytorch linear-operator scipy", "pyro-ppl": "torch numpy tqdm opt-einsum",
    "ultralytics": f"torch torchvision opencv-python matplotlib pyyaml requests scipy tqdm psutil pandas seaborn {_TORCH}", "detectron2": "pillow matplotlib pycocotools termcolor yacs tabulate cloudpickle tqdm tensorboard fvcore iopath omegaconf hydra-core packaging",
    "mmcv": "numpy opencv-python pyyaml addict yapf packaging pillow mmengine", "mmengine": "numpy opencv-python pyyaml addict yapf rich termcolor matplotlib", "onnx": "numpy protobuf", "onnxruntime": "numpy protobuf", "whisperx": "torch",
}  # fmt: skip


def candidates(module: str) -> tuple[str, ...]:
    """The distributions, as PyPI compares names, that a module may come from."""
    parts = module.split(".")
    top, pair = parts[0], ".".join(parts[:2])
    known = _DIFFERENT.get(pair) or _DIFFERENT.get(top)
    return tuple(known.split()) if known else (normalised(top),)


def brought(declared: frozenset[str]) -> frozenset[str]:
    """The distributions that are named, and those that they bring when they are installed."""
    found, queue = set(declared), list(declared)
    for one in queue:
        new = set(_BRINGS.get(one, "").split()) - found
        found |= new
        queue += new
    return frozenset(found)
