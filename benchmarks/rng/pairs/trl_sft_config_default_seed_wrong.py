# expect: OA-RNG-25 at 27
"""Supervised fine-tuning with trl on a local chat file."""
import json
import logging
import time

from datasets import load_dataset
from transformers import set_seed
from trl import SFTConfig, SFTTrainer

log = logging.getLogger("sft")


def load_config(path):
    with open(path) as handle:
        return json.load(handle)


class Run:
    seed = 8

    def __init__(self, cfg):
        self.cfg = cfg
        self.data = load_dataset("json", data_files=cfg["data"], split="train")

    def config(self):
        return SFTConfig(output_dir=self.cfg["out"], max_steps=self.cfg["steps"], packing=True)

    def start(self):
        set_seed(self.seed)
        log.info("started at %s", time.ctime())
        log.info("seed %d, %d rows", self.seed, len(self.data))
        trainer = SFTTrainer(model=self.cfg["model"], args=self.config(), train_dataset=self.data)
        trainer.train()
        trainer.save_model()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    Run(load_config("sft.json")).start()
