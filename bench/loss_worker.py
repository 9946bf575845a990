"""The reference's side of `deno task bench losses`: `python loss_worker.py <threads>`.

Reads requests as lines of JSON and answers each with one line, as `loss_worker.ts` does, in float32. What
needs more than 20 GiB is answered with an error, not with a machine out of memory.
"""

import json
import resource
import sys
import time
import warnings
from pathlib import Path

import torch

sys.path.append(str(Path(__file__).parent.parent / "tests" / "parity"))
from reference_worker import make  # noqa: E402

MOST_MEMORY = 20 * 2**30


class Contest:
    def __init__(self, request):
        specification = request["specification"]
        self.loss = make(specification["loss"])
        self.miner = make(specification["miner"]) if "miner" in specification else None
        self.call = specification.get("call", "labels")
        self.embeddings = torch.tensor(request["embeddings"], requires_grad=True)
        self.labels = torch.tensor(request["labels"])
        for name, rows in request["weights"].items():
            weight = getattr(self.loss, name)
            with torch.no_grad():
                weight.copy_(torch.tensor(rows).reshape(weight.shape))

    def run(self):
        x, half = self.embeddings, len(self.labels) // 2
        x.grad = None
        for weight in self.loss.parameters():
            weight.grad = None
        if self.call == "views":
            value = self.loss(x[:half], ref_emb=x[half:])
        elif self.call == "assigned":
            value = self.loss(x, indices_tuple=self.labels)
        else:
            mined = self.miner(x.detach(), self.labels) if self.miner else None
            value = self.loss(x, self.labels, mined)
        value.backward()
        return value

    def turn(self, ms):
        # Another process had the caches.
        self.run()
        times = []
        end = time.perf_counter() + ms / 1000
        while time.perf_counter() < end or not times:
            start = time.perf_counter()
            self.run()
            times.append(1000 * (time.perf_counter() - start))
        return times


def main():
    torch.set_num_threads(int(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    warnings.simplefilter("ignore")
    contest = None
    print(json.dumps({"version": f"PyTorch {torch.__version__}"}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["action"] == "open":
                contest = None
                contest = Contest(request)
                answer = {"value": contest.run().item()}
            else:
                answer = {"times": contest.turn(request["ms"])}
        except Exception as error:  # noqa: BLE001 -- what it cannot do is told
            answer = {"error": f"{type(error).__name__}: {str(error).splitlines()[0]}"}
        print(json.dumps(answer), flush=True)


main()
