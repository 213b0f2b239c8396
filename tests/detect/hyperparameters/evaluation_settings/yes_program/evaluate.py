PROMPT = "Which bird is this?"


def ask(client, item, temperature=0.0, num_shots=5):
    return client(PROMPT, item, temperature=temperature)


def accuracy(answers, gold):
    return sum(a == g for a, g in zip(answers, gold)) / len(gold)
