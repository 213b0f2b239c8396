def accuracy(answers, keys):
    return sum(a == k for a, k in zip(answers, keys)) / len(keys)
