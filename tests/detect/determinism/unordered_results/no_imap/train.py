from multiprocessing import Pool


def score(number):
    return number * number


if __name__ == "__main__":
    with Pool(4) as pool:
        rows = []
        for row in pool.imap(score, range(100)):
            rows.append(row)
    with open("rows.txt", "w") as out:
        out.write(" ".join(map(str, rows)))
