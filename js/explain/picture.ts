import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Facts } from "../ownership/query.js";
import { check } from "../transform/check.js";
import type { Diagnostic } from "../transform/report/diagnostic.js";
import { draw } from "./draw.js";
import { sceneOf } from "./scene.js";

/** The error of a program that a picture is of can't be found. */
export class NoPictureError extends Error {
  override readonly name = "NoPictureError";
}

/**
 * Draws the error at a line of a file. `args` are asc's arguments, whose entry reaches the file. Fails with a
 * NoPictureError if no error has a place on that line.
 */
export async function pictureOf(args: readonly string[], file: string, line: number): Promise<string> {
  const functions: Facts[] = [];
  const { diagnostics, failure } = await check(args, { watch: (facts) => functions.push(facts) });
  if (failure !== null) throw new NoPictureError(`asc: ${failure}`);
  const name = relative(".", resolve(file)).replaceAll("\\", "/");
  const errors = diagnostics.filter(({ severity, place }) => severity === "error" && place?.file === name);
  const found =
    errors.find(({ place }) => place!.start.line === line) ?? errors.find((error) => isLabelled(error, name, line));
  if (!found) throw new NoPictureError(missing(errors, name, line));
  return draw(sceneOf(found, readFileSync(file, "utf8"), functions));
}

function isLabelled({ related }: Diagnostic, file: string, line: number): boolean {
  return related.some((place) => place.file === file && place.start.line === line);
}

function missing(errors: readonly Diagnostic[], file: string, line: number): string {
  const others = errors.map(({ code, place }) => `${code} at ${file}:${place!.start.line}`);
  const help = others.length === 0 ? `${file} has no errors` : `there is: ${others.join(", ")}`;
  return `no error has a place at ${file}:${line}; ${help}`;
}
