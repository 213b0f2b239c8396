# Copyright 2024 Example Labs
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
"""Train a tiny model."""

import torch

print(torch.ones(1))
