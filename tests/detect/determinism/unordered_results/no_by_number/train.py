from concurrent.futures import ThreadPoolExecutor, as_completed

from tqdm import tqdm


def fetch(number):
    return number * 2


found = {}
bar = tqdm(total=50)
with ThreadPoolExecutor(8) as pool:
    futures = {pool.submit(fetch, number): number for number in range(50)}
    for future in as_completed(futures):
        found[futures[future]] = future.result()
        bar.update(1)
rows = [found[number] for number in range(50)]
print(rows)
