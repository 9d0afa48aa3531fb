// What the host's functions compute, for the host and for the model.

export function mix(h: number, x: number): number {
  return (Math.imul(h ^ x, 16777619) + 1) >>> 0;
}

export function textOf(text: string): string {
  return `${text}!`.slice(-9);
}

export function wordsOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => "wörd ✓".repeat(i % 4) + String(i));
}
