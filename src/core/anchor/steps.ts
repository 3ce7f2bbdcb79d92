/** Work that pauses often, so that a host with one thread can do other things in between; returns what came of it. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of some work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
