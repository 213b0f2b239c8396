from datasets import load_dataset

songs = load_dataset("song-lab/songs", revision="842eb26634a9775f504bb2f3f43cd4cc5f9314d8")
