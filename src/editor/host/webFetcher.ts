import type { Fetcher, WebResponse } from '../../app/importingDownload';

/** The host's own `fetch`: nothing of the person goes along, neither cookies nor the page that was open. */
export const webFetcher: Fetcher = {
  async get(address: string, signal: AbortSignal): Promise<WebResponse> {
    const response = await fetch(address, {
      signal,
      redirect: 'follow',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: {
        accept:
          'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/*;q=0.8',
      },
    });
    return {
      status: response.status,
      url: response.url || address,
      header: (name) => response.headers.get(name) ?? undefined,
      body: chunksOf(response.body),
    };
  },
};

/** The web host cannot read what a site does not share with other sites, and cannot tell that from a site that is down. */
export const isLimitedToSharingSites = 'WorkerGlobalScope' in globalThis;

async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array, void> {
  if (!stream) return;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // Whoever stops early wants no more of it; a stream that failed has nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
