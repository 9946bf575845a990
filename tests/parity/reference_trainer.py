"""Trains with pytorch-metric-learning: `python reference_trainer.py < requests > answers`, one thread.

The reference's side of `deno task parity training`; `training/our_worker.ts` is ours. A request is a line of
JSON and so is its answer. Weights and batches come from the file that a request names.
"""

import json
import sys
import time
from pathlib import Path

import torch
from reference_worker import make

sys.path.append(str(Path(__file__).parents[2] / "bench"))
from torch_worker import Cnn, load_weights, read_safetensors  # noqa: E402

BLOCK = 500


def read_images(path):
    pixels = torch.frombuffer(bytearray(Path(path).read_bytes()), dtype=torch.uint8)
    return pixels.reshape(-1, 1, 28, 28).float() / 255


class Training:
    def __init__(self, images, labels, request):
        start = read_safetensors(request["start"])
        self.network = Cnn()
        load_weights(self.network, start)
        self.batches = start["indices"].long()
        self.images, self.labels = images, labels
        self.loss = make(request["loss"])
        self.miner = make(request["miner"]) if "miner" in request else None
        self.optimizer = torch.optim.Adam(
            self.network.parameters(), lr=1e-3, betas=(0.9, 0.999), eps=1e-8
        )
        self.taken = 0

    def embed(self, images):
        return torch.nn.functional.normalize(self.network(images))

    def step(self):
        indices = self.batches[self.taken % len(self.batches)]
        self.taken += 1
        embeddings, labels = self.embed(self.images[indices]), self.labels[indices]
        mined = None if self.miner is None else self.miner(embeddings, labels)
        loss = self.loss(embeddings, labels, mined)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss


class Trainer:
    def __init__(self):
        self.training = None

    def images(self, request):
        folder = Path(request["folder"])
        self.train_images = read_images(folder / "train.pixels")
        self.test_images = read_images(folder / "test.pixels")
        self.labels = read_safetensors(folder / "labels.safetensors")["labels"].long()
        return {}

    def train(self, request):
        training = Training(self.train_images, self.labels, request)
        losses = [training.step().item() for _ in range(len(training.batches))]
        with torch.no_grad():
            embeddings = torch.cat([training.embed(x) for x in self.test_images.split(BLOCK)])
        Path(request["embeddings"]).write_bytes(embeddings.contiguous().numpy().tobytes())
        return {"losses": losses}

    def open(self, request):
        self.training = Training(self.train_images, self.labels, request)
        return {}

    def run(self, request):
        # Another process had the caches.
        self.training.step()
        times = []
        end = time.perf_counter() + request["ms"] / 1000
        while time.perf_counter() < end:
            start = time.perf_counter()
            self.training.step()
            times.append(1000 * (time.perf_counter() - start))
        return {"times": times}


def main():
    torch.set_num_threads(1)
    trainer = Trainer()
    print(json.dumps({"version": f"PyTorch {torch.__version__}"}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = getattr(trainer, request["action"])(request)
        except Exception as error:  # noqa: BLE001 -- the other side is told
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
