# expect: OA-RNG-34 at 8
"""Things that make training faster."""
import torch


def speed_up(model, channels_last=True):
    """Moves the model to the GPU with the faster memory layout."""
    torch.backends.cudnn.benchmark = True
    model = model.cuda()
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    return model
