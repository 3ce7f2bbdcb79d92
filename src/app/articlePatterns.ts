import picomatch from 'picomatch/posix';

/** Which files are articles: a file is one when a pattern of `include` matches its path and none of `exclude` does. */
export interface ArticlePatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Folders nobody keeps articles or sidecars in: hidden ones, and those that programs fill and a newsroom would not name so. */
export const skippedFolders: readonly string[] = [
  '**/node_modules/**',
  '**/.*/**',
  '**/dist/**',
  '**/build/**',
  '**/venv/**',
  '**/__pycache__/**',
  '**/site-packages/**',
  '**/bower_components/**',
];

/** The defaults of the settings `newsmark.articles.include` and `.exclude`. */
export const defaultPatterns: ArticlePatterns = {
  include: ['**/*.{txt,md,markdown,html,htm}', '**/*.{TXT,MD,HTML,HTM}'],
  exclude: [
    ...skippedFolders,
    '**/.*',
    '**/*.newsmark.*',
    '**/{README,LICENSE,LICENCE,COPYING,NOTICE,AUTHORS,CONTRIBUTORS,CHANGELOG,CHANGES,CONTRIBUTING}{,.*}',
    '**/{CODE_OF_CONDUCT,SECURITY,ARCHITECTURE,CLAUDE,AGENTS}{,.*}',
    '**/{requirements,requirements-*,constraints,CMakeLists,robots,humans}.txt',
  ],
};

/** A pattern with more stars between two slashes takes forever on some names: matching tries every way to share them. */
const mostStars = 3;

/** Whether a path relative to its folder, with `/`, matches one of the patterns. An invalid or costly one matches nothing. */
export function pathMatcher(patterns: readonly string[], options: { ignoreCase: boolean }): (path: string) => boolean {
  const matchers = patterns.map((pattern) => matcher(pattern, options.ignoreCase));
  return (path) => matchers.some((matches) => matches(path));
}

function matcher(pattern: string, nocase: boolean): (path: string) => boolean {
  if (isCostly(pattern)) return () => false;
  try {
    return picomatch(pattern, { dot: true, nocase });
  } catch {
    // Empty, or longer than any pattern a person writes.
    return () => false;
  }
}

function isCostly(pattern: string): boolean {
  return pattern.split('/').some((segment) => segment.split('*').length - 1 > mostStars);
}

/**
 * Whether patterns exclude everything in a folder, so that it need not be entered. Asked from the top down: a folder inside an
 * excluded one is not recognised.
 */
export function folderMatcher(exclude: readonly string[]): (folder: string) => boolean {
  const whole = exclude.filter((pattern) => pattern.endsWith('/**')).map((pattern) => pattern.slice(0, -'/**'.length));
  return pathMatcher(whole, { ignoreCase: true });
}

/** Decides for paths relative to a folder. The letter case of excluded names does not count: `readme.md` is no article. */
export function articleMatcher({ include, exclude }: ArticlePatterns): (path: string) => boolean {
  const isIncluded = pathMatcher(include, { ignoreCase: false });
  const isExcluded = pathMatcher(exclude, { ignoreCase: true });
  return (path) => isIncluded(path) && !isExcluded(path);
}
