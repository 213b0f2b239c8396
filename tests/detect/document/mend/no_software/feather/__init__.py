def written(day):
    return str(day)
