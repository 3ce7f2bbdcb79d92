import type { Fetcher, WebResponse } from '../../src/app/importingDownload';

/** What a site in memory answers; text is sent in UTF-8. */
export interface MemoryPage {
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the request ends up. */
  readonly redirect?: string;
  /** Called when the page is asked for, before it is answered; the answer waits. */
  readonly before?: () => void | Promise<void>;
}

/** A web of a few pages, by address. Whatever is not there is out of reach. */
export class MemoryWeb implements Fetcher {
  /** Every address asked for, in order. */
  readonly asked: string[] = [];
  /** How many bodies were left before their end. */
  left = 0;

  constructor(private readonly pages: Readonly<Record<string, MemoryPage>>) {}

  async get(address: string): Promise<WebResponse> {
    this.asked.push(address);
    const page = this.pages[address];
    if (!page) throw new TypeError('fetch failed');
    await page.before?.();
    const { body = '', status = 200, headers = {}, redirect = address } = page;
    return { status, url: redirect, header: (name) => headers[name], body: this.#send(body) };
  }

  async *#send(body: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    let isWhole = false;
    try {
      if (typeof body === 'string') yield new TextEncoder().encode(body);
      else if (body instanceof Uint8Array) yield body;
      else yield* body;
      isWhole = true;
    } finally {
      if (!isWhole) this.left++;
    }
  }
}
