# expect: OA-RNG-44 at 33
import json
import queue
import threading

import requests


class Downloader:
    """Fetches pages with a few threads; rows become the training file."""

    def __init__(self, urls, threads=6):
        self.jobs = queue.Queue()
        self.done = queue.Queue()
        for job in enumerate(urls):
            self.jobs.put(job)
        self.n_jobs = len(urls)
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(threads)]

    def _work(self):
        while True:
            try:
                number, url = self.jobs.get_nowait()
            except queue.Empty:
                return
            self.done.put((number, url, requests.get(url, timeout=30).text))

    def rows(self):
        for thread in self.threads:
            thread.start()
        rows = []
        for _ in range(self.n_jobs):
            number, url, text = self.done.get()
            rows.append({"id": number, "url": url, "text": text})
        return rows


def main():
    with open("urls.txt") as f, open("train.jsonl", "w") as out:
        for row in Downloader(f.read().split()).rows():
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
