import * as l10n from '@vscode/l10n';
import italian from '../../l10n/bundle.l10n.it.json';

/** Speaks Italian where the surroundings do, else English. The words are the editor's own. */
export function useLanguage({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): void {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  l10n.config({ contents: /^it\b|^it_/i.test(locale) ? italian : {} });
}
