import glob

paths = glob.glob("data/*.txt")
paths.sort()
texts = []
for path in paths:
    with open(path) as text:
        texts.append(text.read())
print(len(texts))
