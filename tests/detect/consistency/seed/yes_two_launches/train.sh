python train.py --seed 7
