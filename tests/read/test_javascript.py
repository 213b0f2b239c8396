import pytest

from openassay.read.format import fitting
from openassay.read.javascript import read
from openassay.read.module import Definition, Import, Module

TRAINER = rb"""
import * as tf from '@tensorflow/tfjs-node';
import { a, b as c } from "./lib/model";
const fs = require('fs');
export const LR = 1e-3;
const config = { learningRate: LR, epochs: 20, net: { units: 64 }, run: (a) => a + 1 };
interface Options { lr: number; }
export class Net extends tf.layers.Layer {
  private lr: number = 0.01;
  units = 3;
  constructor(private opts: Options, lr = 0.5) { super({}); this.x = tf.tidy(() => tf.zeros([1])); }
  async train<T>(data: T[], { epochs = 10, batchSize = 32 } = {}): Promise<void> {
    for (const batch of data) this.optimizer.minimize(() => this.loss(batch));
    while (true) { break; }
  }
}
function build(units = 8) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation: 'relu', inputShape: [784] }));
  model.compile({ optimizer: tf.train.adam(LR), loss: 'categoricalCrossentropy' });
  return model;
}
const predict = async (x: number) => { const y = `a ${x} b`; return y.replace(/["']/g, ''); };
program.option('-l, --lr <n>', 'learning rate', parseFloat, 0.01);
const argv = yargs.option('lr', { default: 0.1, type: 'number' }).argv;
seedrandom('42', { global: true });
build().fit(x, y, { epochs: 5, batchSize: 128, callbacks: { onEpochEnd: async (e, l) => console.log(e) } });
if (require.main === module) { main(); }
"""[1:]


@pytest.mark.parametrize("path", ["a.js", "a.mjs", "a.cjs", "a.jsx", "a.ts", "a.mts", "a.tsx"])
def test_paths(path: str) -> None:
    form = fitting(path, Module)
    assert form is not None
    assert form.name == "javascript"


def test_imports() -> None:
    assert read(TRAINER).imports == (
        Import("@tensorflow/tfjs-node", (), 1), Import("./lib/model", (), 2), Import("fs", (), 3)
    )  # fmt: skip
    assert read(b"import 'a';\nexport * from 'b';\nimport('c')").imports == (
        Import("a", (), 1), Import("b", (), 2), Import("c", (), 3)
    )  # fmt: skip


def test_definitions() -> None:
    assert read(TRAINER).definitions == (
        Definition("function", "run", 5, 5, ("a",)),
        Definition("class", "Net", 7, 15, ("tf.layers.Layer",)),
        Definition("function", "Net.constructor", 10, 10, ("opts", "lr")),
        Definition("function", "Net.train", 11, 14, ("data", "epochs", "batchSize")),
        Definition("function", "build", 16, 21, ("units",)),
        Definition("function", "predict", 22, 22, ("x",)),
        Definition("function", "onEpochEnd", 26, 26, ("e", "l")),
    )


def test_values() -> None:
    found = {one.target: one.value.constant for one in read(TRAINER).assigns if one.value.constant}
    wanted = {"LR": "0.001", "config.learningRate": "0.001", "config.epochs": "20", "config.net.units": "64"}
    wanted |= {"epochs": "10", "batchSize": "32"}
    assert wanted.items() <= found.items()
    assert [one.value.constant for one in read(TRAINER).assigns if one.target == "lr"] == ["0.01", "0.5"]


def test_calls_with_objects_and_options() -> None:
    calls = {one.name: one for one in read(TRAINER).calls}
    assert (calls["this.optimizer.minimize"].loop, calls["this.optimizer.minimize"].scope) == (1, "Net.train")
    assert calls["tf.train.adam"].args[0].constant == "0.001"
    assert [value.constant for value in calls["program.option"].args] == ["-l, --lr <n>", "learning rate", "", "0.01"]
    default = calls["yargs.option"].keyword("default")
    assert default is not None
    assert default.constant == "0.1"
    assert dict(calls["?.fit"].keywords)["batchSize"].constant == "128"
    assert read(TRAINER).main == 27


def test_regular_expressions_divisions_and_templates() -> None:
    module = read(b"const a = f(/[\"'/]/g, x / 2 / 3);\nconst b = `one ${f(1)} two three four five six`;\ng('x');")
    assert [one.name for one in module.calls] == ["f", "g"]
    assert [(one.text, one.line) for one in module.texts] == [("one ${f(1)} two three four five six", 2)]


def test_a_bundle_is_no_source() -> None:
    bundle = read(b"f(1);" * 10_000 + b"\n" + b"g(2);" * 10_000)
    assert (bundle.calls, bundle.lines) == ((), 2)
    assert len(read(b"f(1);\n" * 10_000).calls) == 10_000


def test_a_function_that_is_only_declared_has_no_body() -> None:
    module = read(b"export declare function f(a: string): Net\nexport class Net {\n  run(): void {}\n}\n")
    assert [(one.kind, one.name) for one in module.definitions] == [("class", "Net"), ("function", "Net.run")]
