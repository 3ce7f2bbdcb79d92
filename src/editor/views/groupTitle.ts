import { env, l10n } from 'vscode';
import type { GroupName } from '../../app/articleList/articleGroup';
import { capitalised, languageName } from '../words';

/** The heading of a group of articles. */
export function groupTitle(name: GroupName): string {
  switch (name.kind) {
    case 'year':
      return name.year ?? l10n.t('Without a date');
    case 'month':
      return monthName(name.month);
    case 'source':
      return name.source ?? l10n.t('Without a source');
    case 'language':
      return name.language === undefined ? l10n.t('Language not known') : languageName(name.language);
    case 'folder':
      return name.folder;
  }
}

function monthName(month: number): string {
  const format = new Intl.DateTimeFormat(env.language, { month: 'long', timeZone: 'UTC' });
  return capitalised(format.format(Date.UTC(2000, month - 1, 1)));
}
