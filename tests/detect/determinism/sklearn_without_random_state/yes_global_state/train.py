import numpy as np
from sklearn.cluster import KMeans
from sklearn.model_selection import KFold

np.random.seed(4)
rows = np.random.rand(50, 3)
for train, test in KFold(5, shuffle=True).split(rows):
    print(KMeans(3, random_state=1).fit(rows[train]).score(rows[test]))
