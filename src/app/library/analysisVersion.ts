/**
 * The version of everything an index is made by: parsing, metadata, language, hash, tokens, stems, names and the layouts of
 * shards, segments and blocks of mentions. Raise it with every change after which the same text would be found, listed or
 * stored differently: the caches of earlier versions are thrown away at the next start and all articles are indexed anew.
 */
export const analysisVersion = 6;
