from setuptools import setup

setup(
    name="wren",
    version="2.0.1",
)
