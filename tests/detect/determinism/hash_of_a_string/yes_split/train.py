names = [line.strip() for line in open('names.txt')]
train, held = [], []
for name in names:
    if hash(name) % 10 < 8:
        train.append(name)
    else:
        held.append(name)
counts = {}
for name in train:
    counts[len(name)] = counts.get(len(name), 0) + 1
print(sorted(counts.items()))
