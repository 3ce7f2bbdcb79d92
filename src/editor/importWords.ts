import { l10n } from 'vscode';
import type { ImportFailure } from '../app/importing';
import type { FeedResult } from '../app/importingFeed';
import { isLimitedToSharingSites } from './host/webFetcher';
import { failureWords } from './words';

/** Why an import came to nothing. */
export type AnyImportFailure = ImportFailure | Extract<FeedResult, { kind: 'failed' }>['failure'];

/** What went wrong, what is safe and what can be done instead, in whole sentences. */
export function importFailureWords(failure: Exclude<AnyImportFailure, { kind: 'cancelled' }>): string {
  switch (failure.kind) {
    case 'notAnAddress':
      return l10n.t('This is no address of a page. It has to begin with https:// or http://.');
    case 'otherProtocol':
      return l10n.t('Only addresses that begin with https:// or http:// can be imported.');
    case 'credentials':
      return l10n.t(
        'The address holds a user name or a password, which Newsmark sends nowhere. Import it without them.',
      );
    case 'timedOut':
      return l10n.t('The site did not answer within 15 seconds. Nothing was imported; try again later.');
    case 'unreachable':
      return unreachableWords();
    case 'tooLarge':
      return l10n.t('The page is larger than 5 MB. Nothing was imported.');
    case 'empty':
      return l10n.t('The page is empty. Nothing was imported.');
    case 'undecodable':
      return l10n.t('The encoding of the page cannot be recognised. Nothing was imported.');
    case 'refused':
      return l10n.t(
        'The site refused the page (HTTP {0}). Save the page in your browser into the workspace, then convert it.',
        failure.status,
      );
    case 'notText':
      return l10n.t(
        'There is no page at this address, but a file of the type {0}. Nothing was imported.',
        failure.type,
      );
    case 'noWords':
      return l10n.t('No words were found. Nothing was written.');
    case 'noFeed':
      return l10n.t('There is no feed at this address, and the page names none.');
    case 'noEntries':
      return l10n.t('The feed has no entries.');
    case 'write':
      return l10n.t('Could not write the article: {0}. No file was changed.', failureWords(failure.failure));
  }
}

/** In a browser most sites may not be read by others: say what can be done instead. */
function unreachableWords(): string {
  return isLimitedToSharingSites
    ? l10n.t(
        'The browser does not let Newsmark read this site, or the site does not answer. Copy the text or the source of the page and import it from the clipboard, or save the page into the workspace and convert it.',
      )
    : l10n.t('The site cannot be reached. Nothing was imported; check the address and the network.');
}

/** Shown under the question for an address; undefined for one that can be fetched. */
export function addressProblem(kind: 'ok' | 'broken' | 'other' | 'credentials'): string | undefined {
  switch (kind) {
    case 'ok':
      return undefined;
    case 'broken':
      return importFailureWords({ kind: 'notAnAddress' });
    case 'other':
      return importFailureWords({ kind: 'otherProtocol' });
    case 'credentials':
      return importFailureWords({ kind: 'credentials' });
  }
}
