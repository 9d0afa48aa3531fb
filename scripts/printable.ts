// Which characters are printable, as a table for examples/wc: a bit for each code point, in pages of 256, where
// pages that are the same are there once.

const PAGE = 256;
const PAGES = 0x110000 / PAGE;

/** Printable is all that Unicode has assigned, but for controls, the halves of surrogate pairs and spaces. */
const printable = /[^\p{Cc}\p{Cs}\p{Cn}\p{Z}\u2060]/u;

/** The table as the source of an AssemblyScript file. */
export function printableSource(): string {
  const pages: number[][] = [];
  const numbers = new Map<string, number>();
  const pageOf: number[] = [];
  for (let page = 0; page < PAGES; page++) {
    const bits = pageBits(page * PAGE);
    const key = bits.join();
    if (!numbers.has(key)) numbers.set(key, pages.push(bits) - 1);
    pageOf.push(numbers.get(key)!);
  }
  if (pages.length > 256) throw new Error(`${pages.length} different pages, but their number must fit a byte`);
  return [
    `// Made by scripts/printable.ts from Unicode ${process.versions["unicode"]}.`,
    "/** The number of the page of 256 code points, a byte for each page. */",
    `export const pageOf: usize = memory.data<u8>([${pageOf.join()}]);`,
    "/** The pages: a bit for each code point. */",
    `export const pages: usize = memory.data<u8>([${pages.flat().join()}]);`,
    "",
  ].join("\n");
}

function pageBits(first: number): number[] {
  const bits = new Array<number>(PAGE / 8).fill(0);
  for (let i = 0; i < PAGE; i++) {
    if (printable.test(String.fromCodePoint(first + i))) bits[i >> 3]! |= 1 << (i & 7);
  }
  return bits;
}
