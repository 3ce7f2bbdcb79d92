import { l10n } from 'vscode';
import type { MetadataField, MetadataOrigin, Provenance } from '../core/article/article';
import type { Detail } from '../app/articleDetails';
import { languageName } from './words';

/** The name of a field of an article, as a row has it. */
export function fieldWord(field: MetadataField): string {
  switch (field) {
    case 'title':
      return l10n.t('Title');
    case 'source':
      return l10n.t('Source');
    case 'date':
      return l10n.t('Date');
    case 'author':
      return l10n.t('Author');
    case 'place':
      return l10n.t('Place');
    case 'url':
      return l10n.t('Address');
    case 'language':
      return l10n.t('Language');
  }
}

/** What a field asks for. */
export function fieldQuestion(field: Exclude<MetadataField, 'language'>): string {
  switch (field) {
    case 'title':
      return l10n.t('The headline. Leave it empty to say that there is none.');
    case 'source':
      return l10n.t('The agency or paper. Leave it empty to say that there is none.');
    case 'date':
      return l10n.t(
        'When it was published: 2024, 2024-11, 2024-11-04 or 2024-11-04 10:30. Leave it empty to say that it is not known.',
      );
    case 'author':
      return l10n.t('Who wrote it, with commas between several names. Leave it empty to say that nobody is named.');
    case 'place':
      return l10n.t('Where it was written. Leave it empty to say that no place is named.');
    case 'url':
      return l10n.t('The address of its page. Leave it empty to say that there is none.');
  }
}

/** Why a value is not of the field's form. */
export function notUnderstoodWords(field: MetadataField): string {
  return field === 'date'
    ? l10n.t('This is no date. Write it as 2024, 2024-11, 2024-11-04 or 2024-11-04 10:30.')
    : l10n.t('An address begins with http:// or https:// and has no spaces.');
}

/** A value as it is shown: the name of a language instead of its code. */
export function valueWords(field: MetadataField, value: string): string {
  return field === 'language' ? languageName(value) : value;
}

/** Where the value of a field comes from and how sure it is; for a corrected one what was found before. */
export function originWords({ field, provenance, found, correction }: Detail): string {
  if (correction !== undefined) {
    return found === undefined
      ? l10n.t('Corrected by hand; nothing was found')
      : l10n.t('Corrected by hand; “{0}” was found', valueWords(field, found));
  }
  return provenance ? `${placeWords(provenance.from)}, ${confidenceWords(provenance)}` : l10n.t('Nothing was found');
}

function placeWords(from: MetadataOrigin): string {
  switch (from) {
    case 'person':
      return l10n.t('Corrected by hand');
    case 'frontMatter':
      return l10n.t('From the front matter');
    case 'markup':
      return l10n.t('From the markup of the page');
    case 'prefix':
      return l10n.t('From the date at the top');
    case 'dateline':
      return l10n.t('From the dateline');
    case 'fileName':
      return l10n.t('From the file name');
    case 'text':
      return l10n.t('From the text');
    case 'lead':
      return l10n.t('The first sentence');
    case 'language':
      return l10n.t('Recognised by its words');
  }
}

function confidenceWords({ confidence }: Provenance): string {
  if (confidence >= 0.9) return l10n.t('sure');
  if (confidence >= 0.7) return l10n.t('fairly sure');
  return confidence >= 0.5 ? l10n.t('uncertain') : l10n.t('a guess');
}
