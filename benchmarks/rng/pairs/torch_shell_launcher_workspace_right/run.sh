#!/usr/bin/env bash
set -euo pipefail
export OMP_NUM_THREADS=4
export CUDA_VISIBLE_DEVICES=0 CUBLAS_WORKSPACE_CONFIG=:4096:8
python main.py --seed 21 "$@"
