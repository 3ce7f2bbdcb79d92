import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopDelay } from '../measures';

const NANOSECONDS = 1e6;
/** How often the timer fires whose delay is measured, in milliseconds. */
const RESOLUTION = 1;

/** Starts to watch the event loop of this thread; the function ends that and says how late it was. */
export function watchLoop(): () => LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  return () => {
    histogram.disable();
    const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION);
    return { p99: beyond(histogram.percentile(99)), max: beyond(histogram.max) };
  };
}
