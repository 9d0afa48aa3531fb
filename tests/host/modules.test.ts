// Odd modules: whatever a module imports, exports and throws, the outcome is a result or a HostError.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, TrapError } from "../../js/host/index.js";
import { engine, instantiate, onV8, run } from "../support/engine.js";
import { command, wat } from "../support/wat.js";

const test = suite("modules");
const WASI = "wasi_snapshot_preview1";

async function refusal(work: Promise<unknown>): Promise<HostError> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.instance(error, HostError);
  return error as HostError;
}

for (const [module, name] of [
  ["constructor", "keys"],
  ["constructor", "constructor"],
  ["toString", "call"],
  ["__proto__", "valueOf"],
  [WASI, "constructor"],
  [WASI, "hasOwnProperty"],
  [WASI, "__proto__"],
  ["mine", "toString"],
]) {
  test(`an import ${module}.${name} finds nothing on the prototypes of the import objects`, async () => {
    const bytes = command(
      "(drop (call $f (i32.const 1)))",
      `(import "${module}" "${name}" (func $f (param i32) (result i32)))`,
    );
    const error = await refusal(run(bytes, { args: ["x"], imports: { mine: {} } }));
    assert.is(error.code, "ERR_IO_LIFETIMES_BAD_MODULE");
    assert.match(error.message, `${module}.${name}`);
  });
}

test("a function of preview1 that is imported with another type is refused by name", async () => {
  const wrong = command("", `(import "${WASI}" "fd_close" (func (param i64) (result i32)))`);
  const error = await refusal(run(wrong, { args: ["x"] }));
  assert.is(
    error.message,
    `the module imports ${WASI}.fd_close as (i64) -> i32, and in WASI preview1 it is (i32) -> i32`,
  );
});

test("a function may be imported twice", async () => {
  const twice = ["a", "b"].map((name) => `(import "${WASI}" "proc_exit" (func $${name} (param i32)))`).join("");
  const { exitCode } = await run(command("(call $b (i32.const 7))", twice), { args: ["x"] });
  assert.is(exitCode, 7);
});

test("`_start` and `_initialize` take and return nothing", async () => {
  const starts = wat(`(module (memory (export "memory") 1) (func (export "_start") (param i32)))`);
  assert.match((await refusal(run(starts, { args: ["x"] }))).message, "`_start` as (i32) -> ()");
  const initializes = wat(
    `(module (memory (export "memory") 1) (func (export "_initialize") (result i32) (i32.const 1)))`,
  );
  assert.match((await refusal(instantiate({ module: initializes }))).message, "`_initialize` as () -> i32");
});

test("what would take the number of arguments, and can't, is refused or not used", async () => {
  const memory = `(memory (export "memory") 1) (func (export "f"))`;
  const func = wat(`(module ${memory} (func (export "__setArgumentsLength") (param i64)))`);
  assert.match((await refusal(instantiate({ module: func }))).message, "`__setArgumentsLength` as (i64) -> ()");
  for (const other of [
    `(global (export "__argumentsLength") i32 (i32.const 1))`,
    `(global (export "__argumentsLength") (mut i64) (i64.const 1))`,
    `(global (export "__setArgumentsLength") i32 (i32.const 1))`,
    `(func (export "__argumentsLength"))`,
    `(table (export "__setargc") 1 funcref)`,
  ]) {
    using host = await instantiate({ module: wat(`(module ${memory} ${other})`) });
    (host.exports["f"] as () => void)();
  }
});

test("names of exports never reach JavaScript's own objects", async () => {
  const names = [
    "constructor#get:stolen",
    "ns.constructor#set:stolen",
    "__proto__#stolen",
    "__proto__.stolen",
    "get:__proto__",
    "A#get:__proto__",
    "toString#stolen",
    "constructor.prototype.stolen",
    "__proto__",
  ];
  const functions = names.map((name) => `(func (export "${name}") (param i32) (result i32) (i32.const 5))`).join("");
  using host = await instantiate({ module: wat(`(module (memory (export "memory") 1) ${functions})`) });
  for (const object of [{}, Object, Function.prototype, Object.prototype.toString]) assert.not.ok("stolen" in object);
  assert.type(host.exports["constructor#get:stolen"], "function");
});

test("classes and namespaces still have their shape", async () => {
  const names = ["geometry.Point#toString", "geometry.Point#get:x", "geometry.area", "plain"];
  const functions = names.map((name) => `(func (export "${name}") (param i32) (result i32) (i32.const 5))`).join("");
  using host = await instantiate({ module: wat(`(module (memory (export "memory") 1) ${functions})`) });
  const { geometry, plain } = host.exports as Record<string, any>;
  assert.is(geometry.Point.wrap(1).x, 5);
  assert.is(geometry.Point.wrap(1).toString(), 5);
  assert.is(geometry.area(1), 5);
  assert.is(plain(1), 5);
});

test("a trap of the start section is a TrapError, in commands and reactors", async () => {
  const bytes = wat(
    `(module (memory (export "memory") 1) (func $s (unreachable)) (start $s) (func (export "_start")))`,
  );
  assert.instance(await refusal(run(bytes, { args: ["x"] })), TrapError);
  const reactor = wat(`(module (memory (export "memory") 1) (func $s (unreachable)) (start $s))`);
  assert.instance(await refusal(instantiate({ module: reactor })), TrapError);
});

if (onV8) {
  test("an exception that nobody catches is a TrapError", async () => {
    const error = await refusal(run(command("(throw $e (i32.const 1))", "(tag $e (param i32))"), { args: ["x"] }));
    assert.instance(error, TrapError);
    assert.match(error.message, "it threw an exception");
  });
}

for (const [what, more] of Object.entries({
  "an export": `(func (export "v") (param v128))`,
  "what is inside only": "(func $v (param v128)) (func (call $v (v128.const i64x2 1 2)))",
})) {
  test(`a v128 in ${what} doesn't end the process`, async () => {
    assert.is((await run(command("", more), { args: ["x"] })).exitCode, 0);
  });
}

test("a v128 in an import that is given is refused, or runs", async () => {
  const bytes = command("", `(import "mine" "f" (func (param v128)))`);
  const outcome = await run(bytes, { args: ["x"], imports: { mine: { f() {} } } }).catch((error: unknown) => error);
  assert.ok(
    outcome instanceof HostError || (outcome as { exitCode: number }).exitCode === 0,
    `on ${engine}: ${outcome}`,
  );
});

test.run();
