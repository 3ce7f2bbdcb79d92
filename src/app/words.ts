import * as l10n from '@vscode/l10n';
import { labels, verdicts, type Label, type Verdict } from '../core/annotation/annotation';
import type { ReportWords } from '../core/export/exportMarkdown';

/**
 * The words of core's codes in the language of whoever looks, the same in the editor and on the command line. Each shell
 * gives `@vscode/l10n` its bundle first; until then they are English.
 */
export function labelWord(label: string): string {
  return isOneOf(labels, label) ? labelWords()[label] : label;
}

/** A verdict of a project's own scale, or of a later version, is shown as it is written. */
export function verdictWord(verdict: string): string {
  return isOneOf(verdicts, verdict) ? verdictWords()[verdict] : verdict;
}

/** The words of the Markdown report. */
export function reportWords(): ReportWords {
  return {
    report: l10n.t('Annotations'),
    highlights: l10n.t('Highlights'),
    claims: l10n.t('Claims'),
    ambiguous: l10n.t('Without a certain place in the article'),
    orphans: l10n.t('Words not found in the article'),
    claimant: l10n.t('Claimant'),
    verdict: l10n.t('Verdict'),
    labels: labelWords(),
    verdicts: verdictWords(),
  };
}

function labelWords(): Readonly<Record<Label, string>> {
  return {
    keyFact: l10n.t('Key fact'),
    figure: l10n.t('Figure'),
    quote: l10n.t('Quote'),
    opinion: l10n.t('Opinion'),
    question: l10n.t('Question'),
    context: l10n.t('Context'),
  };
}

function verdictWords(): Readonly<Record<Verdict, string>> {
  return {
    unreviewed: l10n.t('Unreviewed'),
    true: l10n.t('True'),
    mostlyTrue: l10n.t('Mostly true'),
    misleading: l10n.t('Misleading'),
    false: l10n.t('False'),
    unverifiable: l10n.t('Unverifiable'),
  };
}

function isOneOf<Code extends string>(codes: readonly Code[], code: string): code is Code {
  return codes.some((known) => known === code);
}
