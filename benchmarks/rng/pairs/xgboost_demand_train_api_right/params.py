# expect: nothing
def tree_params(**extra):
    params = {
        "objective": "reg:squarederror",
        "max_depth": 7,
        "eta": 0.05,
        "subsample": 0.75,
        "tree_method": "hist",
        "nthread": 4,
    }
    params.update(extra)
    return params
