import glob
import os

for path in glob.glob("runs/*.tmp"):
    os.remove(path)
print(len(os.listdir("runs")))
