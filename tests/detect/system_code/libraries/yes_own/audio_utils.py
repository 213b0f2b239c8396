def trim(song):
    return song.strip()
