import { bindgen, type WitInput } from "../../../js/bindgen/index.js";

/** The source of an exported interface whose functions hand on to those of the same interface, imported. */
export async function forwarding(
  wit: WitInput,
  file: string,
  path: string,
  world?: string,
): Promise<Record<string, string>> {
  const { stubs } = await bindgen({ wit, world });
  const text = stubs
    .get(`${file}.ts`)!
    .replace(/export function (\w+)\((.*)\): (.*) \{\n.*\n\}/g, (_, name: string, params: string, type: string) => {
      const args = [...params.matchAll(/(\w+): /g)].map(([, arg]) => arg).join(", ");
      const call = `host.${name}(${args});`;
      return `export function ${name}(${params}): ${type} {\n  ${type === "void" ? call : `return ${call}`}\n}`;
    });
  return { [`${file}.ts`]: `${text}\nimport * as host from "./bindings/imports/${path}";\n` };
}
