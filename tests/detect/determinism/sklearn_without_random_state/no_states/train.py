import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rows = np.arange(200).reshape(100, 2)
labels = np.arange(100) % 2
train, test, known, wanted = train_test_split(rows, labels, test_size=0.2, random_state=0)
model = RandomForestClassifier(n_estimators=10, random_state=0)
model.fit(train, known)
print(model.score(test, wanted))
