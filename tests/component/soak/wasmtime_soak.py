"""Carries out the calls of a soak on the Python package wasmtime, and compares what comes of each.

usage: wasmtime_soak.py COMPONENT DIRECTORY COUNT < STEPS

STEPS has a step of model.ts as JSON in each line. Prints the calls, and how many bytes this process had in memory after
a tenth of COUNT calls and at the end; or says which call gave what, and ends with 1.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../support"))

from component_runner import Program  # noqa: E402
from wasmtime import Engine  # noqa: E402
from wasmtime.component import Component, Record  # noqa: E402


def carry_out(program, step):
    if "drop" in step:
        program.kept.pop(step["drop"]).drop(program.store)
        return {"ok": None}
    step["in"] = f"io-lifetimes:fd/{step['in']}@0.1.0"
    result = program.step(step)
    if isinstance(result, Record) and hasattr(result, "code"):
        program.kept.pop(step.get("keep"), None)
        return {"err": result.code}
    return {"ok": "kept" if "keep" in step else program.value(result)}


def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main(path, directory, count):
    engine = Engine()
    program = Program(engine, Component.from_file(engine, path), directory)
    early = calls = 0
    for line in sys.stdin:
        step = json.loads(line)
        expected = step.pop("expect")
        found = carry_out(program, step)
        if found != expected:
            print(f"call {calls}, {step}, gave {found} instead of {expected}")
            return 1
        calls += 1
        if calls == -(-count // 10):
            early = resident()
    json.dump({"calls": calls, "early": early, "late": resident()}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
