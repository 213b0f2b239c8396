import numpy as np
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import KFold, cross_val_score, train_test_split

rows = np.arange(200).reshape(100, 2)
labels = np.arange(100) % 2
train, test, known, wanted = train_test_split(rows, labels, shuffle=False)
print(cross_val_score(LogisticRegression(), train, known, cv=KFold(5)))
print(LinearRegression().fit(train, known).score(test, wanted))
