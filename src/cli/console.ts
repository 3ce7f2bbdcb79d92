/** Where the command line reads its surroundings from and writes to. */
export interface Console {
  out(text: string): void;
  /** One line for stderr, without the program's name and without a line end. */
  error(line: string): void;
  /** Standard input, where there is one. */
  readonly input?: () => NodeJS.ReadableStream;
  /** Whether what is written is read by a person on a terminal that shows bold words. */
  readonly isTerminal?: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** 0 done; 1 the answer is no, or nothing was found; 2 wrong usage; 3 something could not be read or written. */
export type ExitStatus = 0 | 1 | 2 | 3;
