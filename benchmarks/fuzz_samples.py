"""Small valid files that the fuzzer alters, by names that a release might give them: a reader takes those that fit it.

A new format is fed with what others of its type are; with a file of its own here it is fed deeper.
"""

import io
import json
import struct
import zipfile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_PYTHON = b'''"""Trains Wren."""
from __future__ import annotations
import torch, numpy as np
from torch import nn as layers
SEED: int = 42
LR = 3e-4 * (1 << 2) / 2 ** 3
class Wren(layers.Module):
    width = 64
    def __init__(self, depth=4, *args, lr=1e-3, **kw):
        super().__init__()
        self.a, self.b = [layers.Linear(8, 8) for _ in range(depth)], {"k": -1, **kw}
    async def forward(self, x):
        if (n := len(x)) > 3 and not n == 4: return x[1:2, ::3]
        with open("a") as f, f as g: yield f"{n!r:>{SEED}} {x}"
        return lambda q, /, r=1: q if r else None
@decorated(seed=SEED)
def main(config={"lr": LR, "steps": 1_000}):
    torch.manual_seed(SEED); np.random.seed(SEED + 1)
    for epoch in range(10):
        for batch in loader:
            try: loss = model(batch); loss.backward(); optimizer.step()
            except (ValueError, OSError) as error: raise RuntimeError from error
            else: pass
            finally: global Z; Z = 1
    match config:
        case {"lr": x} | [x, *_] if x: del x
if __name__ == "__main__":
    main()
'''
_PYTHON_2 = (
    b"print 'step %d' % 7, `x`\nexec 'a' in b\ntry:\n    f()\nexcept E, e:\n    raise E, 'x'\nif a <> u'b': n = 10L\n"
)
_C = b"""// Wren
#include "wren.h"
#define STEPS (1 << 10)
#if defined(A) && B > 2
static const float lr = 3e-4f * 2, table[] = {1.0f, .5, 0x1p3};
#else
template <typename T> struct Net : public Base<T> { int width = 64; };
#endif
namespace a { enum class Kind : int { One = 1, Two }; }
int main(int argc, char *argv[]) {
  srand(42); /* seed */
  for (int i = 0; i < STEPS; ++i) { if (i % 2) continue; step(&net, R"(raw)", "a\\"b", 'c'); }
  auto f = [&](auto x) -> int { return x ? 1 : -2; };
  switch (argc) { case 1: goto end; default: break; }
end: return 0;
}
"""
_MARKDOWN = b"""---
license: apache-2.0
datasets: [a/b, c]
---
# Wren &amp; co

Wren is a *small* **model**[^1], see [the paper](https://example.org/p "T") or <https://example.org>. Open `code`.
![badge](https://img.example.org/x.svg) [![b](u)](v) [ref]: and [ref][] \\* escaped.

Title
=====

| name | value |
|:-----|------:|
| lr   | 3e-4  |

> quoted
> - item one
>   1. inner

```bash
python train.py --lr 3e-4 \\
  --seed 42
```

    indented
<table><tr><td>A</td><td><a href="x">y</a></td></tr></table>
<!-- comment -->
[ref]: https://example.org/r
[^1]: A note.
"""
_HTML = b"""<!DOCTYPE html><html><head><title>Wren</title><style>a{}</style></head><body class="x">
<h1>Wren &mdash; a model</h1><p>Words <b>bold</b><br/>and <a href='https://example.org'>link</a>.</p>
<ul><li>one<li>two</ul><img src=a.png alt="words"><table><thead><tr><th>k<th>v</thead>
<tr><td colspan=2>lr</td><td>3e-4</td></tr></table><pre><code class="language-sh">run me</code></pre>
<!-- c --><script>var a = "<p>";</script><blockquote>q</blockquote>&#x41;&#65;&bogus;</body></html>
"""
_RST = b"""====
Wren
====

See `the docs <https://example.org>`_, Python_, *em* **bold** ``code_`` :func:`f.g` and `x`__.

.. _Python: https://example.org/p
__ https://example.org/d
.. code-block:: bash
   :linenos:

   python train.py

.. image:: a.png
   :alt: words

+------+-----+
| name | val |
+======+=====+
| lr   | 1   |
+------+-----+

==== ====
a    b
==== ====
1    2
==== ====

1. one

   - two
::

    literal
"""
_SHELL = b"""#!/bin/bash -e
#SBATCH --nodes=4
export LR=${LR:-3e-4} SEED=42
OPTS=" \\
  --lr $LR \\
  --seed ${SEED}"
ARGS=(--a "b c" $'d\\n')
train() { local x="$1"; python -u train.py $OPTS "${ARGS[@]}" --x=$((1+2)) 2>&1 | tee log; }
for i in {1..3} a; do train $i && echo "$(date)" `pwd` || exit 1; done
if [ -z "$A" ]; then cat <<EOF > f; else true; fi
text $LR
EOF
case $A in a|b) echo x ;; *) ;; esac
while read -r l; do :; done < <(ls)
torchrun --nproc_per_node 8 main.py 'single' & wait
"""
_MAKE = b"""LR ?= 1e-4 # rate
ARGS = --a 1 \\
\t--b $(LR)
ARGS += --c
define X
multi
endef
ifeq ($(A),1)
.PHONY: train
train: data | order
\t@python t.py ${ARGS} \\
\t  $$X $(shell ls)
\t-rm x
endif
include other.mk
"""
_DOCKERFILE = b"""# syntax=docker/dockerfile:1
ARG TAG=23.10-py3
FROM --platform=linux/amd64 example.org/pytorch:${TAG} AS base
ENV V=2.1.0 W="x y"
ENV OLD old value
RUN --mount=type=cache,target=/r apt-get update \\
    # a comment
    && apt-get install -y git=1:2.3 && pip install torch==$V 'numpy>=1.2'
RUN ["pip", "install", "einops==0.7.0"]
RUN <<EOF
conda install -c x cudatoolkit=11.8
EOF
COPY --from=base /a /b
FROM ubuntu@sha256:abc
CMD python train.py --lr 1e-4
"""
_GIN = b"""import x.y
include 'other.gin'
LR = 1e-3  # rate
train/adam.learning_rate = %LR
f.sizes = [
  1, # one
  2.5,
]
g.model = @mlp()
h.name = 'a # b'
h.long = \\
  -7
h.table = {'k': None, 'l': (1, True)}
"""
_YAML = b"""# training
defaults: &base
  lr: 3.0e-4
  betas: [0.9, 0.95]
model: {width: 64, <<: *base}
stages:
- name: pre
  <<: [*base]
  note: |
    long text
    over lines
- !!python/tuple [1, ~, yes, 0x1F, 2024-01-02]
"quoted key": 'it''s'
? complex
: >-
  folded
---
second: document
...
"""
_INI = b"[train]\nlr = 3e-4 ; rate\nseed: 42\n# note\n[train.a \"b\"]\nlong = one\n  two\nempty =\nflag\nexport A='x'\n"
_TOML = b"""title = "Wren" # note
[train]
lr = 3.0e-4
steps = 1_000
when = 2024-01-02T03:04:05Z
betas = [0.9, 0.95,
  1]
"quoted key".a = 'literal'
inline = {a = 1, b = {c = true}}
text = \"\"\"
many \\
  lines\"\"\"
[[stage]]
name = 'x'
[[stage.part]]
inf = inf
hex = 0xFF
"""
_PYPROJECT = b"""[project]
name = "wren"
dependencies = ["torch==2.1.0", "numpy>=1.2,<2; python_version < '3.12'", "a[b] @ git+https://example.org/a@v1"]
optional-dependencies = {train = ["wandb"]}
[dependency-groups]
dev = ["pytest", {include-group = "train"}]
[tool.poetry.dependencies]
python = "^3.10"
jax = {version = "~0.4", extras = ["cuda"], git = "https://example.org/j", rev = "abc"}
[tool.poetry.group.dev.dependencies]
ruff = "*"
[build-system]
requires = ["hatchling"]
"""
_REQUIREMENTS = b"""# main
--index-url https://example.org/simple
-r other.txt
torch==2.0.1 \\
    --hash=sha256:aa
-e git+https://example.org/o/pkg.git@v1.0#egg=pkg
numpy>=1.2 ; sys_platform == 'linux'
scipy=1.9.3=py310_0
a[b,c] ~= 1.0, != 1.1  # why
https://example.org/x-1.0-py3-none-any.whl
"""
_CONDA = b"""name: wren
channels: [pytorch, defaults]
dependencies:
- python=3.10
- pytorch::torch==2.1.0=py3
- pip:
  - einops==0.7
  - -r requirements.txt
"""
_SETUP_PY = b"""import setuptools
deps = ["torch==2.0",
        "numpy"]
deps += ["scipy"]
extra = {"train": ["wandb==1"], "dev": deps}
setuptools.setup(install_requires=deps + ["einops"], extras_require=extra, python_requires=">=3.8")
"""
_SETUP_CFG = b"[options]\ninstall_requires =\n    torch==2.0\n    numpy>=1\npython_requires = >=3.8\n"
_SETUP_CFG += b"[options.extras_require]\ndev = pytest; wandb\n"
_PIPFILE = (
    b'[packages]\ntorch = "==2.1.0"\nx = {version = "*", extras = ["a"], git = "https://example.org/x", ref = "v"}\n'
)
_PIPFILE += b'[dev-packages]\npytest = "*"\n[requires]\npython_version = "3.10"\n'
_CARGO = b'[package]\nname = "wren"\n[dependencies]\ncandle = "=0.3.1"\nb = { version = "1", features = ["x"] }\n'
_CARGO += b'[dependencies.c]\ngit = "https://example.org/c"\nrev = "abc"\n[dev-dependencies]\nd = "*"\n'
_LOCK = b'version = 1\n[[package]]\nname = "torch"\nversion = "2.1.0"\nsource = "registry+https://example.org"\n'
_LOCK += b'[[package]]\nname = "x"\nversion = "0.1"\n[package.source]\ntype = "git"\nresolved_reference = "abc"\n'
_CONDA_LOCK = b"version: 1\npackage:\n- {name: torch, version: 2.1.0, manager: conda, platform: linux-64}\n"
_CONDA_LOCK += b"- {name: einops, version: '0.7', manager: pip}\n"
_PROJECT = b'name = "X"\n[deps]\nFlux = "uuid"\nCSV = "uuid"\n[compat]\nFlux = "=0.13.1"\njulia = "1.9"\n'
_MANIFEST = b'julia_version = "1.9"\n[[deps.Flux]]\nuuid = "u"\nversion = "0.13.1"\n[[deps.A]]\nuuid = "u"\n'
_DESCRIPTION = (
    b"Package: x\nVersion: 1.0\nDepends: R (>= 3.5), data.table (== 1.14.0)\nImports:\n    torch,\n    stats\n"
)
_JAVASCRIPT = b"""// Wren
import * as tf from '@tensorflow/tfjs';
const {a, b: [c = 1]} = require("./x"), seed = 42, lr = 3e-4 * (1 << 2);
export default class Wren extends Base { #w = 1; static async *run(x, ...y) { super(x); for await (const z of y) yield `n ${z + `${seed}`} /`; } }
type T<K extends string = "a"> = { [k in K]?: number | null }; interface I { f(x: T): void }
async function train(model: tf.Model, {epochs = 10, batchSize} = {}) {
  for (let i = 0; i < epochs; i++) { if (/[/\\]a+b/g.test(s) && !x?.y ?? z) continue; await model.fit(xs, {epochs, batchSize: 32}); }
  try { throw new Error("x"); } catch { label: while (1) break label; } finally { return <div a={1}>text {lr}</div>; }
}
const f = (x) => ({...x, [seed]: () => null});
"""
_JULIA = rb"""# Wren
using Flux: Adam, train! ; import Random as R
const SEED = 42; lr = 3f-4 * 2^3
module Wren
struct Net{T} <: Base w::T; b end
#= block #= nested =# =#
function train(model, data; epochs=10, kw...) where {T}
    R.seed!(SEED)
    for (x, y) in data, i = 1:epochs
        g = gradient(m -> sum(m(x) .- y'), model)[1]; @info "step $(i + 1)" r"raw" :sym 'c'
        if x > 1 && !y || z ? a : b; continue elseif q; break else end
    end
    try f() catch e finally g() end
    let a = [i^2 for i in 1:3 if isodd(i)]; A[end, :] end
end
f(x) = x |> sin; quote \\$x end
end
"""
_LUA = b"""-- Wren
require 'nn' ; local optim = require("optim")
--[==[ block ]==]
local opt = {lr = 3e-4, ["seed"] = 42, [[long]]; 0x1p4}
torch.manualSeed(opt.seed)
function Wren:train(x, ...) local a, b = #x, not y
  for i = 1, 10, 2 do for k, v in pairs(x) do repeat goto done until a ~= b // 2 end end
  while true do if a then break elseif b then return f{1}, g"s" else end end ::done::
  return function() return a .. 'b\\n' end
end
"""
_R = b"""# Wren
library(torch); source("x.R")
SEED <- 42L; lr = 3e-4 * (1 %/% 2) ; x |> f()
torch_manual_seed(SEED)
train <- function(model, epochs = 10, ...) {
  for (i in seq_len(epochs)) { while (TRUE) { if (x[[1]]$a@b > 1 && !y) next else break } }
  repeat { `odd name` <- NULL; z <<- function(q) \\(w) q ~ w }
  "a\\"b" -> s; r"(raw)"
}
"""
_RUST = b"""//! Wren
use candle_core::{Device, Tensor as T, nn::*};
#[derive(Clone)] pub struct Net<'a, T: Clone + 'a> { w: &'a T, n: [f64; 3] }
const SEED: u64 = 0x2A_u64; static LR: f64 = 3e-4 * 2.0;
/* block /* nested */ */
impl<'a, T> Net<'a, T> where T: Clone { async fn train(&mut self, epochs: usize) -> Result<(), E> {
  for i in 0..=epochs { let (a, mut b) = if x { 1 } else { 2 }; 'l: loop { break 'l; } while let Some(q) = it.next() { continue } }
  match x { Some(1..=2) | None if y => vec![1; 3], _ => r#"raw "q""#.into() }; println!("{}", 'c'); let f = |x: u8| -> u8 { x as u8 }?; Ok(())
} }
macro_rules! m { ($x:expr) => { $x } }
"""
_CMAKE = b"""cmake_minimum_required(VERSION 3.18 FATAL_ERROR) # note
#[[ block ]]
project(wren LANGUAGES CXX)
find_package(Torch 2.1.0 EXACT REQUIRED COMPONENTS a)
if(NOT A STREQUAL "b ${C}")
FetchContent_Declare(fmt GIT_REPOSITORY https://example.org/fmt.git GIT_TAG 9.1.0)
endif()
"""
_RMARKDOWN = b"# Wren\n\nText `r x`.\n\n```{r setup, echo=FALSE}\nlibrary(torch)\ntorch_manual_seed(7)\n```\n\n```{python}\nimport torch\n```\n"
_YARN = b'# yarn lockfile v1\n\n"a@^1.0", a@1:\n  version "1.0.1"\n  resolved "https://example.org/a.tgz#x"\n  dependencies:\n    b "^2"\n'
_PNPM = b"lockfileVersion: '6.0'\ndependencies:\n  a:\n    specifier: ^1.0\n    version: 1.0.1\npackages:\n  /a@1.0.1:\n    dev: false\n"
_PACKRAT = b"PackratFormat: 1.4\nPackratVersion: 0.5\nRVersion: 4.0.2\n\nPackage: torch\nSource: CRAN\nVersion: 0.3.0\nRequires: R6\n"
_ROCKSPEC = b'package = "wren"\nversion = "1.0-1"\ndependencies = {\n  "torch >= 7.0", "nn == 1.0"\n}\nbuild = { type = "cmake" }\n'
_TEXT = b"WREN\n====\n\nWren is a model. It learns, e.g. songs.\n\n  * item one\n  2) item two\n\nSee https://example.org.\n"


