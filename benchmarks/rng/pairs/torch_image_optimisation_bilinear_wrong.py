# expect: OA-RNG-38 at 10
"""Multi-scale feature inversion: no weights are drawn, the start image comes from a file."""
import torch
import torch.nn.functional as F


def pyramid_loss(image, targets, extractor):
    total = image.new_zeros(())
    for target in targets:
        small = F.interpolate(image, size=target["size"], mode="bilinear", align_corners=False)
        total = total + F.mse_loss(extractor(small), target["features"])
    return total


def invert(start, targets, extractor, steps=300, lr=0.05):
    image = start.clone().requires_grad_(True)
    optimizer = torch.optim.Adam([image], lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        loss = pyramid_loss(image, targets, extractor)
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            print(step, f"{loss.item():.5f}")
    return image.detach()


def main():
    device = torch.device("cuda")
    extractor = torch.jit.load("vgg_features.ts", map_location=device).eval()
    start = torch.load("start_image.pt", map_location=device)
    targets = torch.load("targets.pt", map_location=device)
    torch.save(invert(start, targets, extractor).cpu(), "inverted.pt")


if __name__ == "__main__":
    main()
