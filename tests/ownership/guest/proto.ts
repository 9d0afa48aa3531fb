import { Protobuf, Reader, WireType, Writer } from "as-proto/assembly";
import { addBytes, add, checksum } from "./hash";

class Point {
  constructor(public x: i32 = 0, public y: f64 = 0, public name: string = "") {}

  static encode(point: Point, writer: Writer): void {
    writer.uint32(8);
    writer.sint32(point.x);
    writer.uint32(17);
    writer.double(point.y);
    writer.uint32(26);
    writer.string(point.name);
  }

  static decode(reader: Reader, length: i32): Point {
    const end = length < 0 ? reader.end : reader.ptr + length;
    const point = new Point();
    while (reader.ptr < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: point.x = reader.sint32(); break;
        case 2: point.y = reader.double(); break;
        case 3: point.name = reader.string(); break;
        default: reader.skipType(tag & 7);
      }
    }
    return point;
  }
}

class Line {
  points: Array<Point> = [];
  note: Uint8Array = new Uint8Array(0);
  flags: Array<bool> = [];

  static encode(line: Line, writer: Writer): void {
    for (let i = 0; i < line.points.length; i++) {
      writer.uint32(10);
      writer.fork();
      Point.encode(line.points[i], writer);
      writer.ldelim();
    }
    writer.uint32(18);
    writer.bytes(line.note);
    writer.uint32(26);
    writer.fork();
    for (let i = 0; i < line.flags.length; i++) writer.bool(line.flags[i]);
    writer.ldelim();
    writer.uint32(32);
    writer.sint64(-7);
    writer.uint32(45);
    writer.fixed32(9);
  }

  static decode(reader: Reader, length: i32): Line {
    const end = length < 0 ? reader.end : reader.ptr + length;
    const line = new Line();
    while (reader.ptr < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          line.points.push(Point.decode(reader, reader.uint32()));
          break;
        case 2:
          line.note = reader.bytes();
          break;
        case 3: {
          const last: usize = reader.ptr + reader.uint32();
          while (reader.ptr <= last) line.flags.push(reader.bool());
          break;
        }
        default:
          add((tag & 7) == WireType.VARINT ? "varint" : "fixed");
          reader.skipType(tag & 7);
          break;
      }
    }
    return line;
  }
}

export function run(): u32 {
  const line = new Line();
  for (let i = 0; i < 5; i++) line.points.push(new Point(i * 3 - 5, <f64>i / 7, "point " + i.toString()));
  line.note = Uint8Array.wrap(String.UTF8.encode("a note"));
  line.flags = [true, false, true];
  const bytes = Protobuf.encode<Line>(line, Line.encode);
  addBytes(bytes);
  const copy = Protobuf.decode<Line>(bytes, Line.decode);
  addBytes(Protobuf.encode<Line>(copy, Line.encode));
  add(copy.points.length.toString() + copy.points[4].name + copy.flags.length.toString());
  return checksum();
}
