import * as l10n from '@vscode/l10n';
import { placedRange, type Placement } from '../core/anchor/placement';
import type { PlacedAnnotation } from '../core/export/exporting';
import type { ArticleEntry } from '../app/articleEntry';
import type { Corpus } from '../app/corpus';
import type { Console, ExitStatus } from './console';

interface Problem {
  readonly rule:
    | 'sidecar-unreadable'
    | 'sidecar-newer'
    | 'sidecar-item'
    | 'article-missing'
    | 'article-unreadable'
    | 'annotation-orphan'
    | 'annotation-ambiguous';
  readonly severity: 'error' | 'warning';
  readonly path: string;
  /** UTF-16 code units over the model text; 0 where the problem has no place. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly annotation?: string;
}

/** `newsmark check`: where every annotation sits now. 1 when a sidecar is unreadable or an annotation has no place. */
export function check(corpus: Corpus, json: boolean, console: Console): ExitStatus {
  const articles = corpus.articles();
  const problems = articles.flatMap(problemsOf);
  const counts: Record<Placement['kind'] | 'edited', number> = {
    exact: 0,
    moved: 0,
    edited: 0,
    ambiguous: 0,
    orphan: 0,
  };
  for (const { placement } of articles.flatMap(({ annotations }) => annotations)) counts[placement.kind]++;
  if (json) {
    console.out(`${JSON.stringify({ version: 1, problems, annotations: counts }, null, 2)}\n`);
  } else {
    for (const { path, rule, message } of problems) console.out(`${path}: ${message} [${rule}]\n`);
    console.out(
      `${Object.entries(counts)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}\n`,
    );
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function problemsOf(entry: ArticleEntry): readonly Problem[] {
  const about = { path: entry.path, severity: 'error', start: 0, end: 0 } as const;
  const { sidecar } = entry;
  switch (sidecar.kind) {
    case 'none':
      return [];
    case 'newer':
      return [{ ...about, rule: 'sidecar-newer', message: l10n.t('the sidecar was written by a newer Newsmark') }];
    case 'unreadable':
      return [
        { ...about, rule: 'sidecar-unreadable', message: l10n.t('the sidecar cannot be read ({0})', sidecar.failure) },
      ];
    case 'broken': {
      const message =
        sidecar.line === undefined
          ? l10n.t('the sidecar cannot be read ({0})', sidecar.reason)
          : l10n.t('the sidecar cannot be read ({0}, line {1})', sidecar.reason, sidecar.line);
      return [{ ...about, rule: 'sidecar-unreadable', message }];
    }
    case 'conflicted':
      return [
        {
          ...about,
          rule: 'sidecar-unreadable',
          message: l10n.t('git left a conflict in the sidecar, which newsmark merge ends'),
        },
      ];
    case 'ok':
      break;
  }
  const notUsed =
    sidecar.issues === 1
      ? l10n.t('1 item of the sidecar is not understood; it is kept')
      : l10n.t('{0} items of the sidecar are not understood; they are kept', sidecar.issues);
  return [
    ...(sidecar.issues > 0 ? [{ ...about, severity: 'warning', rule: 'sidecar-item', message: notUsed } as const] : []),
    ...articleProblem(entry),
    ...entry.annotations.flatMap((placed) => placementProblem(placed, entry.path)),
  ];
}

/** An article that could be read but not analysed is no problem here: its annotations have their places. */
function articleProblem({ path, failure }: ArticleEntry): readonly Problem[] {
  if (failure === undefined || failure === 'notAnalysed') return [];
  const about = { path, severity: 'error', start: 0, end: 0 } as const;
  if (failure === 'missing') return [{ ...about, rule: 'article-missing', message: l10n.t('the article is missing') }];
  return [{ ...about, rule: 'article-unreadable', message: l10n.t('the article cannot be read ({0})', failure) }];
}

function placementProblem({ annotation, placement }: PlacedAnnotation, path: string): readonly Problem[] {
  if (placedRange(placement)) return [];
  const about = { severity: 'error', path, start: 0, end: 0, annotation: annotation.id } as const;
  if (placement.kind !== 'ambiguous') {
    return [
      { ...about, rule: 'annotation-orphan', message: l10n.t('the words of an annotation are not in the article') },
    ];
  }
  const { length } = placement.candidates;
  const message =
    length === 1
      ? l10n.t('an annotation has one possible place, which is not certain')
      : l10n.t('an annotation has {0} possible places', length);
  const { start = 0, end = 0 } = placement.candidates[0] ?? {};
  return [{ ...about, start, end, rule: 'annotation-ambiguous', message }];
}
