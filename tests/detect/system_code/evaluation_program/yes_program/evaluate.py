import json


def score(answers, gold):
    return sum(a == g for a, g in zip(answers, gold)) / len(gold)


if __name__ == "__main__":
    print(score(json.load(open("answers.json")), json.load(open("gold.json"))))
