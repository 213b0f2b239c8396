export CUBLAS_WORKSPACE_CONFIG=:16:8
python train.py
