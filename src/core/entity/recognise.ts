import type { Mention, Recognise } from './entity';

/** Stub. */
export const recognise: Recognise = (): readonly Mention[] => [];
