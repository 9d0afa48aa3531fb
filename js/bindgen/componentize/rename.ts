import { Reader, leb, sections } from "../wit/reader.js";

const EXPORT_SECTION = 7;

/** A core module with other names on its exports. Nothing else of it changes. */
export function renameExports(module: Uint8Array, rename: (name: string) => string): Uint8Array {
  const parts: Uint8Array[] = [module.subarray(0, 8)];
  for (const { id, content } of sections(module)) {
    const changed = id === EXPORT_SECTION ? renamed(content, rename) : content;
    parts.push(Uint8Array.from([id, ...leb(changed.length)]), changed);
  }
  return Buffer.concat(parts);
}

function renamed(content: Uint8Array, rename: (name: string) => string): Uint8Array {
  const reader = new Reader(content);
  const entries = reader.list(() => {
    const name = Buffer.from(rename(reader.name()));
    const kind = reader.byte(),
      index = reader.u32();
    return Buffer.concat([Uint8Array.from(leb(name.length)), name, Uint8Array.from([kind, ...leb(index)])]);
  });
  return Buffer.concat([Uint8Array.from(leb(entries.length)), ...entries]);
}
