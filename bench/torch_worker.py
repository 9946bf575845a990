"""PyTorch's side of `deno task bench engine`: `python torch_worker.py <threads>`.

Reads requests as lines of JSON and answers each with one line, as `engine_worker.ts` does. Networks,
loss, optimizer, weights, images and batches are the same as there.
"""

import json
import os
import struct
import sys
import time

import torch
from torch import nn

MARGIN = 1.0
SMALLEST = 1e-12
COMPARED = 5


def mean_of_non_zero(losses):
    active = (losses.detach() > 0).sum()
    return losses.sum() / active.clamp_min(1)


def contrastive_loss(embeddings, labels):
    """As in contrastive_loss.ts."""
    lengths = (embeddings * embeddings).sum(1, keepdim=True)
    products = embeddings @ embeddings.T
    squared = (lengths + lengths.T - 2 * products).clamp_min(SMALLEST)
    same = labels[:, None] == labels[None, :]
    positive = same.float() - torch.eye(len(labels))
    negative = (~same).float()
    return mean_of_non_zero(0.5 * squared * positive) + mean_of_non_zero(
        0.5 * (MARGIN - squared.sqrt()).clamp_min(0).square() * negative
    )


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear1 = nn.Linear(784, 512)
        self.linear2 = nn.Linear(512, 64)

    def forward(self, x):
        return self.linear2(torch.relu(self.linear1(x.flatten(1))))


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolution1 = nn.Conv2d(1, 32, 3)
        self.convolution2 = nn.Conv2d(32, 64, 3)
        self.linear = nn.Linear(64 * 5 * 5, 64)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.convolution1(x)), 2)
        x = nn.functional.max_pool2d(torch.relu(self.convolution2(x)), 2)
        return self.linear(x.flatten(1))


class Normed(nn.Module):
    def __init__(self, side, inputs, outputs, stride=1):
        super().__init__()
        self.convolution = nn.Conv2d(
            inputs, outputs, side, stride, (side - 1) // 2, bias=False
        )
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return self.norm(self.convolution(x))


class Block(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        changes = inputs != width
        stride = 2 if changes else 1
        self.first = Normed(3, inputs, width, stride)
        self.second = Normed(3, width, width)
        self.shortcut = Normed(1, inputs, width, stride) if changes else nn.Identity()

    def forward(self, x):
        return torch.relu(self.second(torch.relu(self.first(x))) + self.shortcut(x))


class ResNet20(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Normed(3, 3, 16)
        widths = [16, 16, 16, 16, 32, 32, 32, 64, 64, 64]
        for index in range(9):
            self.add_module(f"block{index + 1}", Block(*widths[index : index + 2]))
        self.linear = nn.Linear(64, 64)

    def forward(self, x):
        x = torch.relu(self.stem(x))
        for index in range(9):
            x = getattr(self, f"block{index + 1}")(x)
        return self.linear(x.mean((2, 3)))


NETWORKS = {"mlp 784-512-64": Mlp, "cnn 32-64": Cnn, "resnet-20": ResNet20}
SHAPES = {
    "mlp 784-512-64": (28, 28, 1),
    "cnn 32-64": (28, 28, 1),
    "resnet-20": (32, 32, 3),
}


def read_safetensors(path):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    types = {"F32": torch.float32, "I32": torch.int32}
    return {
        name: torch.frombuffer(
            content,
            dtype=types[entry["dtype"]],
            count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4,
            offset=8 + length + entry["data_offsets"][0],
        )
        .reshape(entry["shape"])
        .clone()
        for name, entry in header.items()
    }


def load_weights(network, tensors):
    """Copies weights across; ours are [height, width, in, out] and [in, out]."""
    ours = {"convolution.weight": "weight", "norm.weight": "scale", "norm.bias": "offset"}
    for name, parameter in network.named_parameters():
        for theirs, other in ours.items():
            if name.endswith("." + theirs):
                name = name.removesuffix(theirs) + other
        weight = tensors["parameters/" + name]
        if weight.ndim == 4:
            weight = weight.permute(3, 2, 0, 1)
        elif weight.ndim == 2:
            if isinstance(network, Cnn):
                # Our maps are flattened with channels last.
                weight = weight.reshape(25, 64, 64).transpose(0, 1).reshape(1600, 64)
            weight = weight.T
        with torch.no_grad():
            parameter.copy_(weight)


class Contest:
    def __init__(self, workload, variant, path):
        how, _, layout = variant.partition(" ")
        tensors = read_safetensors(path)
        network = NETWORKS[workload]()
        load_weights(network, tensors)
        images = tensors["images"].reshape(-1, *SHAPES[workload]).permute(0, 3, 1, 2)
        if layout == "channels-last":
            network = network.to(memory_format=torch.channels_last)
            self.images = images
        else:
            self.images = images.contiguous()
        self.labels = tensors["labels"].long()
        self.batches = list(tensors["indices"].long())
        self.optimizer = torch.optim.Adam(network.parameters(), fused=True)
        self.taken = 0

        def evaluate(images, labels):
            return contrastive_loss(network(images), labels)

        self.evaluate = torch.compile(evaluate) if how == "compile" else evaluate

    def run(self):
        indices = self.batches[self.taken % len(self.batches)]
        self.taken += 1
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.evaluate(self.images[indices], self.labels[indices])
        loss.backward()
        self.optimizer.step()
        return loss

    def first_losses(self):
        return [self.run().item() for _ in range(COMPARED)]

    def turn(self, ms):
        # Another process had the caches.
        self.run()
        times = []
        end = time.perf_counter() + ms / 1000
        while time.perf_counter() < end:
            start = time.perf_counter()
            self.run()
            times.append(1000 * (time.perf_counter() - start))
        return times


def answer(contests, request):
    key = request["workload"], request["variant"]
    if request["action"] == "run":
        return {"times": contests[key].turn(request["ms"])}
    contests[key] = Contest(*key, request["file"])
    return {"losses": contests[key].first_losses()}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    # Compilers may print; answers go where standard output was.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    contests = {}

    def say(content):
        print(json.dumps(content), file=answers, flush=True)

    say({"version": f"PyTorch {torch.__version__}"})
    for line in sys.stdin:
        try:
            say(answer(contests, json.loads(line)))
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
