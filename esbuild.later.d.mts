import type { BuildOptions, Plugin } from 'esbuild';

export const requiredLater: Plugin;
export const globalLater: Plugin;
export function laterScripts(common: BuildOptions, folder?: string): BuildOptions[];
