# expect: OA-RNG-26 at 20
import logging

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

SEED = 10
log = logging.getLogger(__name__)


class Segmenter:
    """Scale, project, cluster."""

    def __init__(self, k, seed=SEED):
        self.scaler = StandardScaler()
        self.pca = PCA(n_components=4, svd_solver="full")
        self.kmeans = KMeans(n_clusters=k, n_init=10)

    def fit(self, frame):
        z = self.pca.fit_transform(self.scaler.fit_transform(frame))
        self.kmeans.fit(z)
        return self.kmeans.labels_


def bootstrap(frame, n, seed=SEED):
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, len(frame), size=n)
    return frame.iloc[rows]


def main():
    logging.basicConfig(level=logging.INFO)
    frame = pd.read_parquet("customers.parquet").select_dtypes("number")
    seg = Segmenter(k=6)
    labels = seg.fit(bootstrap(frame, 5000))
    log.info("sizes %s", np.bincount(labels))
    np.save("labels.npy", labels)


if __name__ == "__main__":
    main()
