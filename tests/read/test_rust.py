from openassay.read.module import Definition, Import
from openassay.read.rust import read

TRAINER = rb"""
//! Trains a net.
use tch::{nn, nn::ModuleT, nn::OptimizerConfig, Device, Tensor};
use clap::Parser;
mod model;
const BATCH: i64 = 64;
const TOKENS: i64 = BATCH * 1024;

#[derive(Parser, Debug)]
#[command(version)]
struct Args {
    /// rate
    #[arg(short, long, default_value_t = 1e-3)]
    lr: f64,
    #[arg(long, default_value = "10")]
    pub epochs: i64,
}

#[derive(Module, Debug)]
pub struct Net<B: Backend> { conv: Conv2d<B>, }

impl<B: Backend> Net<B> {
    pub fn forward(&self, x: Tensor<B, 4>) -> Tensor<B, 2> { self.conv.forward(x) }
}
impl nn::ModuleT for Net2 {
    fn forward_t(&self, xs: &Tensor, train: bool) -> Tensor { xs.view([-1, 1]) }
}

pub fn main() -> Result<()> {
    let args = Args::parse();
    tch::manual_seed(42);
    let mut rng = StdRng::seed_from_u64(7);
    let config = TrainConfig { lr: 1e-3, batch_size: 32, nested: Opt { beta: 0.9 } };
    let vs = nn::VarStore::new(Device::cuda_if_available());
    let mut opt = nn::Adam::default().build(&vs, 1e-4)?;
    for epoch in 1..100 {
        for (bimages, blabels) in m.train_iter(256).shuffle().to_device(vs.device()) {
            let loss = net.forward_t(&bimages, true).cross_entropy_for_logits(&blabels);
            opt.backward_step(&loss);
            println!("epoch: {:4} test acc: {:5.2}%", epoch, 100. * test_accuracy,);
        }
    }
    let lr: f64 = if a { 0.1 } else { 0.2 };
    let url = "https://example.org/models/weights.safetensors";
    Ok(())
}
"""[1:]


def test_imports() -> None:
    found = read(TRAINER).imports
    assert [(one.module, one.line) for one in found] == [("tch", 2), ("clap.Parser", 3), ("model", 4)]
    assert "OptimizerConfig" in found[0].names
    assert read(b"extern crate rand;\nmod a { mod b; }").imports == (Import("rand", (), 1), Import("b", (), 2))


def test_types_with_what_they_derive_or_implement() -> None:
    assert read(TRAINER).definitions == (
        Definition("class", "Args", 10, 16, ("Parser", "Debug")),
        Definition("class", "Net", 19, 19, ("Module", "Debug")),
        Definition("function", "Net.forward", 22, 22, ("self", "x")),
        Definition("class", "Net2", 24, 26, ("nn.ModuleT",)),
        Definition("function", "Net2.forward_t", 25, 25, ("self", "xs", "train")),
        Definition("function", "main", 28, 45, ()),
    )


def test_options_constants_and_records() -> None:
    module = read(TRAINER)
    found = {one.target: one.value.constant for one in module.assigns}
    assert {"lr": "", "epochs": "10", "BATCH": "64", "TOKENS": "65536"}.items() <= found.items()
    assert [(one.target, one.value.constant) for one in module.assigns if one.line == 13] == [("lr", "0.001")]
    made = next(one for one in module.calls if one.name == "TrainConfig")
    assert [(key, value.constant) for key, value in made.keywords] == [
        ("lr", "0.001"),
        ("batch_size", "32"),
        ("nested", ""),
    ]


def test_calls() -> None:
    calls = {one.name: one for one in read(TRAINER).calls}
    assert calls["tch.manual_seed"].args[0].constant == "42"
    assert calls["StdRng.seed_from_u64"].args[0].constant == "7"
    assert calls["?.build"].args[1].constant == "0.0001"
    assert (calls["opt.backward_step"].loop, calls["opt.backward_step"].scope) == (2, "main")
    assert read(TRAINER).main == 28


def test_generic_calls_lifetimes_and_raw_strings() -> None:
    module = read(b"fn f<'a>(x: &'a str) -> u8 { parse::<u8>(x, 'a', r#\"one \" two\"#) }")
    assert [(one.name, [value.constant for value in one.args]) for one in module.calls] == [
        ("parse", ["", "", 'one " two'])
    ]
