"""Does operations on tables of handles by the Canonical ABI's own definitions, whose path is the argument.

Reads operations from standard input, one a line, and prints what each returns, or "trap". After a trap everything is new.
"""

import importlib.util
import sys

spec = importlib.util.spec_from_file_location("definitions", sys.argv[1])
D = importlib.util.module_from_spec(spec)
sys.modules["definitions"] = D
spec.loader.exec_module(D)

# The reader of a future may drop its end while the writer waits; an assertion of 2026-08 says that it can't.
D.WritableBuffer = D.Buffer

PAYLOADS = [D.U8Type(), D.BoolType()]
KINDS = {"stream": D.StreamType, "future": D.FutureType}
CALLED = D.FuncType([], [D.U8Type()], async_=True)


class FakeTask:
    """The caller of all operations, which never has to wait."""

    def __init__(self, inst):
        self.inst = inst

    def deliver_pending_cancel(self, cancellable):
        return False


class FakeThread:
    def __init__(self, inst):
        self.task = FakeTask(inst)


class World:
    """Two instances, and the calls that they have made."""

    def __init__(self):
        self.store = D.Store()
        self.memories = [bytearray(range(64)) for _ in range(2)]
        self.instances = [D.ComponentInstance(self.store) for _ in range(2)]
        self.options = [
            D.CanonicalOptions(memory=D.MemInst(memory, "i32"), async_=True) for memory in self.memories
        ]
        self.calls = []

    def call(self, at, how, pointer):
        state = {"phase": "starting"}

        def callee(on_start, on_resolve, caller):
            def start():
                if state["phase"] == "starting":
                    on_start()
                    state["phase"] = "started"

            def end():
                start()
                if state["phase"] == "started":
                    state["phase"] = "over"
                    on_resolve([7])

            def cancel(caller):
                state["phase"] = "over"
                on_resolve(None)

            self.calls.append([start, end])
            if how > 0:
                start()
            if how > 1:
                end()
            return cancel

        return D.canon_lower(callee, CALLED, self.options[at], [pointer])[0]

    def advance(self, index, step):
        if index < len(self.calls):
            self.calls[index][step]()
        return 0

    def give(self, at, kind, payload, handle):
        lift, lower = (D.lift_stream, D.lower_stream) if kind == "stream" else (D.lift_future, D.lower_future)
        cx = [D.LiftLowerContext(options, inst) for options, inst in zip(self.options, self.instances)]
        return lower(cx[1 - at], lift(cx[at], handle, payload), payload)

    def event(self, at, handle):
        # Of several events, the one of the lowest handle: the definitions shuffle.
        handles = self.instances[at].handles.array
        D.random.shuffle = lambda elements: elements.sort(key=handles.index)
        kind = D.canon_waitable_set_poll(False, self.options[at].memory, handle, 56)[0]
        return f"{kind} {self.memories[at][56:].hex()}"

    def do(self, name, at, *arguments):
        handler = D.Handler()
        handler.current_thread = FakeThread(self.instances[at])
        D.thread_local_handler.value = handler
        if name == "set-new":
            return D.canon_waitable_set_new()[0]
        if name == "set-drop":
            return D.canon_waitable_set_drop(*arguments)
        if name == "join":
            return D.canon_waitable_join(*arguments)
        if name == "poll":
            return self.event(at, *arguments)
        if name == "call":
            return self.call(at, *arguments)
        if name == "advance":
            return self.advance(*arguments)
        if name == "subtask-cancel":
            return D.canon_subtask_cancel(False, *arguments)[0]
        if name == "subtask-drop":
            return D.canon_subtask_drop(*arguments)
        if name == "memory":
            return self.memories[at].hex()
        kind, operation = name.split("-", 1)
        payload = PAYLOADS[arguments[0]]
        if operation == "give":
            return self.give(at, kind, payload, arguments[1])
        function = getattr(D, f"canon_{kind}_{operation.replace('-', '_')}")
        channel = KINDS[kind](payload)
        if operation == "new":
            return function(channel)[0]
        if operation in ("read", "write"):
            handle, pointer, count = arguments[1:]
            sizes = [count] if kind == "stream" else []
            return function(channel, self.options[at], handle, pointer, *sizes)[0]
        if operation.startswith("cancel"):
            return function(channel, False, arguments[1])[0]
        return function(channel, arguments[1])


world = World()
for line in sys.stdin:
    name, *arguments = line.split()
    try:
        result = world.do(name, *map(int, arguments))
        print("" if result is None or result == [] else result)
    except D.Trap:
        print("trap")
        world = World()
