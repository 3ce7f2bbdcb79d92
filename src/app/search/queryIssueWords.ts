import * as l10n from '@vscode/l10n';
import type { QueryIssue } from '../../core/search/lexQuery';
import { searchFields } from '../../core/search/query';

/** What is odd about a query, as a sentence. */
export function queryIssueWords(issue: QueryIssue): string {
  switch (issue.kind) {
    case 'unknownField':
      return l10n.t('“{0}:” is no field, so the words are searched as they are.', issue.field);
    case 'emptyField':
      return l10n.t('“{0}:” has no value and is left out.', issue.field);
    case 'unreadableDate':
      return l10n.t('“{0}” is no date.', issue.value);
    case 'unclosedQuotation':
      return l10n.t('A quotation mark is not closed.');
    case 'unclosedParenthesis':
      return l10n.t('A parenthesis is not closed.');
    case 'strayParenthesis':
      return l10n.t('A closing parenthesis too many is left out.');
    case 'tooDeep':
      return l10n.t('Too many parentheses stand inside each other; the innermost are left out.');
    case 'tooLong':
      return l10n.t('The query is too long; its end is left out.');
  }
}

/** What can be typed instead, as a sentence; undefined where the issue says it all. */
export function queryIssueAdvice({ kind }: QueryIssue): string | undefined {
  if (kind === 'unknownField') return l10n.t('Fields are {0}.', searchFields.map((field) => `${field}:`).join(' '));
  if (kind !== 'unreadableDate') return undefined;
  return l10n.t('Dates are 2024, 2024-11, 2024-11-04, 2024-10..2024-12 and >2024-05.');
}
