// Statements about arrays of owned values: OwnedArray<T>, and a List<T> around a Vec<T> in Rust.

import { code, line, type Code, type Statement } from "./code.js";
import { owned, value } from "./expressions.js";
import type { Make, Writer } from "./writer.js";

/** A statement about an array that the program has, or null where it has none. */
export const usingList: Make = (writer) => {
  const { random } = writer;
  const lists = writer.of("list", "guards");
  if (lists.length === 0) return null;
  const { kind, name } = random.pick(lists);
  const element = () => (kind === "list" ? owned(writer) : value(writer, "guard")!);
  const look = kind === "list" ? "read" : "look";
  return random.weighted<() => Statement>([
    [4, () => line(code`${name}.push(${element()});`)],
    [1, () => line(code`${name}.insert(0, ${element()});`)],
    [1, () => whereFilled(name, assignFirst(name, element()))],
    [1, () => whereFilled(name, code`log(9, ${name}.remove(0).${look}());`)],
    [1, () => whereFilled(name, code`drop(${name}.replace(0, ${element()}));`)],
    [2, () => whereFilled(name, { as: `log(9, ${name.as}[0].${look}());`, rs: `log(9, ${name.rs}.at(0).${look}());` })],
    [1, () => line(code`${name}.clear();`)],
    [2, () => borrowLast(writer, name, kind === "list" ? element() : null)],
  ])();
};

function whereFilled(name: Code, { as, rs }: Code): Statement {
  return { as: [`if (${name.as}.length > 0) ${as}`], rs: [`if ${name.rs}.length() > 0 { ${rs} }`] };
}

function assignFirst({ as, rs }: Code, element: Code): Code {
  return { as: `${as}[0] = ${element.as};`, rs: `${rs}.set(0, ${element.rs});` };
}

/** Pushes an element and borrows it, shared or exclusively. */
function borrowLast(writer: Writer, name: Code, element: Code | null): Statement {
  if (!element) return line(code`log(9, ${{ as: `${name.as}.length`, rs: `${name.rs}.length()` }});`);
  const isMut = writer.random.chance(0.4);
  const last = isMut
    ? { as: `${name.as}.atMut(0)`, rs: `${name.rs}.atMut(0)` }
    : { as: `${name.as}[${name.as}.length - 1]`, rs: `${name.rs}.at(${name.rs}.length() - 1)` };
  const push = code`${name}.push(${element});`;
  const borrow = writer.declare(isMut ? "mref" : "sref", last);
  return { as: [push.as, ...borrow.as], rs: [push.rs, ...borrow.rs] };
}
