"""Calls preview1 of libwasmtime, one call a line.

usage: wasmtime_calls.py MODULE

A line of input is JSON: {"dir": path} makes a new instance that sees the directory as "/"; {"write": [[address, hex]
...], "call": name, "args": [...], "read": [[address, length] ...]} writes to its memory, calls the exported function,
and answers {"errno": number, "read": [hex ...]}; after a trap errno is -1.
"""

import json
import sys

from wasmtime import Engine, Linker, Module, Store, Trap, WasiConfig, WasmtimeError


def instantiate(engine, module, directory):
    store = Store(engine)
    wasi = WasiConfig()
    wasi.preopen_dir(directory, "/")
    store.set_wasi(wasi)
    linker = Linker(engine)
    linker.define_wasi()
    return store, linker.instantiate(store, module).exports(store)


def main(path):
    engine = Engine()
    module = Module.from_file(engine, path)
    store = exports = None
    for line in sys.stdin:
        message = json.loads(line)
        if "dir" in message:
            store, exports = instantiate(engine, module, message["dir"])
            answer = {}
        else:
            memory = exports["memory"]
            for address, data in message["write"]:
                memory.write(store, bytes.fromhex(data), address)
            try:
                errno = exports[message["call"]](store, *message["args"])
            except (Trap, WasmtimeError):
                errno = -1
            answer = {"errno": errno, "read": [memory.read(store, at, at + size).hex() for at, size in message["read"]]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
