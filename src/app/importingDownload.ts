import { webAddress } from '../core/text/webAddress';
import { decodeArticle } from './decodeArticle';
import { encodingOfLabel } from './decoding/encodings';
import { defaultEncoding } from './library/workerConfiguration';

/** What came back from an address, its body still under way. */
export interface WebResponse {
  readonly status: number;
  /** The address in the end, after all redirects. */
  readonly url: string;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Fetches from the web, only what a person asked for, without cookies or any name. */
export interface Fetcher {
  /** Follows redirects. Rejects when nobody answers, when the answer may not be read, and when the signal says stop. */
  get(address: string, signal: AbortSignal): Promise<WebResponse>;
}

/** Why nothing was downloaded. */
export type DownloadFailure =
  | { readonly kind: 'notAnAddress' | 'otherProtocol' | 'credentials' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timedOut' | 'unreachable' }
  | { readonly kind: 'tooLarge' | 'empty' | 'undecodable' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'notText'; readonly type: string };

/** A text from the web. */
export interface Download {
  readonly text: string;
  /** Where it came from in the end. */
  readonly url: string;
  /** The address that answered, when it is another than the one that was asked: perhaps a home page, or one to log in. */
  readonly redirectedTo?: string;
}

export type DownloadResult =
  { readonly kind: 'ok'; readonly value: Download } | { readonly kind: 'failed'; readonly failure: DownloadFailure };

/** Who may end a download: the person, or the time. */
export interface DownloadSignals {
  readonly cancelled: AbortSignal;
  readonly deadline: AbortSignal;
}

/** How long a download may take, in milliseconds. */
export const downloadTime = 15_000;
/** How large it may be, in bytes. */
export const largestDownload = 5 * 1024 * 1024;

/**
 * Downloads a text: http(s) only and without credentials, also after redirects; not more than {@link largestDownload}, counted
 * while it comes in, whatever the server announces. Decoded as an article is, by the encoding the server names where the bytes
 * are not UTF-8.
 */
export async function download(fetcher: Fetcher, address: string, signals: DownloadSignals): Promise<DownloadResult> {
  const asked = webAddress(address);
  if (asked.kind !== 'ok') return failed(addressFailure(asked.kind));
  const signal = AbortSignal.any([signals.cancelled, signals.deadline]);
  try {
    const response = await abortable(fetcher.get(asked.href, signal), signal);
    const answered = webAddress(response.url);
    if (answered.kind !== 'ok') return failed(addressFailure(answered.kind));
    const bytes = await readBody(response, signal);
    if (!(bytes instanceof Uint8Array)) return failed(bytes);
    const text = decode(bytes, response.header('content-type') ?? '');
    if (typeof text !== 'string') return failed(text);
    const redirect = samePage(answered.href, asked.href) ? {} : { redirectedTo: answered.href };
    return { kind: 'ok', value: { text, url: answered.href, ...redirect } };
  } catch {
    if (signals.cancelled.aborted) return failed({ kind: 'cancelled' });
    return failed({ kind: signals.deadline.aborted ? 'timedOut' : 'unreachable' });
  }
}

/** Fragments are never sent. */
function samePage(one: string, other: string): boolean {
  return one.replace(/#.*$/, '') === other.replace(/#.*$/, '');
}

function failed(failure: DownloadFailure): DownloadResult {
  return { kind: 'failed', failure };
}

function addressFailure(kind: 'broken' | 'other' | 'credentials'): DownloadFailure {
  switch (kind) {
    case 'broken':
      return { kind: 'notAnAddress' };
    case 'other':
      return { kind: 'otherProtocol' };
    case 'credentials':
      return { kind: 'credentials' };
  }
}

const textType = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|xhtml|html)\b|application\/octet-stream)/i;

async function readBody(response: WebResponse, signal: AbortSignal): Promise<Uint8Array | DownloadFailure> {
  const iterator = response.body[Symbol.asyncIterator]();
  const stop = async (failure: DownloadFailure): Promise<DownloadFailure> => {
    await iterator.return?.();
    return failure;
  };
  const type = response.header('content-type')?.trim() ?? '';
  if (response.status >= 400) return stop({ kind: 'refused', status: response.status });
  if (type !== '' && !textType.test(type)) return stop({ kind: 'notText', type: type.replace(/;.*$/, '') });
  if (Number(response.header('content-length')) > largestDownload) return stop({ kind: 'tooLarge' });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await abortable(iterator.next(), signal);
    if (next.done) return joined(chunks, size);
    size += next.value.length;
    if (size > largestDownload) return stop({ kind: 'tooLarge' });
    chunks.push(next.value);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The promise, or a rejection as soon as the signal says stop: a server that falls silent holds nobody. */
async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('aborted'));
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** UTF-8 where the bytes are, else what the server or the XML declaration names, else what an article's bytes look like. */
function decode(bytes: Uint8Array, contentType: string): string | DownloadFailure {
  const usual = decodeArticle(bytes, { path: 'page.html', encoding: defaultEncoding });
  const label = /\bcharset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1] ?? declaredEncoding(bytes);
  const named = label === undefined ? undefined : encodingOfLabel(label);
  if (named !== undefined && named !== 'utf8' && !(usual.kind === 'ok' && usual.encoding.startsWith('utf'))) {
    const text = decodeArticle(bytes, { path: 'page.html', encoding: { name: named, guess: false } });
    if (text.kind === 'ok') return text.text;
  }
  if (usual.kind === 'ok') return usual.text;
  return { kind: usual.kind === 'failed' && usual.failure === 'empty' ? 'empty' : 'undecodable' };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml\b[^>]*\bencoding\s*=\s*["']([\w:.-]+)/.exec(beginning)?.[1];
}
