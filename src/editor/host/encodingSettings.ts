import { workspace, type Uri, type WorkspaceFolder } from 'vscode';
import type { TextEncoding } from '../../app/library/workerConfiguration';
import { articleLanguage } from '../ids';

/** The languages articles are shown in; the encoding can be set for each. */
const languages = ['plaintext', articleLanguage, 'markdown', 'html'];

/**
 * How the editor decodes the articles of a folder, by its settings. Where these differ between languages only the editor can
 * tell.
 */
export function encodingOf(place: Uri | WorkspaceFolder): TextEncoding {
  const uri = 'uri' in place ? place.uri : place;
  const [first, ...others] = languages.map((languageId) => {
    const files = workspace.getConfiguration('files', { uri, languageId });
    return { name: word(files.get('encoding')) ?? 'utf8', guess: files.get<unknown>('autoGuessEncoding') === true };
  });
  const { name, guess } = first ?? { name: 'utf8', guess: false };
  return { name, guess: guess || others.some((other) => other.name !== name || other.guess !== guess) };
}

/** A workspace may set anything. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
