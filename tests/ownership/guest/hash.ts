/** A checksum of all that a program came to. */
let state: u32 = 2166136261;

export function add(text: string): void {
  for (let i = 0; i < text.length; i++) state = (state ^ text.charCodeAt(i)) * 16777619;
}

export function addBytes(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) state = (state ^ bytes[i]) * 16777619;
}

export function checksum(): u32 {
  return state;
}
