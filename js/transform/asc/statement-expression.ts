import { Node, Type, type Expression, type Program, type Statement } from "assemblyscript";
import { compilerOf } from "./hook.js";

/**
 * Returns an expression of type void that runs a statement, which AssemblyScript's syntax has no way to write. asc
 * compiles the statement where and whenever it compiles the expression, so a `return` in it leaves the function.
 */
export function statementExpression(program: Program, statement: Statement): Expression {
  const node = Node.createCompiledExpression(0, Type.void, statement.range);
  return Object.defineProperty(node, "expr", { get: () => compilerOf(program).compileStatement(statement) });
}
