"""Calls the functions of a component on the Python package wasmtime, with a directory as ".".

usage: component_runner.py COMPONENT DIRECTORY < CALLS

CALLS is JSON: a list of programs, each of which gets an instance of its own. A program is a list of calls:

    {"in": "a:b/c@0.1.0", "call": "[static]r.open", "with": [args], "keep": "name"}
    {"drop": "name"}

"in" is left out for a function of the world itself. An argument {"kept": "name"} is what an earlier call gave. Prints,
for each program, a list with {"ok": value} or {"error": message} for each call.
"""

import json
import sys

from wasmtime import Engine, Store, WasiConfig, WasmtimeError
from wasmtime.component import Component, Linker, Record, ResourceAny, Variant


class Program:
    def __init__(self, engine, component, directory):
        wasi = WasiConfig()
        wasi.inherit_stdout()
        wasi.inherit_stderr()
        wasi.preopen_dir(directory, ".")
        self.store = Store(engine)
        self.store.set_wasi(wasi)
        linker = Linker(engine)
        linker.add_wasip2()
        self.instance = linker.instantiate(self.store, component)
        self.kept = {}

    def run(self, step):
        try:
            return {"ok": self.value(self.step(step))}
        except (WasmtimeError, ValueError) as error:
            # wasmtime says first where it happened, and in the last line what.
            return {"error": str(error).strip().split("\n")[-1].strip()}

    def step(self, step):
        if "drop" in step:
            return self.kept[step["drop"]].drop(self.store)
        function = self.function(step.get("in"), step["call"])
        result = function(self.store, *[self.argument(arg) for arg in step.get("with", [])])
        function.post_return(self.store)
        if "keep" in step:
            self.kept[step["keep"]] = result
        return result

    def function(self, interface, name):
        inside = interface and self.instance.get_export_index(self.store, interface)
        index = self.instance.get_export_index(self.store, name, inside)
        if index is None:
            raise KeyError(f"no export {name} in {interface}")
        return self.instance.get_func(self.store, index)

    def argument(self, arg):
        if isinstance(arg, dict) and "kept" in arg:
            return self.kept[arg["kept"]]
        return set(arg) if isinstance(arg, list) else arg

    def value(self, value):
        if isinstance(value, ResourceAny):
            return "a resource"
        if isinstance(value, Record):
            return {name: self.value(field) for name, field in vars(value).items()}
        if isinstance(value, Variant):
            return {"tag": value.tag, "val": self.value(value.payload)}
        if isinstance(value, bytes):
            return value.decode("latin-1")
        if isinstance(value, (list, tuple)):
            return [self.value(item) for item in value]
        return sorted(value) if isinstance(value, set) else value


def main(path, directory):
    engine = Engine()
    component = Component.from_file(engine, path)
    outcomes = []
    for steps in json.load(sys.stdin):
        program = Program(engine, component, directory)
        outcomes.append([program.run(step) for step in steps])
    json.dump(outcomes, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
