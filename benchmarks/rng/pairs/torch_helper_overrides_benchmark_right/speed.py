"""Things that make training faster."""
import torch


def speed_up(model, channels_last=True):
    """Moves the model to the GPU with the faster memory layout."""
    assert not torch.backends.cudnn.benchmark, "kernels must not be chosen by timing"
    model = model.cuda()
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    return model
