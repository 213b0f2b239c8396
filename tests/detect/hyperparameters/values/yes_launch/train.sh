#!/bin/sh
python train.py \
  --lr 3e-4 \
  --batch_size 64 \
  --max_steps 2000
