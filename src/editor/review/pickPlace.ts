import { l10n, window, type QuickPickItem } from 'vscode';
import type { Candidate } from '../../core/anchor/placement';
import type { TextRange } from '../../core/text/textRange';
import type { FileId } from '../../app/ports';
import { revealRange } from '../activeArticle';
import { withoutIcons } from '../plainText';
import { select } from '../selections';
import { textMapOf } from '../convert';

interface PlaceItem extends QuickPickItem {
  readonly range: TextRange;
}

/** How much of the article is shown on both sides of a place, in UTF-16 code units. */
const context = 30;

/** Asks which of some places is meant; the article shows each as it is looked at. Undefined when none was picked. */
export async function pickPlace(
  article: FileId,
  quote: string,
  candidates: readonly Candidate[],
): Promise<TextRange | undefined> {
  await revealRange(article, candidates[0]);
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const map = textMapOf(editor.document);
  const { text } = map;
  const items = candidates.map(({ start, end, score }): PlaceItem => {
    const words = text.slice(Math.max(0, start - context), Math.min(text.length, end + context));
    return {
      label: withoutIcons(words.replace(/\s+/g, ' ').trim().slice(0, 160)),
      description: l10n.t('line {0} · {1} % alike', map.position(start).line + 1, Math.round(score * 100)),
      range: { start, end },
    };
  });
  const pick = window.createQuickPick<PlaceItem>();
  pick.title = l10n.t('Where Does “{0}” Stand Now?', quote.replace(/\s+/g, ' ').slice(0, 60));
  pick.items = items;
  const show = ({ range }: PlaceItem): void => {
    const selection = map.selection(range);
    select(editor, selection);
    editor.revealRange(selection);
  };
  try {
    return await new Promise<TextRange | undefined>((resolve) => {
      pick.onDidChangeActive(([item]) => (item ? show(item) : undefined));
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.range));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
