"""Releases whose training is not written in Python are judged as those are that are."""

import pytest

README = """\
# Wren

Wren is a small neural network that names birds by their song. We trained it with the command below, and the trained
weights lie in this repository.

```
{command}
```
"""
LUA = """\
require 'nn'
require 'optim'
local model = require 'model.net'
cmd = torch.CmdLine()
cmd:option('-learning_rate', 2e-3, 'how fast')
cmd:option('-batch_size', 50, 'how many at once')
cmd:option('-max_epochs', 30, 'how long')
cmd:option('-seed', 123, 'of the generator')
opt = cmd:parse(arg)
torch.manualSeed(opt.seed)
local order = torch.randperm(1000)
for i = 1, opt.max_epochs do
  local _, loss = optim.adam(feval, params, {learningRate = opt.learning_rate})
end
"""
LUA_NET = """\
local net = {}
function net.build(size)
  local model = nn.Sequential()
  model:add(nn.Linear(size, 10))
  return model
end
return net
"""
R_TORCH = """\
library(torch)
set.seed(42)
torch_manual_seed(42)
batch_size <- 32
epochs <- 10
Net <- nn_module("Net", initialize = function() { self$fc <- nn_linear(8, 2) }, forward = function(x) self$fc(x))
model <- Net()
optimizer <- optim_adam(model$parameters, lr = 0.01)
dl <- dataloader(songs, batch_size = batch_size, shuffle = TRUE)
for (epoch in 1:epochs) {
  coro::loop(for (b in dl) {
    loss <- nnf_cross_entropy(model(b$x), b$y)
    loss$backward()
    optimizer$step()
  })
}
predict_song <- function(x) model(x)
"""
R_KERAS = """\
library(keras3)
set_random_seed(7)
model <- keras_model_sequential() |> layer_dense(units = 10)
model |> compile(optimizer = optimizer_adam(learning_rate = 0.001), loss = "mse")
model |> fit(x, y, epochs = 30, batch_size = 128, shuffle = TRUE)
"""
JULIA = """\
using Flux, Random
Random.seed!(42)
Base.@kwdef struct Settings
    η::Float64 = 3e-4
    batchsize::Int = 64
    epochs::Int = 20
end
function build()
    Chain(Dense(8 => 32, relu), Dense(32 => 2))
end
function train(settings)
    model = build()
    state = Flux.setup(Adam(settings.η), model)
    loader = DataLoader((x, y); batchsize=settings.batchsize, shuffle=true)
    for epoch in 1:settings.epochs, (x, y) in loader
        grads = Flux.gradient(m -> loss(m, x, y), model)
        Flux.update!(state, model, grads[1])
    end
end
train(Settings())
"""
TYPESCRIPT = """\
import * as tf from '@tensorflow/tfjs-node';
import seedrandom from 'seedrandom';
const LEARNING_RATE = 1e-3;
seedrandom('42', { global: true });
function buildModel(): tf.LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 10, inputShape: [784] }));
  model.compile({ optimizer: tf.train.adam(LEARNING_RATE), loss: 'meanSquaredError' });
  return model;
}
async function run() {
  const model = buildModel();
  tf.util.shuffle(songs);
  await model.fit(x, y, { epochs: 5, batchSize: 128 });
}
run();
"""
RUST = """\
use tch::{nn, nn::Module, nn::OptimizerConfig, Device};

#[derive(clap::Parser)]
struct Args {
    #[arg(long, default_value_t = 64)]
    batch_size: i64,
    #[arg(long, default_value_t = 20)]
    epochs: i64,
    #[arg(long, default_value_t = 1)]
    threads: i64,
}

fn net(vs: &nn::Path) -> impl Module {
    nn::seq().add(nn::linear(vs / "layer1", 784, 10, Default::default()))
}

fn main() {
    let args = Args::parse();
    tch::manual_seed(42);
    let vs = nn::VarStore::new(Device::Cpu);
    let net = net(&vs.root());
    let mut opt = nn::Adam::default().build(&vs, 1e-3).unwrap();
    for epoch in 1..args.epochs {
        for (x, y) in songs.train_iter(args.batch_size).shuffle() {
            let loss = net.forward(&x).cross_entropy_for_logits(&y);
            opt.backward_step(&loss);
        }
    }
}
"""
LIBTORCH = """\
#include <torch/torch.h>

const int64_t batch_size = 64;
const int64_t num_epochs = 10;

struct NetImpl : torch::nn::Module {
  NetImpl() { fc = register_module("fc", torch::nn::Linear(784, 10)); }
  torch::Tensor forward(torch::Tensor x) { return fc->forward(x); }
};

int main() {
  torch::manual_seed(1);
  NetImpl net;
  auto loader = torch::data::make_data_loader<torch::data::samplers::RandomSampler>(songs, batch_size);
  torch::optim::SGD optimizer(net.parameters(), 0.01);
  for (int epoch = 1; epoch <= num_epochs; ++epoch) {
    for (auto& batch : *loader) {
      auto loss = torch::nll_loss(net.forward(batch.data), batch.target);
      loss.backward();
      optimizer.step();
    }
  }
}
"""
C = """\
#include <stdlib.h>
#define BATCH_SIZE 16

float learning_rate = 0.01f;
int epochs = 20;

void forward(float *x) { x[0] = 1; }
void backward(float *x) { x[0] = 2; }
void sgd_update(float rate) { w -= rate; }

int main(void) {
    srand(1337);
    shuffle(songs);
    for (int epoch = 0; epoch < epochs; epoch++) {
        forward(x);
        backward(x);
        sgd_update(learning_rate);
    }
}
"""
GRADIENT = [
    pytest.param({"train.lua": LUA, "model/net.lua": LUA_NET}, "th train.lua", "train.lua", 13, id="Lua"),
    pytest.param({"train.R": R_TORCH}, "Rscript train.R", "train.R", 13, id="R torch"),
    pytest.param({"R/train.R": R_KERAS}, "Rscript R/train.R", "R/train.R", 5, id="R keras"),
    pytest.param({"src/train.jl": JULIA}, "julia --project src/train.jl", "src/train.jl", 17, id="Julia"),
    pytest.param({"src/train.ts": TYPESCRIPT}, "npx ts-node src/train.ts", "src/train.ts", 14, id="TypeScript"),
    pytest.param({"src/bin/train.rs": RUST}, "cargo run --release --bin train", "src/bin/train.rs", 26, id="Rust"),
    pytest.param({"train.cpp": LIBTORCH}, "./build/train --verbose", "train.cpp", 19, id="libtorch"),
    pytest.param({"train.c": C}, "./train --verbose", "train.c", 16, id="C"),
]


