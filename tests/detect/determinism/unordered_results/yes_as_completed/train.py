from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(number):
    return {"number": number, "text": str(number)}


def main():
    rows = []
    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(fetch, number) for number in range(50)]
        for future in as_completed(futures):
            rows.append(future.result())
    with open("data.txt", "w") as out:
        for row in rows:
            out.write(row["text"] + "\n")


main()
