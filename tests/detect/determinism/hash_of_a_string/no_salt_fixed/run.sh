PYTHONHASHSEED=0 python train.py
