import queue
import threading

import numpy as np


def work(numbers, results):
    for number in numbers:
        results.put(number * number)


results = queue.Queue()
threads = [threading.Thread(target=work, args=(range(start, start + 10), results)) for start in range(0, 40, 10)]
for thread in threads:
    thread.start()
rows = []
while len(rows) < 40:
    rows.append(results.get())
np.save("rows.npy", np.array(rows))
