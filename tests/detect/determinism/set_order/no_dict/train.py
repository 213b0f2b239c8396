import random

random.seed(2)
text = open("corpus.txt").read()
words = list(dict.fromkeys(text.split()))
index = {word: number for number, word in enumerate(words)}
codes = [index[word] for word in text.split()]
print(codes[:10])
