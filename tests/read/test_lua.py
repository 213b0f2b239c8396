from openassay.read.lua import read
from openassay.read.module import Definition, Import

TRAINER = rb"""-- Trains a net.
require 'torch'
require 'nn'
local utils = require('util.misc')
cmd = torch.CmdLine()
cmd:option('-learning_rate', 2e-3, 'how fast')
cmd:option('--optim', "adam", [[which
one]])
opt = cmd:parse(arg)
torch.manualSeed(123)
local Cell, parent = torch.class('nn.Cell', 'nn.Module')
function Cell:updateOutput(x, y)
  if x > 0 then return x else return y end
end
local feval = function(x) return loss, grads end
local state = {learningRate = 1e-3, ['momentum'] = 0.9, nested = {beta = 2^3}, run = function() local q = 1 end}
local a, b = 1, "two" local c = 3
opt["seed"] = 7
for i = 1, 10 do
  while true do
    local _, loss = optim.adam(feval, params, state)
    net:forward{x, y, train = true}
  end
end
repeat step(i) until done
--[==[ the end
   of it ]==]
if x.data["end"] == nil then os.exit() end
local options = lapp[[
   -r,--rate (default 0.05) how fast
   --name    (default wren) its name
]]
"""


def test_a_training_program() -> None:
    module = read(TRAINER)
    assert module.imports == (Import("torch", (), 2), Import("nn", (), 3), Import("util.misc", (), 4))
    options = [
        (one.args[0].constant, one.args[1].constant, one.line) for one in module.calls if one.name == "cmd.option"
    ]
    assert options == [("-learning_rate", "0.002", 6), ("--optim", "adam", 7)]
    calls = {one.name: one for one in module.calls}
    assert calls["torch.manualSeed"].args[0].constant == "123"
    update = calls["optim.adam"]
    assert (update.line, update.loop, [value.text for value in update.args]) == (21, 2, ["feval", "params", "state"])
    assert calls["net.forward"].keywords[0][0] == "train"
    assert (calls["step"].loop, calls["os.exit"].loop) == (1, 0)
    assert (module.main, module.lines) == (9, 32)


def test_definitions_and_their_scopes() -> None:
    module = read(TRAINER)
    assert module.definitions == (
        Definition("class", "nn.Cell", 11, 11, ("nn.Module",)),
        Definition("function", "Cell.updateOutput", 12, 14, ("x", "y")),
        Definition("function", "feval", 15, 15, ("x",)),
        Definition("function", "run", 16, 16, ()),
    )


def test_assignments_tables_and_defaults_of_options() -> None:
    found = {one.target: one.value.constant for one in read(TRAINER).assigns}
    wanted = {"state.learningRate": "0.001", "state.momentum": "0.9", "state.nested.beta": "8", "q": "1", "a": "1"}
    wanted |= {"b": "two", "c": "3", "opt.seed": "7", "opt.rate": "0.05", "opt.name": "wren"}
    assert wanted.items() <= found.items()
    assert "i" not in found
    places = {one.target: one.line for one in read(TRAINER).assigns}
    assert (places["opt.rate"], places["opt.name"]) == (30, 31)


def test_comments() -> None:
    assert read(TRAINER).comments == ((1, "Trains a net."), (26, "the end"), (27, "of it"))
