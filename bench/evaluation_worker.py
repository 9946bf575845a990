"""The reference's side of `deno task bench evaluation`: `python evaluation_worker.py <threads>`.

Reads requests as lines of JSON and answers each with one line, as `evaluation_worker.ts` does. What needs more
than 12 GiB is answered with an error, not with a machine out of memory. Needs faiss-cpu.
"""

import json
import resource
import sys
import time
import warnings

import faiss
import numpy as np
import torch
from pytorch_metric_learning.utils.accuracy_calculator import AccuracyCalculator

MOST_MEMORY = 12 * 2**30


def answer(request):
    rows, dimensions = request["rows"], request["dimensions"]
    embeddings = np.fromfile(request["file"], dtype=np.float32).reshape(rows, dimensions)
    labels = np.arange(rows) % request["classes"]
    calculator = AccuracyCalculator(
        include=("precision_at_1", "r_precision", "mean_average_precision_at_r"),
        k="max_bin_count",
        device=torch.device("cpu"),
    )
    start = time.perf_counter()
    metrics = calculator.get_accuracy(torch.from_numpy(embeddings), torch.from_numpy(labels))
    seconds = time.perf_counter() - start
    return {
        "ms": 1000 * seconds,
        "map_at_r": metrics["mean_average_precision_at_r"],
        "memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main():
    threads = int(sys.argv[1])
    torch.set_num_threads(threads)
    faiss.omp_set_num_threads(threads)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    warnings.simplefilter("ignore")
    print(json.dumps({"version": f"faiss {faiss.__version__}, PyTorch {torch.__version__}"}), flush=True)
    for line in sys.stdin:
        try:
            answered = answer(json.loads(line))
        except Exception as error:  # noqa: BLE001 -- what it cannot do is told
            answered = {"error": f"{type(error).__name__}: {str(error).splitlines()[0]}"}
        print(json.dumps(answered), flush=True)


main()
