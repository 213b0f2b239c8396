import os

sizes = {}
for name in os.listdir("data"):
    sizes[name] = os.path.getsize(os.path.join("data", name))
print(sizes["a.txt"])
