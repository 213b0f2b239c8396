"""What is in a release: one file per question, in folders named after what they ask about."""

from openassay.detect.catalogue import catalogue
from openassay.detect.detector import Detector
from openassay.detect.runner import run

__all__ = ["Detector", "catalogue", "run"]
