import os


def class_to_index(root):
    names = sorted(entry.name for entry in os.scandir(root) if entry.is_dir())
    if not names:
        raise ValueError(f"{root} has no class folders")
    return {name: index for index, name in enumerate(names)}
