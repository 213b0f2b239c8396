# expect: nothing
import argparse
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
from torch import nn


def options():
    p = argparse.ArgumentParser()
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--matmul-precision", default="highest", choices=["highest"])
    p.add_argument("--hidden", type=int, default=512)
    return p.parse_args()


def distill(teacher, student, batches, optimizer, temperature=2.0):
    for x in batches:
        with torch.no_grad():
            target = (teacher(x) / temperature).softmax(-1)
        log_p = (student(x) / temperature).log_softmax(-1)
        loss = nn.functional.kl_div(log_p, target, reduction="batchmean")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


def main():
    args = options()
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(True)
    torch.set_float32_matmul_precision(args.matmul_precision)
    teacher = torch.jit.load("teacher.ts").cuda().eval()
    student = nn.Sequential(nn.Linear(768, args.hidden), nn.ReLU(), nn.Linear(args.hidden, 77)).cuda()
    optimizer = torch.optim.Adam(student.parameters(), lr=1e-4)
    batches = torch.load("embeddings.pt").cuda().split(256)
    for epoch in range(4):
        print("epoch", epoch, "kl", distill(teacher, student, batches, optimizer))


if __name__ == "__main__":
    main()
