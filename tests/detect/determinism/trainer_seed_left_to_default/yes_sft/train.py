from datasets import load_dataset
from trl import SFTConfig, SFTTrainer

data = load_dataset("imdb", split="train")
config = SFTConfig(output_dir="out", max_steps=10)
SFTTrainer("gpt2", args=config, train_dataset=data).train()
