// A table of printable characters for examples/wc: one bit for each code point, in pages of 256. Equal pages are stored
// once.

const PAGE = 256;
const PAGES = 0x110000 / PAGE;

/** A character is printable if Unicode has assigned it and it is no control, surrogate or space. */
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
  if (pages.length > 256) throw new Error(`${pages.length} different pages: the number of a page must fit in a byte`);
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
