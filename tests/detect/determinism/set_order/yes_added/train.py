texts = ["one two three", "two three four"]
seen = set()
for text in texts:
    for word in text.split():
        seen.add(word)
index = {}
for word in seen:
    index[word] = len(index)
print([index[word] for word in "one four".split()])
