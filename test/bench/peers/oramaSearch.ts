import { create, insert, search } from '@orama/orama';
import { pageLength } from '../corpus/queries';
import type { MakePeer } from './peer';

/** It takes every word for the beginning of one unless told `exact`, which it then checks in the texts. */
export const makeOrama: MakePeer = () => {
  const index = create({ schema: { title: 'string', text: 'string' } as const });
  const find = (
    words: readonly string[],
    options: { exact?: boolean; tolerance?: number; title?: boolean },
  ): number => {
    const { title = false, ...rest } = options;
    const properties: ('title' | 'text')[] = title ? ['title'] : ['title', 'text'];
    const found = search(index, { term: words.join(' '), properties, limit: pageLength, threshold: 0, ...rest });
    if (found instanceof Promise) throw new Error('Orama did not answer at once.');
    return found.hits.length;
  };
  return {
    add: ({ id, title, text }) => void insert(index, { id, title, text }),
    search: {
      term: (words) => find(words, { exact: true }),
      prefix: (words) => find(words, {}),
      fuzzy: (words) => find(words, { tolerance: 1 }),
      and: (words) => find(words, { exact: true }),
      field: (words) => find(words, { exact: true, title: true }),
    },
  };
};
