import { workspace, type Uri, type WorkspaceFolder } from 'vscode';
import { joinEncodings, type TextEncoding } from '../../app/library/workerConfiguration';
import { articleLanguage } from '../ids';

/** The languages articles are shown in; the encoding can be set for each. */
const languages = ['plaintext', articleLanguage, 'markdown', 'html'];

/**
 * How the editor decodes the articles of a folder, by its settings. Where these differ between languages only the editor can
 * tell.
 */
export function encodingOf(place: Uri | WorkspaceFolder): TextEncoding {
  const uri = 'uri' in place ? place.uri : place;
  const settings = languages.map((languageId) => {
    const files = workspace.getConfiguration('files', { uri, languageId });
    return {
      name: word(files.get('encoding')) ?? 'utf8',
      guess: files.get<unknown>('autoGuessEncoding') === true,
      candidates: words(files.get('candidateGuessEncodings')),
    };
  });
  return joinEncodings(settings);
}

/** A workspace may set anything. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
