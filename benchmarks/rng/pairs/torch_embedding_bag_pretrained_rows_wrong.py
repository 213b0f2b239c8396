# expect: OA-RNG-38 at 7
import torch
import torch.nn.functional as F


def bag_scores(rows, batch, projection):
    pooled = F.embedding_bag(batch["ids"], rows, batch["offsets"], mode="sum")
    return pooled @ projection


def fine_tune(rows, projection, batches, lr=0.01, epochs=2):
    rows.requires_grad_(True)
    projection.requires_grad_(True)
    optimizer = torch.optim.SGD([rows, projection], lr=lr)
    for epoch in range(epochs):
        running = 0.0
        for batch in batches:
            optimizer.zero_grad()
            loss = F.cross_entropy(bag_scores(rows, batch, projection), batch["label"])
            loss.backward()
            optimizer.step()
            running += loss.item()
        print("epoch", epoch, "loss", running / len(batches))
    return rows.detach(), projection.detach()


def main():
    state = torch.load("pretrained_rows.pt", map_location="cuda")
    batches = torch.load("review_batches.pt", map_location="cuda")
    rows, projection = fine_tune(state["rows"], state["projection"], batches)
    torch.save({"rows": rows.cpu(), "projection": projection.cpu()}, "tuned_rows.pt")


if __name__ == "__main__":
    main()
