import type { QueryKind, QueryWords } from '../corpus/queries';

export interface PeerDocument {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** A full-text engine on the same texts. */
export interface Peer {
  readonly add: (document: PeerDocument) => void;
  /** Called once after the last document. */
  readonly finish?: () => void;
  /** How many hits a page has, for each kind of query the engine knows. */
  readonly search: Partial<Readonly<Record<QueryKind, (words: QueryWords) => number>>>;
}

/** Makes an empty engine; `folder` is its own, for files. */
export type MakePeer = (folder: string) => Peer;
