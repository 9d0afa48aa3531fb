"""Runs a command module on the Python package wasmtime, with a directory as ".".

usage: wasmtime_runner.py MODULE DIRECTORY

Ends with the module's exit code, and with 134 after a trap, as the wasmtime command does.
"""

import os
import sys

from wasmtime import Engine, ExitTrap, Linker, Module, Store, Trap, WasiConfig

TRAPPED = 134


def main(path, directory):
    engine = Engine()
    wasi = WasiConfig()
    wasi.argv = [os.path.basename(path)]
    wasi.inherit_stdin()
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    wasi.preopen_dir(directory, ".")
    store = Store(engine)
    store.set_wasi(wasi)
    linker = Linker(engine)
    linker.define_wasi()
    instance = linker.instantiate(store, Module.from_file(engine, path))
    try:
        instance.exports(store)["_start"](store)
    except ExitTrap as exit:
        return exit.code
    except Trap:
        return TRAPPED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
