import type { Reader } from "./read.js";

const END = 0x0b;

/** The operands of the instructions that a constant expression may contain, in the order of their encoding. */
const OPERANDS: Readonly<Record<number, readonly ("number" | 4 | 8)[]>> = {
  0x23: ["number"], // global.get
  0x41: ["number"], // i32.const
  0x42: ["number"], // i64.const
  0x43: [4], // f32.const
  0x44: [8], // f64.const
  0x6a: [], // i32.add, sub, mul
  0x6b: [],
  0x6c: [],
  0x7c: [], // i64.add, sub, mul
  0x7d: [],
  0x7e: [],
  0xd0: ["number"], // ref.null
  0xd2: ["number"], // ref.func
};

/** The operands of the instructions on structs and arrays, by the instruction's number after the prefix. */
const GC_OPERANDS: Readonly<Record<number, number>> = { 0: 1, 1: 1, 6: 1, 7: 1, 8: 2, 26: 0, 27: 0, 28: 0 };
const GC_PREFIX = 0xfb;
const VECTOR_PREFIX = 0xfd;

/** Skips a constant expression and its end. Throws on an instruction that isn't constant. */
export function skipExpression(reader: Reader): void {
  for (let code = reader.byte(); code !== END; code = reader.byte()) {
    if (code === GC_PREFIX) {
      const instruction = reader.u32();
      const operands = GC_OPERANDS[instruction] ?? fail(`0xfb ${instruction}`);
      for (let i = 0; i < operands; i++) reader.skipNumber();
    } else if (code === VECTOR_PREFIX) {
      reader.skipNumber();
      reader.take(16); // the only one is v128.const
    } else {
      for (const operand of OPERANDS[code] ?? fail(`0x${code.toString(16)}`)) {
        if (operand === "number") reader.skipNumber();
        else reader.take(operand);
      }
    }
  }
}

function fail(code: string): never {
  throw new Error(`unknown instruction in a constant expression: ${code}`);
}
