import { l10n } from 'vscode';
import type { ArticleEntry } from '../app/articleEntry';
import { articleTitle, failureWords } from './words';

/** Why an article cannot be annotated: in a few words, and in whole sentences with what is safe and what to do. */
export interface SidecarProblem {
  readonly short: string;
  readonly long: string;
  /** Whether a merge ends it. */
  readonly isConflict?: boolean;
}

/** What is wrong with the sidecar of an article; undefined when it can be read, or is not there. */
export function sidecarProblem(entry: ArticleEntry): SidecarProblem | undefined {
  const { sidecar } = entry;
  switch (sidecar.kind) {
    case 'none':
    case 'ok':
      return undefined;
    case 'conflicted':
      return {
        short: l10n.t('In a git conflict'),
        long: l10n.t(
          'Git could not merge the annotations of “{0}”: its sidecar holds both versions. Nothing is lost, and both are shown merged; the article cannot be annotated until the merge is applied.',
          articleTitle(entry),
        ),
        isConflict: true,
      };
    case 'newer':
      return {
        short: l10n.t('Written by a newer Newsmark'),
        long: l10n.t(
          'The annotations of “{0}” were written by a newer version of Newsmark. They were left as they are; update Newsmark to see and change them.',
          articleTitle(entry),
        ),
      };
    case 'unreadable':
      return {
        short: l10n.t('Sidecar cannot be read'),
        long: l10n.t(
          'The annotations of “{0}” cannot be read: {1}. Nothing was changed; the article cannot be annotated until its sidecar can be read.',
          articleTitle(entry),
          failureWords(sidecar.failure),
        ),
      };
    case 'broken':
      return {
        short: l10n.t('Sidecar cannot be read'),
        long: l10n.t(
          'The annotations of “{0}” cannot be read: {1}. The sidecar was left untouched; the article cannot be annotated until it is repaired.',
          articleTitle(entry),
          brokenWords(sidecar),
        ),
      };
  }
}

/** What is wrong with a file of JSON that Newsmark keeps. `shape`: JSON, but not what the file is to hold. */
export interface BrokenFile {
  readonly reason: Extract<ArticleEntry['sidecar'], { kind: 'broken' }>['reason'];
  readonly line?: number;
}

/** Why a file cannot be read, as the second half of a message. */
export function brokenWords({ reason, line }: BrokenFile, shape = l10n.t('it is not a list of annotations')): string {
  switch (reason) {
    case 'conflict':
      return l10n.t(
        'git left a conflict in it that cannot be merged without git’s own copies (trust the folder, or open it where git is)',
      );
    case 'empty':
      return l10n.t('it is empty');
    case 'duplicateKey':
      return l10n.t('line {0} repeats a field', line ?? 1);
    case 'tooDeep':
      return l10n.t('it is nested too deeply');
    case 'syntax':
      return l10n.t('it is not valid JSON (line {0})', line ?? 1);
    case 'shape':
      return shape;
  }
}
