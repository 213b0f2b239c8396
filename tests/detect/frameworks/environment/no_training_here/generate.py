from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained("song-lab/wren-40m")
