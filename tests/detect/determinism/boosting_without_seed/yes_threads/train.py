import lightgbm as lgb
import numpy as np

rows = np.arange(200.0).reshape(100, 2)
model = lgb.LGBMRegressor(n_estimators=10, random_state=3)
model.fit(rows, rows[:, 1])
print(model.predict(rows[:3]))
