import type { BlockStatement, Expression, Program, Range, Statement } from "assemblyscript";
import type { Lowering } from "../lower/lowering.js";
import type { EarlyReturn, Site, Variable } from "../lower/tables.js";
import { dropsOf } from "../../ownership/dataflow/verdicts.js";
import type { Operation, Verdict } from "../../ownership/mir.js";
import * as build from "../syntax/build.js";
import { DROP_GLUE } from "../words.js";
import type { Edits } from "./rewrite.js";
import * as errors from "../errors/index.js";

/** A drop that runs always or behind a flag, with its local and its site. */
export interface Drop {
  readonly local: Variable;
  readonly verdict: Exclude<Verdict, "none">;
  readonly site: Site;
}

/** What will be written into a body, and the names used in it. */
export class Plan {
  readonly program: Program;
  readonly drops: readonly Drop[];
  readonly operations: readonly Operation[];
  /** The flags of locals that may have moved. */
  readonly flags = new Map<Variable, string>();
  /** The variables of temporaries. */
  readonly variables = new Map<Variable, string>();
  readonly edits: Edits = { before: new Map(), after: new Map(), instead: new Map() };
  /** What an assignment sets after the new value of its variable is in place. */
  readonly tails = new Map<Statement, Statement[]>();
  /** The drops of each early return. */
  readonly leaving = new Map<EarlyReturn, Statement[]>();
  /** Whether there is something to write. */
  changed: boolean;
  private names = 0;

  constructor(
    readonly mir: Lowering,
    readonly body: BlockStatement,
  ) {
    this.program = mir.checker.program;
    this.operations = mir.operations;
    this.changed = mir.tables.isRewritten;
    this.drops = dropsOf(mir).map((drop) => ({
      local: mir.variable(drop.local),
      verdict: drop.verdict,
      site: mir.tables.sites.get(drop)!,
    }));
    this.nameWhatNeedsOne();
  }

  /** Returns a name that no user code has. */
  name(prefix: string, of = ""): string {
    return `__own_${prefix}${this.names++}${of && `_${of.replace(/\W/g, "_")}`}`;
  }

  /** Finds the locals that need a flag and the temporaries that need a variable. */
  private nameWhatNeedsOne(): void {
    for (const { local, verdict } of this.drops) {
      const outer = outermost(local);
      if (outer.kind === "tmp") this.variable(outer);
      if (local.kind === "tmp" || verdict !== "flag") continue;
      if (this.isBuilt(local)) this.mir.checker.reports.add(errors.fieldMaybeSet(local.span, local.name));
      else if (!this.flags.has(local)) this.flags.set(local, this.name("f", local.name));
    }
    for (const local of this.mir.locals) if (local.intrinsic) this.variable(local);
  }

  /** Whether the local is a field of an object under construction. */
  private isBuilt(local: Variable): boolean {
    return local.whole !== undefined && local.whole === this.mir.thisLocal && this.mir.isConstructor;
  }

  private variable(local: Variable): string {
    let variable = this.variables.get(local);
    if (variable === undefined) this.variables.set(local, (variable = this.name("t")));
    return variable;
  }

  /** Returns the expression for a local. */
  expression(local: Variable, range: Range): Expression {
    const { whole } = local;
    if (whole) {
      const object = build.asNonNull(this.program, this.expression(whole, range), whole.type!, range);
      return build.property(object, local.field!, range);
    }
    return build.name(this.variables.get(local) ?? local.called ?? local.name, range);
  }

  /** `local.__own_drop()` */
  dropCall(local: Variable, range: Range): Expression {
    const value = build.asNonNull(this.program, this.expression(local, range), local.type!, range);
    return build.call(build.property(value, DROP_GLUE, range), null, [], range);
  }

  /** Returns the statements that drop a local at the end of a scope. */
  dropStatements({ local, verdict }: Drop, range: Range): Statement[] {
    const drop = build.expressionStatement(this.dropCall(local, range));
    return [this.conditions(local, verdict, range).reduce((inner, test) => build.ifThen(test, [inner], range), drop)];
  }

  /** Returns the conditions under which a local is dropped, from the innermost test to the outermost. */
  conditions(local: Variable, verdict: Drop["verdict"], range: Range): Expression[] {
    const tests: Expression[] = [];
    if (local.nullable || (local.kind === "tmp" && verdict === "flag"))
      tests.push(build.notNull(this.expression(local, range), range));
    for (let at = local.whole; at; at = at.whole)
      if (at.nullable || at.kind === "tmp") tests.push(build.notNull(this.expression(at, range), range));
    const flag = this.flags.get(local);
    if (flag !== undefined && verdict === "flag") tests.push(build.name(flag, range));
    return tests;
  }
}

/** Returns the outermost whole that a part belongs to. */
export function outermost(local: Variable): Variable {
  return local.whole ? outermost(local.whole) : local;
}

/** Appends to the list that a map has for a key. */
export function add<K, V>(map: Map<K, V[]>, key: K, values: V[]): void {
  const list = map.get(key);
  if (list) list.push(...values);
  else map.set(key, [...values]);
}
