from openassay.read.module import Definition, Import
from openassay.read.rcode import read, read_chunks

TRAINER = rb"""
# Trains
library(torch); library("luz")
source("R/model.R")
set.seed(42)
torch_manual_seed(1L)
option_list <- list(
  make_option(c("-l", "--lr"), type = "double", default = 1e-3, help = "rate"),
  make_option("--epochs", default = 20L)
)
opt <- parse_args(OptionParser(option_list = option_list))
Net <- nn_module(
  "Net",
  initialize = function(n = 10) {
    self$fc <- nn_linear(n, 10)
  },
  forward = function(x) {
    x %>% self$fc()
  }
)
params <- list(eta = 0.1, max_depth = 6, nested = list(a = 2^10))
params[["nrounds"]] <- 50
train_model <- function(data, lr = 0.01,
                        epochs = 10) {
  optimizer <- optim_adam(model$parameters, lr = lr)
  for (epoch in 1:epochs) {
    coro::loop(for (b in dl) {
      optimizer$zero_grad()
      loss <- nnf_cross_entropy(model(b[[1]]), b[[2]])
      loss$backward()
      optimizer$step()
    })
  }
  loss
}
f <- \(x) x + 1
g = function(x) x * 2
fit <- glm(y ~ x1 + x2, family = binomial(), data = d)
model %>% compile(optimizer = "adam", loss = "mse")
history <- model |> fit(x, y, epochs = 30,
   batch_size = 128)
7 -> seven
if (x) y <- 3 else y <- 4
xgboost::xgb.train(params = params, data = dtrain, nrounds = 100)
"""[1:]


def test_imports() -> None:
    assert read(TRAINER).imports == (
        Import("torch", (), 2), Import("luz", (), 2), Import("R/model.R", (), 3), Import("coro", (), 26),
        Import("xgboost", (), 43),
    )  # fmt: skip


def test_definitions() -> None:
    assert read(TRAINER).definitions == (
        Definition("class", "Net", 11, 19, ("nn_module",)),
        Definition("function", "Net.initialize", 13, 15, ("n",)),
        Definition("function", "Net.forward", 16, 18, ("x",)),
        Definition("function", "train_model", 22, 34, ("data", "lr", "epochs")),
        Definition("function", "f", 35, 35, ("x",)),
        Definition("function", "g", 36, 36, ("x",)),
    )


def test_calls() -> None:
    calls = {one.name: one for one in read(TRAINER).calls}
    assert (calls["set.seed"].args[0].constant, calls["torch_manual_seed"].args[0].constant) == ("42", "1")
    assert (calls["loss.backward"].loop, calls["optimizer.step"].loop) == (2, 2)
    assert calls["optimizer.step"].scope == "train_model"
    assert {key: value.constant for key, value in calls["fit"].keywords} == {"epochs": "30", "batch_size": "128"}
    options = [
        (one.line, dict(one.keywords)["default"].constant) for one in read(TRAINER).calls if one.name == "make_option"
    ]
    assert options == [(7, "0.001"), (8, "20")]
    assert read(TRAINER).main == 10


def test_values() -> None:
    found = {one.target: one.value.constant for one in read(TRAINER).assigns if one.value.constant}
    wanted = {"params.eta": "0.1", "params.nested.a": "1024", "params.nrounds": "50", "lr": "0.01", "epochs": "10"}
    assert (wanted | {"seven": "7"}).items() <= found.items()
    assert [(one.line, one.value.constant) for one in read(TRAINER).assigns if one.target == "y"] == [
        (42, "3"),
        (42, "4"),
    ]


def test_chunks_of_a_document() -> None:
    r = "```{r train, echo=FALSE}\nset.seed(42)\n```\n"
    module = read_chunks(f"# Wren\n\nset.seed(1) in words\n\n{r}\n```{{python}}\nf(1)\n```\n".encode())
    assert [(one.name, one.line) for one in module.calls] == [("set.seed", 6)]
    assert module.language == "r"


def test_a_loop_of_one_statement_that_assigns() -> None:
    module = read(b"for (i in 1:3) x[i] <- f(i)\nfor (i in 1:3)\n  y <- g(i)\nh(1)\n")
    assert [(one.name, one.loop) for one in module.calls] == [("f", 1), ("g", 1), ("h", 0)]
