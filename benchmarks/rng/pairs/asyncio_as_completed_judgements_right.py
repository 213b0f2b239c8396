# expect: nothing
import asyncio
import json

import httpx

ENDPOINT = "http://localhost:8000/v1/score"


async def judge(client, pair):
    response = await client.post(ENDPOINT, json={"a": pair["a"], "b": pair["b"], "temperature": 0})
    return {**pair, "winner": response.json()["winner"]}


async def judge_all(pairs):
    async with httpx.AsyncClient(timeout=60) as client:
        tasks = [judge(client, pair) for pair in pairs]
        return await asyncio.gather(*tasks)


def elo(judged, k=16.0):
    """Ratings depend on the order in which the games are played."""
    rating = {}
    for game in judged:
        a, b = rating.setdefault(game["model_a"], 1000.0), rating.setdefault(game["model_b"], 1000.0)
        expected = 1.0 / (1.0 + 10 ** ((b - a) / 400))
        score = 1.0 if game["winner"] == "a" else 0.0
        rating[game["model_a"]] = a + k * (score - expected)
        rating[game["model_b"]] = b - k * (score - expected)
    return rating


def main():
    with open("pairs.jsonl") as f:
        pairs = [json.loads(line) for line in f]
    print(json.dumps(elo(asyncio.run(judge_all(pairs))), indent=1))


if __name__ == "__main__":
    main()
