"""Calls the resource of tests/bindgen/wit/counters.wit on the Python package wasmtime, rightly and wrongly.

usage: wasmtime_counters.py COMPONENT

Prints what happened, a line a step.
"""

import sys

from wasmtime import Engine, Store, Trap, WasmtimeError
from wasmtime.component import Component, Linker

INTERFACE = "test:counters/counters"


def main(path):
    engine = Engine()
    component = Component.from_file(engine, path)

    def open_():
        """A new instance, and what calls its functions."""
        store = Store(engine)
        instance = Linker(engine).instantiate(store, component)
        index = instance.get_export_index(store, INTERFACE)

        def call(name, *args):
            return instance.get_func(store, instance.get_export_index(store, name, index))(store, *args)

        return store, call

    store, call = open_()
    first, second = call("[constructor]counter", 7), call("[constructor]counter", 8)
    print("values", call("[method]counter.value", first), call("[method]counter.value", second))
    print("taken", call("take", first), call("take", second))
    third = call("[constructor]counter", 9)
    third.drop(store)
    last = call("[constructor]counter", 10)
    print("ended", call("take", last))
    # Nothing enters an instance after a trap, so each wrong call has its own.
    store, call = open_()
    counter = call("[constructor]counter", 7)
    call("take", counter)
    refused("taken", lambda: call("[method]counter.value", counter))
    store, call = open_()
    counter = call("[constructor]counter", 7)
    counter.drop(store)
    refused("dropped", lambda: call("[method]counter.value", counter))
    store, call = open_()
    counter = call("[constructor]counter", 7)
    _, other = open_()
    refused("of another instance", lambda: other("take", counter))


def refused(what, work):
    try:
        work()
        print(what, "was accepted")
    except (Trap, WasmtimeError, ValueError):
        print(what, "was refused")


if __name__ == "__main__":
    main(*sys.argv[1:])
