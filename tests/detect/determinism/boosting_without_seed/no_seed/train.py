import numpy as np
import xgboost as xgb

rows = np.arange(200.0).reshape(100, 2)
data = xgb.DMatrix(rows, label=rows[:, 0])
params = {"max_depth": 3, "eta": 0.1, "subsample": 0.8, "colsample_bytree": 0.5}
params["seed"] = 3
print(xgb.train(params, data, num_boost_round=5).get_dump())
