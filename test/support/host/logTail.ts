const keptLines = 200;

/** Keeps the last lines of something that prints, for the report of a failure. */
export class LogTail {
  readonly #lines: string[] = [];
  #rest = '';

  /** Takes output as it comes, in chunks that may end anywhere. */
  add(chunk: string): void {
    const lines = (this.#rest + chunk).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    this.#lines.push(...lines);
    if (this.#lines.length > keptLines) this.#lines.splice(0, this.#lines.length - keptLines);
  }

  text(): string {
    return [...this.#lines, this.#rest].filter((line) => line !== '').join('\n');
  }
}