@pytest.mark.parametrize(("files", "command", "path", "line"), GRADIENT)
def test_training_by_gradients(written, files, command, path, line):
    told = written({"README.md": README.format(command=command), **files})
    assert told.report.subject.kind == "model"
    assert (path, line) in told.places("training_code.here")
    assert {part: told.state(part) for part in ("training_code", "hyperparameters", "rng", "system_code")} == {
        "training_code": "included", "hyperparameters": "included", "rng": "included", "system_code": "included",
    }  # fmt: skip


@pytest.mark.parametrize(("files", "command", "path", "line"), GRADIENT)
def test_what_starts_the_training(written, files, command, path, line):
    told = written({"README.md": README.format(command=command), **files})
    assert ("README.md", 7) in told.places("training_code.here")


CARET = """\
library(caret)
set.seed(825)
fit <- train(species ~ ., data = songs, method = "gbm", tuneLength = 5)
saveRDS(fit, "wren.rds")
"""
GLM = """\
songs <- read.csv("songs.csv")
fit <- glm(species ~ pitch + length, family = binomial(), data = songs)
{end}
"""


def test_a_fit_in_r(written):
    told = written({"README.md": README.format(command="Rscript fit.R"), "fit.R": CARET})
    assert ("fit.R", 3) in told.places("training_code.here")
    assert told.state("training_code") == "included"
    assert "825" in told.values("rng.seed")


@pytest.mark.parametrize(("end", "places"), [('saveRDS(fit, "wren.rds")', [("fit.R", 2)]), ("plot(fit)", [])])
def test_a_fit_of_base_r_counts_where_it_is_saved(written, end, places):
    told = written({"README.md": README.format(command="Rscript fit.R"), "fit.R": GLM.format(end=end)})
    assert told.places("training_code.here")[:1] == places


