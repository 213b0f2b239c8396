import json

from transformers import TrainingArguments

with open("config.json") as text:
    given = json.load(text)
args = TrainingArguments(**given)
print(args)
