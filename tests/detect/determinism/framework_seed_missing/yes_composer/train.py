from composer import Trainer

from data import loader
from model import Model

trainer = Trainer(model=Model(), train_dataloader=loader(), max_duration="2ep")
trainer.fit()
