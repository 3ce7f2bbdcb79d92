import type { TextRange } from '../text/textRange';
import { overlaps } from '../text/textRange';
import { NAMELESS, REJECTED, type EntityGroups } from './entityGroups';
import { readEntityId } from './entityKey';
import type { EntityRules } from './entityRules';
import { wordsAMention, type MentionForm } from './mentionBlock';
import type { MentionForms } from './mentionForms';

/** A mention that a person marked, where it stands in its article now. */
export interface MarkedPlace extends TextRange {
  /** The words as they stand in the article. */
  readonly text: string;
  readonly entity: string;
}

/** What persons said about one article. */
interface SaidOfArticle {
  readonly article: string;
  readonly marks: readonly MarkedPlace[];
  readonly rules: EntityRules;
}

/** Where the forms are numbered, and what they name without that. */
interface Numbering {
  readonly forms: MentionForms;
  readonly groups: EntityGroups;
}

/**
 * The packed mentions of an article as a person corrected them: rejected ones are left out, marked ones stand at their place instead of
 * what they overlap, and those that the article says name another entity do so. O(mentions × marks).
 */
export function correctedWords(
  words: Uint32Array,
  { article, marks, rules }: SaidOfArticle,
  { forms, groups }: Numbering,
): Uint32Array {
  const rows: (readonly [number, number, number])[] = marks.map(({ start, end, text, entity }) => {
    const type = readEntityId(entity)?.type ?? 'other';
    return [start, end, fixed({ text, type, confidence: 1, origin: 'person' }, entity)];
  });
  for (let at = 0; at < words.length; at += wordsAMention) {
    const [start = 0, end = 0, form = 0] = words.subarray(at, at + wordsAMention);
    if (marks.some((mark) => overlaps(mark, { start, end }))) continue;
    const corrected = formHere(form);
    if (corrected !== undefined) rows.push([start, end, corrected]);
  }
  if (marks.length > 0) rows.sort(([a], [b]) => a - b);
  return new Uint32Array(rows.flat());

  function formHere(form: number): number | undefined {
    if (groups.ofForm(form) === NAMELESS) return form;
    const known = forms.form(form);
    const asked = { key: forms.keyOf(form), entity: groups.entityOf(form), isResolved: known?.name !== undefined };
    const said = rules.entityIn(article, asked);
    if (said === 'rejected' || (said === undefined && groups.ofForm(form) === REJECTED)) return undefined;
    return said === undefined || !known ? form : fixed(known, said);
  }

  function fixed(form: MentionForm, entity: string): number {
    const number = forms.fixedNumber(form, entity);
    groups.ofForm(number);
    return number;
  }
}
