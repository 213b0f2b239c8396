from sklearn.linear_model import LogisticRegression


def fit_quality(features, labels):
    model = LogisticRegression()
    model.fit(features, labels)
    return model
