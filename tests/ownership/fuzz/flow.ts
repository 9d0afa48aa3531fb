// Statements that hold others: branches, loops, switches, blocks.

import { code, line, type Part, type Statement } from "./code.js";
import { condition, number, owned } from "./expressions.js";
import type { Exit, Writer } from "./writer.js";

/** Fills a list of statements; it is handed in, so that this file doesn't need those that it holds. */
type Fill = (writer: Writer, count: number) => Statement[];

/** Leaves the innermost loop or switch, or goes on with the innermost loop. */
export function jump(writer: Writer): Statement | null {
  const exit = writer.exits.at(-1);
  if (!exit) return null;
  const onContinue = [...writer.exits].reverse().find((outer) => outer.onContinue)?.onContinue;
  return line(onContinue && writer.random.chance(0.5) ? onContinue : exit.onBreak, true);
}

export function blocks(writer: Writer, fill: Fill): Statement {
  const { random } = writer;
  const body = (exit?: Exit): Statement[] => {
    if (exit) writer.exits.push(exit);
    const list = writer.scope(() => fill(writer, 1 + random.below(4)));
    if (exit) writer.exits.pop();
    return list;
  };
  const shape = random.weighted([
    [4, branch],
    [2, whileLoop],
    [1.5, forLoop],
    [1, ownedFor],
    [1, doLoop],
    [1.5, switchOn],
    [1, block],
  ] as const);
  return shape(writer, body);
}

type Body = (exit?: Exit) => Statement[];

function block(_: Writer, body: Body): Statement {
  const list = body();
  return { as: ["{", list, "}"], rs: ["{", list, "}"] };
}

function branch(writer: Writer, body: Body): Statement {
  const test = condition(writer),
    yes = body(),
    no = writer.random.chance(0.4) ? body() : null;
  const rest: Part[] = no ? ["} else {", no, "}"] : ["}"];
  return { as: [`if (${test.as}) {`, yes, ...rest], rs: [`if ${test.rs} {`, yes, ...rest] };
}

/** Rust wants the label of a loop within a block that has one. */
function plainExit(label: string): Exit {
  return {
    onBreak: { as: "break;", rs: `break ${label};` },
    onContinue: { as: "continue;", rs: `continue ${label};` },
  };
}

/** `continue` leads to what is at the end of each turn: in Rust, out of a block. */
function blockExit(loop: string, turn: string): Exit {
  return { onBreak: { as: "break;", rs: `break ${loop};` }, onContinue: { as: "continue;", rs: `break ${turn};` } };
}

function whileLoop(writer: Writer, body: Body): Statement {
  const { random } = writer;
  const i = writer.name("i"),
    loop = writer.name("'l"),
    limit = 1 + random.below(3);
  const more = random.chance(0.25) ? code` && (${condition(writer)})` : code``;
  const list = body(plainExit(loop));
  return {
    as: [`let ${i} = 0;`, `while (${i} < ${limit}${more.as}) {`, `  ${i}++;`, list, "}"],
    rs: [`let mut ${i} = 0;`, `${loop}: while ${i} < ${limit}${more.rs} {`, `  ${i} += 1;`, list, "}"],
  };
}

function forLoop(writer: Writer, body: Body): Statement {
  const i = writer.name("i"),
    loop = writer.name("'l"),
    limit = 1 + writer.random.below(3);
  const list = body(plainExit(loop));
  return {
    as: [`for (let ${i} = 0; ${i} < ${limit}; ${i}++) {`, list, "}"],
    rs: [`${loop}: for ${i} in 0..${limit} {`, list, "}"],
  };
}

/** A `for` whose head owns a value, or makes temporaries. */
function ownedFor(writer: Writer, body: Body): Statement {
  const { random } = writer;
  const i = writer.name("i"),
    loop = writer.name("'l"),
    turn = writer.name("'b"),
    limit = 1 + random.below(3);
  const initial = owned(writer);
  let as: string[] = [],
    rs: string[] = [],
    step = code``;
  const list = writer.scope(() => {
    const declared = writer.declare("own", initial);
    as = [(declared.as[0] as string).replace(/;$/, `, ${i}: i32 = 0;`)];
    rs = [declared.rs[0] as string, `let mut ${i} = 0;`];
    const test = random.chance(0.4) ? code` && ${number(writer, 1)} > 2` : code``;
    if (random.chance(0.4)) step = number(writer, 1);
    as.push(`for (${as[0]} ${i} < ${limit}${test.as}; `);
    rs.push(`${loop}: while ${i} < ${limit}${test.rs} {`);
    return body(blockExit(loop, turn));
  });
  const next = step.as
    ? { as: `${i} += 1 + (${step.as}) * 0`, rs: `${i} += 1 + (${step.rs}) * 0;` }
    : { as: `${i}++`, rs: `${i} += 1;` };
  return {
    as: [`${as.at(-1)}${next.as}) {`, list, "}"],
    rs: ["{", ...rs.map((text) => `  ${text}`), `  ${turn}: {`, list, "  }", `  ${next.rs}`, "} }"],
  };
}

function doLoop(writer: Writer, body: Body): Statement {
  const i = writer.name("i"),
    loop = writer.name("'l"),
    turn = writer.name("'b"),
    limit = 1 + writer.random.below(3);
  const list = body(blockExit(loop, turn));
  const more = writer.random.chance(0.3) ? code` && (${condition(writer)})` : code``;
  return {
    as: [`let ${i} = 0;`, "do {", `  ${i}++;`, list, `} while (${i} < ${limit}${more.as});`],
    rs: [
      `let mut ${i} = 0;`,
      `${loop}: loop {`,
      `  ${i} += 1;`,
      `  ${turn}: {`,
      list,
      "  }",
      `  if !(${i} < ${limit}${more.rs}) { break; }`,
      "}",
    ],
  };
}

/** A switch, some of whose cases fall through to the next. In Rust the next one's statements are repeated. */
function switchOn(writer: Writer, body: Body): Statement {
  const { random } = writer;
  const label = writer.name("'s"),
    on = writer.name("s");
  const subject = random.chance(0.6) ? code`n` : number(writer, 1);
  const cases = Array.from({ length: 2 + random.below(3) }, () => ({
    list: body({ onBreak: { as: "break;", rs: `break ${label};` }, onContinue: null }),
    falls: random.chance(0.15),
  }));
  const as: Part[] = [`switch (${subject.as}) {`];
  const rs: Part[] = [`let ${on}: i32 = ${subject.rs};`, `${label}: { match ${on} {`];
  cases.forEach(({ list, falls }, i) => {
    const isLast = i === cases.length - 1;
    const leaves = list.at(-1)?.leaves;
    as.push(isLast ? "default: {" : `case ${i * 2}: {`, list, leaves || (falls && !isLast) ? "}" : "} break;");
    rs.push(isLast ? "_ => {" : `${i * 2} => {`);
    for (let j = i; ; j++) {
      rs.push("{", cases[j]!.list, "}");
      if (!cases[j]!.falls || j === cases.length - 1 || cases[j]!.list.at(-1)?.leaves) break;
    }
    rs.push("}");
  });
  return { as: [...as, "}"], rs: [...rs, "} }"] };
}
