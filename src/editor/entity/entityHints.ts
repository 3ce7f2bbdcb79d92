import { EventEmitter, InlayHint, workspace, type CancellationToken, type InlayHintsProvider } from 'vscode';
import type { Range, TextDocument } from 'vscode';
import { overlaps } from '../../core/text/textRange';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import { RefreshPace } from '../../app/refreshPace';
import { later } from '../later';
import { entityKindWord } from '../words';
import type { DocumentNames } from './documentNames';

/** Milliseconds between two looks at what changed, while names are recognised. */
const pace = 1000;

/** Says behind each name what it is, where the setting asks for it. */
export class EntityHints implements InlayHintsProvider, Disposable {
  readonly #names: DocumentNames;
  readonly #changed = new EventEmitter<void>();
  readonly #pace: RefreshPace;
  readonly #listeners: readonly Disposable[];

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(corpus: Corpus, names: DocumentNames) {
    this.#names = names;
    this.#pace = new RefreshPace(
      () => this.#changed.fire(),
      () => pace,
      later,
    );
    this.#pace.setVisible(true);
    this.#listeners = [
      this.#changed,
      corpus.onDidChange(({ entities }) => (entities ? this.#pace.want() : undefined)),
      workspace.onDidChangeConfiguration((change) =>
        change.affectsConfiguration('newsmark.entities.inlayHints') ? this.#changed.fire() : undefined,
      ),
    ];
  }

  async provideInlayHints(document: TextDocument, range: Range, token: CancellationToken): Promise<InlayHint[]> {
    if (!isWanted(document)) return [];
    const names = await this.#names.in(document, 'passing', token);
    if (!names) return [];
    const { map, mentions } = names;
    const shown = map.textRange(range);
    return mentions
      .filter((mention) => overlaps(mention, shown))
      .map(({ end, type }) => {
        const hint = new InlayHint(map.position(end), entityKindWord(type));
        hint.paddingLeft = true;
        return hint;
      });
  }

  dispose(): void {
    this.#pace.end();
    for (const listener of this.#listeners) listener.dispose();
  }
}

function isWanted(document: TextDocument): boolean {
  return workspace.getConfiguration('newsmark.entities', document).get<boolean>('inlayHints', false);
}