def _json(value: object) -> bytes:
    return json.dumps(value, indent=1).encode()


def _cell(kind: str, *lines: str, **more: object) -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": list(lines), **more}


_NOTEBOOK = {
    "cells": [
        _cell("markdown", "# Wren\n", "See [paper](https://example.org)."),
        _cell("code", "%matplotlib inline\n", "!pip install torch==2.1\n", "import torch\n", "torch.manual_seed(7)"),
        _cell("code", "%%bash\n", "python train.py --lr 1", outputs=[{"text": ["x"]}], execution_count=1),
        _cell("raw", "text"),
    ],
    "metadata": {"kernelspec": {"language": "python", "name": "python3"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
_CONFIG = {"model": {"width": 64, "layers": [1, 2.5, -3e-4, None, True]}, "name": "Wren \u00e9", "train": {"lr": 1e-3}}
_PACKAGE = {
    "name": "wren",
    "dependencies": {"a": "^1.0", "b": "2.0.0"},
    "devDependencies": {"c": "git+https://e.org/c"},
}
_PACKAGE_LOCK = {
    "lockfileVersion": 3,
    "packages": {"": {"name": "wren"}, "node_modules/a": {"version": "1.0.1"}, "node_modules/@s/b": {"version": "2"}},
    "dependencies": {"a": {"version": "1.0.1", "dependencies": {"d": {"version": "1"}}}},
}
_PIPFILE_LOCK = {"_meta": {"requires": {"python_version": "3.10"}}, "default": {"a": {"version": "==1"}}, "develop": {}}
_RENV = {"R": {"Version": "4.2.0"}, "Packages": {"data.table": {"Version": "1.14.0", "Source": "Repository"}}}
_TENSORS = {
    "__metadata__": {"format": "pt", "a": "b"},
    "w": {"dtype": "BF16", "shape": [2, 3], "data_offsets": [0, 12]},
    "b": {"dtype": "F32", "shape": [], "data_offsets": [12, 16]},
}


def framed(header: bytes) -> bytes:
    """A safetensors file with this header, and a few bytes of data."""
    return len(header).to_bytes(8, "little") + header + bytes(16)


def _gguf(version: int, order: str) -> bytes:
    count = order + ("I" if version == 1 else "Q")

    def text(value: bytes) -> bytes:
        return struct.pack(count, len(value)) + value

    def number(code: str, value: int) -> bytes:
        return struct.pack(order + code, value)

    array = number("I", 9)
    pairs = [
        text(b"general.name") + number("I", 8) + text(b"tiny"),
        text(b"n") + number("I", 4) + number("I", 7),
        text(b"flag") + number("I", 7) + number("?", 1),
        text(b"tokens") + array + number("I", 8) + struct.pack(count, 2) + text(b"a") + text(b"bc"),
        text(b"nested") + array + array + struct.pack(count, 1) + number("I", 0) + struct.pack(count, 1) + b"x",
    ]
    tensor = text(b"w") + number("I", 2) + struct.pack(count, 32) + struct.pack(count, 2) + number("I", 2)
    head = b"GGUF" + number("I", version) + struct.pack(count, 1) + struct.pack(count, len(pairs))
    return head + b"".join(pairs) + tensor + number("Q", 0)


def pdf(*contents: bytes) -> bytes:
    """A PDF with these content streams, one a page, in a font named F."""
    writer = PdfWriter()
    kind = {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
    font = writer._add_object(DictionaryObject({**kind, NameObject("/BaseFont"): NameObject("/Helvetica")}))  # noqa: SLF001 - pypdf has no other way
    for content in contents:
        page = writer.add_blank_page(600, 800)
        fonts = DictionaryObject({NameObject("/F"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - as above
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(zipfile.ZipInfo(name), b"x")
    return out.getvalue()


_PAGE = b"BT /F 12 Tf 50 700 Td (Some words here) Tj 0 -14 Td [(and) -200 (more)] TJ ET"
SAMPLES: dict[str, bytes] = {
    "train.py": _PYTHON,
    "old.py": _PYTHON_2,
    "train.cu": _C,
    "train.ts": _JAVASCRIPT,
    "train.jl": _JULIA,
    "train.lua": _LUA,
    "train.R": _R,
    "train.rs": _RUST,
    "notes.Rmd": _RMARKDOWN,
    "CMakeLists.txt": _CMAKE,
    "vcpkg.json": b'{"dependencies": ["fmt",\n{"name": "torch", "version>=": "2.1"}], "overrides": [{"name": "fmt", "version": "9"}]}',
    "conanfile.txt": b"[requires]\nfmt/9.1.0\ntorch/[>=2.1 <3]@lab/stable # why\n[generators]\ncmake\n",
    "yarn.lock": _YARN,
    "pnpm-lock.yaml": _PNPM,
    "packrat.lock": _PACKRAT,
    "wren-1.0-1.rockspec": _ROCKSPEC,
    "README.md": _MARKDOWN,
    "page.html": _HTML,
    "README.rst": _RST,
    "notes.txt": _TEXT,
    "paper.pdf": pdf(_PAGE, b"q 1 0 0 1 5 5 cm Q"),
    "train.sh": _SHELL,
    "Makefile": _MAKE,
    "Dockerfile": _DOCKERFILE,
    "train.gin": _GIN,
    "train.yaml": _YAML,
    "train.ini": _INI,
    "train.toml": _TOML,
    "config.json": _json(_CONFIG),
    "commented.jsonc": b'{"a": 1, // one\n "b": [1, 2,], /* two */ "c": {"d": NaN,},}',
    "notebook.ipynb": _json(_NOTEBOOK),
    "pyproject.toml": _PYPROJECT,
    "requirements.txt": _REQUIREMENTS,
    "environment.yml": _CONDA,
    "setup.py": _SETUP_PY,
    "setup.cfg": _SETUP_CFG,
    "Pipfile": _PIPFILE,
    "Pipfile.lock": _json(_PIPFILE_LOCK),
    "Cargo.toml": _CARGO,
    "Cargo.lock": _LOCK,
    "poetry.lock": _LOCK,
    "conda-lock.yml": _CONDA_LOCK,
    "Project.toml": _PROJECT,
    "Manifest.toml": _MANIFEST,
    "package.json": _json(_PACKAGE),
    "package-lock.json": _json(_PACKAGE_LOCK),
    "DESCRIPTION": _DESCRIPTION,
    "renv.lock": _json(_RENV),
    "model.safetensors": framed(json.dumps(_TENSORS).encode()),
    "model.gguf": _gguf(3, "<"),
    "big-endian.gguf": _gguf(3, ">"),
    "first.gguf": _gguf(1, "<"),
    "model.h5": b"\x89HDF\r\n\x1a\n" + bytes(40),
    "model.npz": _zip("a.npy"),
    "model.pt": _zip("archive/data.pkl"),
    "old.pt": b"\x80\x02}q\x00X\x01\x00\x00\x00aq\x01K\x01s.",
    "model.onnx": b"\x08\x07\x12\x07pytorch\x1a\x032.0",
    "model.pb": b"\x0a\x03\x0a\x01a" * 3,
    "model.mlmodel": b"\x08\x04\x12\x04\x0a\x02ab",
    "model.caffemodel": b"\x0a\x04wren\x10\x01",
    "model.msgpack": b"\x81\xa6params\x81\xa1w\xc4\x02ab",
    "model.weights": struct.pack("<IIIQ", 0, 2, 0, 32_013_312) + bytes(16),
    "model.t7": struct.pack("<II", 4, 1) + bytes(16),
}
