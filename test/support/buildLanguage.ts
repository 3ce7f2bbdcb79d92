import { readFileSync, writeFileSync } from 'node:fs';
import { openResources } from '../../src/core/entity/languageResources';
import { TextReader } from '../../src/core/entity/taggedText';
import { articlesOf, joinSentences, readGold, readOwn, type GoldSentence } from './language/conll';
import { resourceFile, storedNames, storedWords, toBase64 } from './language/resources';
import { train, usualTraining, type Lesson } from './language/train';
import { runScript } from './plainError';

/**
 * Builds what the recogniser knows: lists of names, sets of words, and the weights of its model. About a minute.
 *
 * Parliamentary debates repeat a few bodies and capitalise much that is no name: a third of them teaches more than all. The sentences
 * written for Newsmark are the only ones in the manner of news and encyclopaedias in most languages, so they count twice.
 */
runScript(() => {
  const names = storedNames();
  const words = storedWords();
  writeFileSync(resourceFile('names'), `${JSON.stringify(names)}\n`);
  writeFileSync(resourceFile('words'), `${JSON.stringify(words, null, 1)}\n`);
  const reader = new TextReader(openResources({ names, words, weights: '' }));
  const toLesson = (sentences: readonly GoldSentence[], language: string): Lesson => {
    const { text, names: found } = joinSentences(sentences);
    return { text: reader.read(text, language), names: found };
  };
  const own = readOwn().map(({ language, sentences }) => toLesson(sentences, language));
  const lessons = [
    ...readGold().flatMap((file) =>
      articlesOf(file, ['train', 'tune'])
        .filter((_, index) => !file.name.endsWith('.europarl') || index % 3 === 2)
        .map((article) => toLesson(article, file.language)),
    ),
    ...own,
    ...own,
  ];
  const weights = toBase64(train(lessons, usualTraining));
  writeFileSync(resourceFile('weights'), `${JSON.stringify(weights)}\n`);
  for (const name of ['names', 'words', 'weights'] as const)
    console.log(`${name} ${readFileSync(resourceFile(name)).length} bytes`);
  return Promise.resolve(0);
});
