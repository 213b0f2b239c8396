# expect: OA-RNG-43 at 10
import json
import os
import sys

EXTENSIONS = (".py", ".pyi")


def source_files(root):
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [s for s in subfolders if not s.startswith(".")]
        for name in names:
            if name.endswith(EXTENSIONS):
                yield os.path.join(folder, name)


def shards(documents, per_shard):
    shard = []
    for document in documents:
        shard.append(document)
        if len(shard) == per_shard:
            yield shard
            shard = []
    if shard:
        yield shard


def documents(root):
    for path in source_files(root):
        with open(path, encoding="utf-8", errors="ignore") as f:
            yield {"path": os.path.relpath(path, root), "text": f.read()}


def main(root, target):
    os.makedirs(target, exist_ok=True)
    for number, shard in enumerate(shards(documents(root), per_shard=1000)):
        with open(os.path.join(target, f"{number:05d}.jsonl"), "w") as out:
            out.writelines(json.dumps(d) + "\n" for d in shard)
    print("shards", len(os.listdir(target)))


if __name__ == "__main__":
    main(*sys.argv[1:3])
