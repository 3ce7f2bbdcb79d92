import type { Keep, Log } from './ports';

/** Where a text outlives the window, and where it is said that it could not. */
export interface KeepPorts {
  readonly keep?: Keep | undefined;
  readonly log?: Log | undefined;
}

/** Keeps a text that changes often: one write at a time; changes in between are kept by the next. Never rejects. */
export class KeptText {
  readonly #ports: KeepPorts;
  readonly #name: string;
  readonly #current: () => string;
  #keeping: Promise<void> | undefined;
  #isStale = false;

  /** @param name what the log calls it, as in `The journal could not be kept.`; {@link current} gives what is to be kept now. */
  constructor(ports: KeepPorts, name: string, current: () => string) {
    this.#ports = ports;
    this.#name = name;
    this.#current = current;
  }

  /** What a window before this one kept, if any. */
  async read(): Promise<string | undefined> {
    const { keep, log } = this.#ports;
    return keep?.read().catch((error: unknown) => {
      log?.error(`${this.#name} could not be read.`, error);
      return undefined;
    });
  }

  /** Says that the text changed. */
  changed(): void {
    if (!this.#ports.keep) return;
    this.#isStale = true;
    this.#keeping ??= this.#write(this.#ports.keep).finally(() => (this.#keeping = undefined));
  }

  /** Settles when everything up to now is kept, or could not be. */
  async settled(): Promise<void> {
    await this.#keeping;
  }

  async #write(keep: Keep): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await keep.write(this.#current());
      } catch (error) {
        this.#ports.log?.error(`${this.#name} could not be kept.`, error);
      }
    }
  }
}
