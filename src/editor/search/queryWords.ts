import { l10n } from 'vscode';
import type { SearchField } from '../../core/search/query';

/** What a field searches. */
export function fieldWords(field: SearchField): string {
  switch (field) {
    case 'title':
      return l10n.t('Words of the title');
    case 'text':
      return l10n.t('Words of the text');
    case 'source':
      return l10n.t('Agency or paper');
    case 'date':
      return l10n.t('Date, such as 2024-11, 2024-10..2024-12 or >2024-05');
    case 'lang':
      return l10n.t('Language, such as it or en');
    case 'author':
      return l10n.t('Author of the article or of an annotation');
    case 'place':
      return l10n.t('Where the report was written from');
    case 'entity':
      return l10n.t('Person, organisation or place that is named');
    case 'label':
      return l10n.t('Label of a highlight');
    case 'verdict':
      return l10n.t('Verdict on a claim');
    case 'path':
      return l10n.t('Folder or file name');
  }
}
