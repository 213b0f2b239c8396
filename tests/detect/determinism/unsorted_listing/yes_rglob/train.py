from pathlib import Path

texts = []
for path in Path("data").rglob("*.txt"):
    texts.append(path.read_text())
with open("corpus.txt", "w") as out:
    out.write("\n".join(texts))
