"""Executes the notebook INPUT on the Deno kernel and writes it to OUTPUT, without any timing."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

source, output, timeout = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
notebook = nbformat.read(source, as_version=4)
client = NotebookClient(
    notebook,
    kernel_name="deno",
    timeout=timeout,
    record_timing=False,
    coalesce_streams=True,
    resources={"metadata": {"path": str(source.parent.resolve())}},
)
try:
    client.execute()
except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
    sys.exit(str(error))
nbformat.write(notebook, output)
