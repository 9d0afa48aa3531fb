import { Reader, SectionId, sections } from "../../wasm/read.js";
import { name, sized, unsigned, vector } from "../../wasm/write.js";

/** Returns a core module whose exports have other names. Nothing else changes. */
export function renameExports(module: Uint8Array, rename: (name: string) => string): Uint8Array {
  const parts: Uint8Array[] = [module.subarray(0, 8)];
  for (const { id, content } of sections(module)) {
    if (id === SectionId.EXPORT) parts.push(Uint8Array.from([id, ...sized(renamed(content, rename))]));
    else parts.push(Uint8Array.from([id, ...unsigned(content.length)]), content);
  }
  return Buffer.concat(parts);
}

function renamed(content: Uint8Array, rename: (name: string) => string): number[] {
  const reader = new Reader(content);
  return vector(reader.list(() => [...name(rename(reader.name())), reader.byte(), ...unsigned(reader.u32())]));
}
