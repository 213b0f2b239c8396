python train.py --seed 42
