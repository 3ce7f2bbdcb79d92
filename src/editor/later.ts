/** Calls back once after a delay, in milliseconds; the answer takes the call back. */
export function later(call: () => void, milliseconds: number): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}
