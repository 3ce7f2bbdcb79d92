/** In every host, though not in the types of the bare language. */
declare const URL: new (
  address: string,
  base?: string,
) => {
  readonly href: string;
  readonly host: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
};

/** An address of the web, or why it is none that may be followed. `other`: another protocol, such as `file:` or `javascript:`. */
export type WebAddress =
  | { readonly kind: 'ok'; readonly href: string; readonly host: string }
  | { readonly kind: 'broken' | 'other' | 'credentials' };

/**
 * Reads an address and resolves it against that of the page it stands on. Addresses that carry a name or password are refused:
 * nobody sees them being sent.
 */
export function webAddress(address: string, base?: string): WebAddress {
  try {
    const { href, host, protocol, username, password } = new URL(address.trim(), base);
    if (protocol !== 'http:' && protocol !== 'https:') return { kind: 'other' };
    return username || password ? { kind: 'credentials' } : { kind: 'ok', href, host };
  } catch {
    return { kind: 'broken' };
  }
}

/** The absolute http(s) address, or undefined for anything that is none. */
export function webHref(address: string | undefined, base?: string): string | undefined {
  const read = address === undefined ? undefined : webAddress(address, base);
  return read?.kind === 'ok' ? read.href : undefined;
}
