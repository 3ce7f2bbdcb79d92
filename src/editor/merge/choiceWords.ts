import { l10n } from 'vscode';
import type { Choice } from '../../core/annotation/mergeJson';
import { isJsonList, isJsonObject, stringOr, type JsonValue } from '../../core/annotation/json';
import { CLAIM_BODY, REPLIES } from '../../core/annotation/readItem';
import { metadataFields } from '../../core/article/details';
import { labelWord, verdictWord } from '../../app/words';
import { fieldWord } from '../detailWords';

/** The name of the field that both sides changed; what has no name of its own is called as in the file. */
export function choiceField({ path }: Pick<Choice, 'path'>): string {
  const field = knownField(path);
  switch (field) {
    case 'label':
      return l10n.t('Label');
    case 'comment':
      return l10n.t('Comment');
    case 'statement':
      return l10n.t('Statement');
    case 'claimant':
      return l10n.t('Claimant');
    case 'verdict':
      return l10n.t('Verdict');
    case 'place':
      return l10n.t('Words in the article');
    case 'reply':
      return l10n.t('Reply');
    case undefined:
      break;
  }
  const [page, list, detail] = path;
  const known = metadataFields.find((one) => one === detail);
  return page === 'newsmark:article' && list === 'details' && known ? fieldWord(known) : path.join(' › ');
}

/** What a side says in the field, in one line. */
export function choiceValue({ path }: Pick<Choice, 'path'>, value: JsonValue | undefined): string {
  if (value === undefined) return l10n.t('(nothing)');
  const field = knownField(path);
  const text = stringOr(value);
  if (text !== undefined) return field === 'label' ? labelWord(text) : field === 'verdict' ? verdictWord(text) : text;
  return said(field, value) ?? JSON.stringify(value);
}

type KnownField = 'label' | 'comment' | 'statement' | 'claimant' | 'verdict' | 'place' | 'reply';

function knownField([first, second, third]: readonly string[]): KnownField | undefined {
  if (first === 'target') return 'place';
  if (first === REPLIES && third === 'value') return 'reply';
  if (first !== 'body' || second === undefined) return undefined;
  if (second === 'TextualBody tagging' && third === 'value') return 'label';
  if (second === 'TextualBody commenting' && third === 'value') return 'comment';
  if (second !== CLAIM_BODY) return undefined;
  return third === 'statement' || third === 'claimant' || third === 'verdict' ? third : undefined;
}

/** The words of a value that is no text. */
function said(field: KnownField | undefined, value: JsonValue): string | undefined {
  if (field === 'claimant' && isJsonObject(value)) return stringOr(value.name);
  if (field !== 'place') return undefined;
  const quotes = (isJsonList(value) ? value : [value]).flatMap((target) => {
    const selectors = isJsonObject(target) && isJsonList(target.selector) ? target.selector : [];
    return selectors.flatMap((selector) => (isJsonObject(selector) && stringOr(selector.exact)) || []);
  });
  return quotes.length > 0 ? `“${quotes.join(' … ')}”` : undefined;
}
