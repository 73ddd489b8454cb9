import { StringDecoder } from "node:string_decoder";

/** Docker's log drivers cut there as well. */
const longestLine = 16 * 1024;

/** Makes lines of pieces: `push` answers those that have ended, `end` what is left. */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";

  push(piece: Buffer): string[] {
    const lines = (this.#rest + this.#decoder.write(piece)).split("\n");
    this.#rest = lines.pop() ?? "";
    if (this.#rest.length > longestLine) {
      lines.push(this.#rest);
      this.#rest = "";
    }
    return lines.flatMap(cut);
  }

  end(): string[] {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = "";
    return rest === "" ? [] : cut(rest);
  }
}

function cut(line: string): string[] {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  if (text.length <= longestLine) return [text];
  return text.match(new RegExp(`[^]{1,${longestLine}}`, "g")) ?? [];
}
