import numpy as np
from catboost import CatBoostRegressor

rows = np.arange(200).reshape(100, 2)
model = CatBoostRegressor(iterations=20, subsample=0.7, bootstrap_type="Bernoulli")
model.fit(rows, rows[:, 0])
print(model.predict(rows[:3]))
