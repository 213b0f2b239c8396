def accuracy(answers, gold):
    return sum(a == g for a, g in zip(answers, gold)) / len(gold)
