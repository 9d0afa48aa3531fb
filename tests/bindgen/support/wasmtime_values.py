"""Calls the functions `call0`, `call1`… of a component's interface with random values, on the Python package wasmtime.

usage: wasmtime_values.py COMPONENT INTERFACE FUNCTIONS SEED TIMES

The component hands each call on to the same interface of the host, which gives back its arguments as a tuple. Ends
with an error where a value has changed on its way.
"""

import random
import struct
import sys

from wasmtime import Engine, Store
from wasmtime.component import Component, Linker
from wasmtime.component import _types as t

# The package leaves the tag of a case away where it seems clear, and then mistakes one case for another.
t.VariantLikeType._tagged = lambda self: True


def main(path, interface, functions, seed, times):
    chance = random.Random(int(seed))
    engine = Engine()
    store = Store(engine)
    component = Component.from_file(engine, path)
    seen = []

    def echo(_store, *args):
        seen.append(args)
        return tuple(args)

    linker = Linker(engine)
    names = [f"call{i}" for i in range(int(functions))]
    with linker.root() as root, root.add_instance(interface) as instance:
        for name in names:
            instance.add_func(name, echo)
    instance = linker.instantiate(store, component)
    index = instance.get_export_index(store, interface)
    count = 0
    for name in names:
        function = instance.get_func(store, instance.get_export_index(store, name, index))
        params = function.type(store).params
        for _ in range(int(times)):
            args = tuple(value(chance, ty, 3) for _, ty in params)
            result = function(store, *args)
            for who, got in (("the host", seen.pop()), ("the caller", result)):
                if text(got) != text(args):
                    raise SystemExit(f"{name}: {who} got {text(got)}\ninstead of {text(args)}")
            count += 1
    print(f"{count} calls")


def value(chance, ty, depth):
    """A random value of a type, as the package wants it."""
    kind = type(ty)
    if kind in INTEGERS:
        return integer(chance, *INTEGERS[kind])
    if kind is t.Bool:
        return chance.random() < 0.5
    if kind is t.F32:
        number = chance.choice([0.0, -0.0, 1.5, float("inf"), float("nan"), chance.uniform(-1e30, 1e30)])
        return struct.unpack("<f", struct.pack("<f", number))[0]
    if kind is t.F64:
        return chance.choice([0.0, -0.0, 5e-324, float("-inf"), float("nan"), chance.uniform(-1e300, 1e300)])
    if kind is t.Char:
        return character(chance)
    if kind is t.String:
        return "".join(character(chance) for _ in range(chance.choice([0, 1, 3, 40])))
    if kind is t.ListType:
        items = [value(chance, ty.element, depth - 1) for _ in range(chance.choice([0, 1, depth, 5]))]
        return bytes(items) if isinstance(ty.element, t.U8) else items
    if kind is t.RecordType:
        record = t.Record()
        for name, field in ty.fields:
            setattr(record, name, value(chance, field, depth))
        return record
    if kind is t.TupleType:
        return tuple(value(chance, one, depth) for one in ty.elements)
    if kind in (t.VariantType, t.OptionType, t.ResultType):
        name, payload = chance.choice(ty._cases())
        held = None if payload is None else value(chance, payload, depth)
        return t.Variant(name, held)
    if kind is t.EnumType:
        return chance.choice(ty.names)
    if kind is t.FlagsType:
        return {name for name in ty.names if chance.random() < 0.5}
    raise SystemExit(f"no values of {kind.__name__}")


INTEGERS = {
    t.U8: (8, False), t.S8: (8, True), t.U16: (16, False), t.S16: (16, True),
    t.U32: (32, False), t.S32: (32, True), t.U64: (64, False), t.S64: (64, True),
}


def integer(chance, bits, signed):
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    return chance.choice([low, high, 0, 1, max(low, -1), chance.randint(low, high)])


def character(chance):
    return chr(chance.choice([0, 65, 0xE9, 0x20AC, 0xD7FF, 0xE000, 0xFFFF, 0x1F600, 0x10FFFF]))


def text(found):
    """A value as text, in which NaN is itself and sets have an order."""
    if isinstance(found, t.Record):
        return "{" + ", ".join(f"{name}: {text(one)}" for name, one in sorted(vars(found).items())) + "}"
    if isinstance(found, t.Variant):
        return f"{found.tag}({text(found.payload)})"
    if isinstance(found, (list, tuple)):
        return "[" + ", ".join(text(one) for one in found) + "]"
    if isinstance(found, set):
        return "{" + ", ".join(sorted(found)) + "}"
    return repr(found)


if __name__ == "__main__":
    main(*sys.argv[1:])
