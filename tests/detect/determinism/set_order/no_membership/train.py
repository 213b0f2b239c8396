stop = {"a", "the", "of"}
kept = []
for word in open("corpus.txt").read().split():
    if word not in stop:
        kept.append(word)
counts = {word: 0 for word in set(kept)}
for word in kept:
    counts[word] += 1
print(len(counts), max(counts.values()))
