"""Serves an MLflow store on loopback until nobody has asked for anything for a while.

The application is MLflow's own, in one process: `mlflow server` starts a second Python beside it,
which takes twice the memory and twice the time, and it cannot end by itself.

Arguments: the store's folder, the port to prefer (0 for any), seconds of idleness to end after.
Writes `<store>/listening.json`, {"pid", "port"}, as soon as the port is taken.
"""

import asyncio
import json
import os
import socket
import sys
import time


def listen(preferred: int) -> socket.socket:
    # With another protocol number asyncio leaves Nagle's algorithm on: 40 ms more an answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        # The port may still linger from the server before; on Windows this would mean sharing it.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", preferred))
    except OSError:
        listener.bind(("127.0.0.1", 0))
    return listener


def announce(store: str, port: int) -> None:
    path = os.path.join(store, "listening.json")
    with open(path + ".tmp", "w") as file:
        json.dump({"pid": os.getpid(), "port": port}, file)
    os.replace(path + ".tmp", path)


def load_application(store: str):
    # What `mlflow server` tells the process that it starts.
    database = "sqlite:///" + os.path.join(store, "mlflow.db").replace("\\", "/")
    os.environ["_MLFLOW_SERVER_FILE_STORE"] = database
    os.environ["_MLFLOW_SERVER_REGISTRY_STORE"] = database
    os.environ["_MLFLOW_SERVER_ARTIFACT_ROOT"] = "mlflow-artifacts:/"
    os.environ["_MLFLOW_SERVER_ARTIFACT_DESTINATION"] = os.path.join(store, "artifacts")
    os.environ["_MLFLOW_SERVER_SERVE_ARTIFACTS"] = "true"
    os.environ["_MLFLOW_SGI_NAME"] = "uvicorn"

    from mlflow.server.fastapi_app import app
    from mlflow.server.handlers import initialize_backend_stores

    initialize_backend_stores(database, database, "mlflow-artifacts:/")
    return app


async def serve(app, listener: socket.socket, idle: float) -> None:
    import uvicorn

    last = time.monotonic()

    async def noting_the_time(scope, receive, send):
        nonlocal last
        last = time.monotonic()
        await app(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(noting_the_time, log_level="warning"))

    async def end_when_idle():
        while time.monotonic() - last < idle:
            await asyncio.sleep(min(idle / 4, 60))
        server.should_exit = True

    watch = asyncio.create_task(end_when_idle())
    await server.serve(sockets=[listener])
    watch.cancel()


def main(store: str, port: str, idle: str) -> None:
    log = os.open(os.path.join(store, "server.log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    listener = listen(int(port))
    announce(store, listener.getsockname()[1])
    app = load_application(store)
    asyncio.run(serve(app, listener, float(idle)))


main(*sys.argv[1:])
