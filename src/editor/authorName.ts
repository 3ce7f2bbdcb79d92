import { ConfigurationTarget, l10n, Uri, window, workspace } from 'vscode';
import type { FileId, Log } from '../app/ports';

/** The name that a version control system knows a person by in a folder; undefined where it knows none. */
export type UserName = (folder: Uri) => Promise<string | undefined>;

/**
 * The name to sign annotations with: what the setting says, else git's user name where the host has git and the workspace is
 * trusted, else what the person answers, who is asked once. A setting that somebody emptied signs nothing and asks nothing.
 */
export class AuthorName {
  readonly #gitUserName: UserName | undefined;
  readonly #log: Log;
  readonly #ofFolders = new Map<string, Promise<string | undefined>>();
  /** The question that is open, or was answered in this session. */
  #asked: Promise<string | undefined> | undefined;

  constructor(gitUserName: UserName | undefined, log: Log) {
    this.#gitUserName = gitUserName;
    this.#log = log;
  }

  /** Undefined signs nothing. Asks at most once in a session, however many ask for the name at the same time. */
  async of(article: FileId): Promise<string | undefined> {
    const uri = Uri.parse(article, true);
    const said = settingOf(uri);
    if (said !== undefined) return said === '' ? undefined : said;
    const ofGit = await this.#ofGit(uri);
    if (ofGit !== undefined) return ofGit;
    this.#asked ??= this.#ask();
    return this.#asked;
  }

  async #ofGit(uri: Uri): Promise<string | undefined> {
    const folder = workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder || !this.#gitUserName || !workspace.isTrusted) return undefined;
    const key = folder.toString();
    const name = this.#ofFolders.get(key) ?? this.#gitUserName(folder);
    this.#ofFolders.set(key, name);
    return name;
  }

  /** Escape and an empty name mean "not now". */
  async #ask(): Promise<string | undefined> {
    const answer = await window.showInputBox({
      title: l10n.t('Sign Your Annotations'),
      prompt: l10n.t('Your name, kept in your settings. Leave it empty not to sign now.'),
      placeHolder: l10n.t('Your name'),
      ignoreFocusOut: true,
    });
    const name = answer?.trim() ?? '';
    if (name === '') return undefined;
    try {
      await workspace.getConfiguration('newsmark').update('author', name, ConfigurationTarget.Global);
    } catch (error) {
      // The name counts for this session all the same: settings that cannot be written are reported by the editor itself.
      this.#log.warn(`The name of the author could not be kept: ${String(error)}`);
    }
    return name;
  }
}

/** What somebody put into the setting, trimmed; undefined where nobody did. */
function settingOf(uri: Uri): string | undefined {
  const setting = workspace.getConfiguration('newsmark', uri).inspect<string>('author');
  const said = setting?.workspaceFolderValue ?? setting?.workspaceValue ?? setting?.globalValue;
  return said?.trim();
}
