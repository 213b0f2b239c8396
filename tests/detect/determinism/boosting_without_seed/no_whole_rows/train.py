import numpy as np
from xgboost import XGBClassifier

rows = np.arange(200).reshape(100, 2)
model = XGBClassifier(n_estimators=10, max_depth=3, subsample=1.0)
model.fit(rows, rows[:, 0] % 2)
print(model.predict(rows[:3]))
