import lightning as L

from model import Model

trainer = L.Trainer(logger=False)
trainer.test(Model())