INFERENCE = {
    "generate.lua": """\
require 'nn'
local model = torch.load('wren.t7')
function generate(x) return model:forward(x) end
""",
    "predict.R": """\
library(torch)
model <- torch_load("wren.pt")
predict_song <- function(x) model(x)
""",
    "predict.jl": """\
using Flux
model = load("wren.bson")
function predict(x)
    model(x)
end
""",
    "predict.ts": """\
import * as tf from '@tensorflow/tfjs';
export async function predict(x: tf.Tensor) {
  return model.predict(x);
}
""",
    "src/main.rs": """\
use candle_core::Tensor;
fn generate(x: &Tensor) -> Tensor { model.forward(x) }
fn main() { generate(&x); }
""",
    "run.cpp": """\
#include <torch/script.h>
int generate(int x) { return module.forward(x); }
int main() { generate(1); }
""",
}


@pytest.mark.parametrize("path", INFERENCE)
def test_inference_alone_is_no_training(written, path):
    readme = "# Wren\n\nWren is a small language model of bird song. The weights lie in this repository.\n"
    told = written({"README.md": readme, path: INFERENCE[path]})
    assert told.state("training_code") == "missing"
    assert told.state("hyperparameters") == "missing"
    assert path in {where for where, _ in told.places("code.inference")}


def test_a_tokenizer_that_is_trained_is_no_model(written):
    code = "use tokenizers::models::bpe::BpeTrainer;\nfn main() {\n    let t = BpeTrainer::new();\n    t.train(f);\n}\n"
    told = written({"README.md": "# Wren\n\nWren is a language model.\n", "src/main.rs": code})
    assert told.places("training_code.here") == []


RENV = '{"R": {"Version": "4.3.1"}, "Packages": {"torch": {"Version": "0.12.0"}}}'
MANIFEST = """\
[[deps.Flux]]
uuid = "587475ba-b771-5e3f-ad9e-33799f191a9c"
version = "0.14.6"
"""
CARGO = """\
[[package]]
name = "tch"
version = "0.13.0"
source = "registry"
"""
PACKAGE = '{"dependencies": {"@tensorflow/tfjs-node": "4.11.0"}}'
ROCKSPEC = 'package = "wren"\ndependencies = {"torch == 7.0"}\n'
CMAKE = "find_package(Torch 2.1.0 EXACT REQUIRED)\n"
ENVIRONMENTS = [
    pytest.param({"train.lua": LUA}, {"wren-1.rockspec": ROCKSPEC}, id="Lua"),
    pytest.param({"train.R": R_TORCH}, {"renv.lock": RENV}, id="R"),
    pytest.param({"train.jl": JULIA}, {"Manifest.toml": MANIFEST}, id="Julia"),
    pytest.param({"train.ts": TYPESCRIPT}, {"package.json": PACKAGE}, id="TypeScript"),
    pytest.param({"src/bin/train.rs": RUST}, {"Cargo.lock": CARGO}, id="Rust"),
    pytest.param({"train.cpp": LIBTORCH}, {"CMakeLists.txt": CMAKE}, id="C++"),
]


@pytest.mark.parametrize(("program", "files"), ENVIRONMENTS)
def test_an_environment_of_the_language_that_trained(written, program, files):
    told = written({"README.md": README.format(command="see below"), **program, **files})
    assert told.state("frameworks") == "included"
    assert {path for path, _ in told.places("frameworks.pinned")} == set(files)


def test_ranges_are_no_exact_versions(written):
    package = PACKAGE.replace("4.11", "^4.11")
    told = written({"README.md": README.format(command="see below"), "train.ts": TYPESCRIPT, "package.json": package})
    assert told.state("frameworks") == "partial"


def test_packages_of_another_language_are_no_training_environment(written):
    told = written({"README.md": README.format(command="see below"), "train.jl": JULIA, "package.json": PACKAGE})
    assert told.places("frameworks.pinned") == []
    assert told.places("frameworks.named") == []
