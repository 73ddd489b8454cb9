/** Keeps secrets out of logs. */
export class Masker {
  readonly #values = new Set<string>();

  /** Every line of a value counts by itself; a line without content hides nothing. */
  add(value: string): void {
    for (const line of value.split(/\r?\n/)) {
      if (line.trim() !== "") this.#values.add(line);
    }
  }

  mask(text: string): string {
    // The longest first, or a part of a secret would spoil the whole of it.
    const values = [...this.#values].sort((one, other) => other.length - one.length);
    return values.reduce((masked, value) => masked.replaceAll(value, "***"), text);
  }
}
