import argparse

from torch.backends import cudnn

parser = argparse.ArgumentParser()
parser.add_argument("--fast", action="store_true")
args = parser.parse_args()
cudnn.benchmark = True
cudnn.deterministic = True
cudnn.benchmark = False
print(args.fast)
