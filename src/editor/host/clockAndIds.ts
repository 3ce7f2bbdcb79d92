import type { Clock, Ids } from '../../app/ports';

export const systemClock: Clock = {
  now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
};

/** Random ids; the Web Crypto of both hosts has them. */
export const randomIds: Ids = {
  next: () => `urn:uuid:${crypto.randomUUID()}`,
};
