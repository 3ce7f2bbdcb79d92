/** Assertions for suites that run in both extension hosts; the web one has no `node:assert`. */
export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
}

/** Fails with the message unless the condition holds. */
export function ok(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/**
 * Asks again until the answer is not undefined; fails after twenty seconds.
 *
 * @param instead tells what there was instead, for the failure.
 */
export async function eventually<Value>(
  what: string,
  ask: () => PromiseLike<Value | undefined>,
  instead: () => string = () => '',
): Promise<Value> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const told = instead();
  throw new Error(`${what} did not happen within 20 s${told === '' ? '' : `; ${told}`}`);
}
