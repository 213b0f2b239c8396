from model import Wren, generate

temperature = 0.8
batch_size = 4
max_steps = 100
print(generate(Wren(), [[87]], max_steps))
