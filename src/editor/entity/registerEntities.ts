import { languages } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { Entities } from '../../app/entities';
import type { Disposable } from '../../app/ports';
import { changeFailure } from '../correctionsNotice';
import { articleLanguage } from '../ids';
import type { CommandRunner } from '../runCommand';
import type { DocumentNames } from './documentNames';
import { EntityActions } from './entityActions';
import { EntityDefinition } from './entityDefinition';
import { EntityHighlights } from './entityHighlights';
import { EntityHints } from './entityHints';
import { EntityHover } from './entityHover';
import { EntityReferences } from './entityReferences';
import { EntityRename } from './entityRename';
import { MentionPlaces } from './mentionPlaces';
import { NamesComing } from './namesComing';
import { WorkspaceSymbols } from './workspaceSymbols';
import type { ArticleFiles } from '../host/articleFiles';

/** The languages that articles are shown in. Others are not asked, so that their F12 and F2 are as without Newsmark. */
const articleLanguages = [articleLanguage, 'plaintext', 'markdown', 'html'].map((language) => ({ language }));

interface Tools {
  readonly corpus: Corpus;
  readonly files: ArticleFiles;
  readonly names: DocumentNames;
  readonly entities: Entities;
}

/** Entities as what VS Code calls symbols: definition, references, highlights, hover, hints, rename, symbols of the workspace. */
export function registerEntities({ corpus, files, names, entities }: Tools, runner: CommandRunner): Disposable[] {
  const places = new MentionPlaces(corpus);
  const coming = new NamesComing(corpus);
  const references = new EntityReferences(corpus, names, places, coming);
  const hover = new EntityHover(corpus, names);
  const hints = new EntityHints(corpus, names);
  const rename = async (entity: string, name: string): Promise<string | undefined> =>
    changeFailure(await entities.rename(entity, name));
  return [
    coming,
    hover,
    hints,
    languages.registerDefinitionProvider(articleLanguages, new EntityDefinition(corpus, names, places)),
    languages.registerReferenceProvider(articleLanguages, references),
    languages.registerDocumentHighlightProvider(articleLanguages, new EntityHighlights(names, files)),
    languages.registerHoverProvider(articleLanguages, hover),
    languages.registerInlayHintsProvider(articleLanguages, hints),
    languages.registerCodeActionsProvider(articleLanguages, new EntityActions(corpus, names), {
      providedCodeActionKinds: EntityActions.kinds,
    }),
    languages.registerRenameProvider(articleLanguages, new EntityRename(corpus, names, rename)),
    languages.registerWorkspaceSymbolProvider(new WorkspaceSymbols(corpus, places)),
    runner.register('_newsmark.showMentions', (argument) => references.peek(argument)),
  ];
}
