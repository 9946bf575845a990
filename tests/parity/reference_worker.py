"""Evaluates pytorch-metric-learning in float64: `python reference_worker.py < requests > answers`.

A request is a line of JSON: a loss and a miner by class and arguments, embeddings, labels, perhaps
references and weights. Its answer is a line too: the value, and the gradients in the order embeddings,
references, weights; or the exception it ended with.
"""

import json
import math
import sys
import warnings

import torch
from pytorch_metric_learning import distances, losses, miners, reducers, regularizers

ROOMS = {
    "losses": losses,
    "miners": miners,
    "distances": distances,
    "reducers": reducers,
    "regularizers": regularizers,
}


def make(spec):
    if isinstance(spec, dict):
        room, name = spec["class"].split(".")
        arguments = {key: make(value) for key, value in spec.get("arguments", {}).items()}
        return getattr(ROOMS[room], name)(**arguments)
    if isinstance(spec, list):
        if spec and isinstance(spec[0], dict):
            return [make(each) for each in spec]
        return torch.tensor(spec)
    return spec


def leaf(rows):
    return torch.tensor(rows, dtype=torch.float64, requires_grad=True)


def evaluate(request):
    loss = make(request["loss"]).double()
    leaves = [leaf(request["embeddings"])]
    labels = torch.tensor(request["labels"])
    references, reference_labels = None, None
    if "references" in request:
        leaves.append(leaf(request["references"]["embeddings"]))
        references = leaves[-1]
        reference_labels = torch.tensor(request["references"]["labels"])
    for name, rows in request.get("weights", {}).items():
        weight = getattr(loss, name)
        with torch.no_grad():
            weight.copy_(torch.tensor(rows, dtype=torch.float64).reshape(weight.shape))
        leaves.append(weight)
    others = [] if references is None else [references, reference_labels]
    for _ in range(request.get("calls", 1)):
        if request.get("call") == "views":
            half = len(labels) // 2
            value = loss(leaves[0][:half], ref_emb=leaves[0][half:])
            continue
        if request.get("call") == "assigned":
            value = loss(leaves[0], indices_tuple=labels)
            continue
        mined = None
        if "miner" in request:
            mined = make(request["miner"])(leaves[0].detach(), labels, *(x.detach() for x in others))
        value = loss(leaves[0], labels, mined, *others)
    value.backward()
    gradients = [
        (torch.zeros_like(each) if each.grad is None else each.grad).reshape(-1).tolist()
        for each in leaves
    ]
    numbers = [value.item(), *(number for gradient in gradients for number in gradient)]
    if not all(map(math.isfinite, numbers)):
        raise ArithmeticError("a value or gradient that is not finite")
    return {"value": value.item(), "gradients": gradients}


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        try:
            answer = evaluate(json.loads(line))
        except Exception as error:  # noqa: BLE001 -- what the reference refuses is told, not hidden
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
