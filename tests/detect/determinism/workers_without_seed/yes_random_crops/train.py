import torch
from torchvision import datasets, transforms

torch.manual_seed(1)
augment = transforms.Compose([transforms.RandomCrop(32, padding=4), transforms.RandomHorizontalFlip(), transforms.ToTensor()])
data = datasets.CIFAR10("data", train=True, transform=augment)
loader = torch.utils.data.DataLoader(
    data, batch_size=64, shuffle=True, num_workers=2, generator=torch.Generator().manual_seed(1)
)
for epoch in range(2):
    for images, labels in loader:
        print(images.mean(), labels.sum())
