import { readProse } from '../../core/article/prose';
import { readMainText } from '../../core/article/readableProse';
import type { Mention } from '../../core/entity/entity';
import { packMentions, type MentionsOfArticle } from '../../core/entity/mentionBlock';
import { recogniseArticle } from '../../core/entity/recogniseArticle';
import { toModelText, type ModelText } from '../../core/text/modelText';
import type { RecogniseJob, RecogniseResult } from './job';
import { mentionsKey, sealMentions } from './mentionsFile';
import { Pacer } from './pacer';
import { readAhead } from './readAhead';
import type { JobTools } from './jobTools';

/** Recognises the names in files; one that cannot be read is left out, one that cannot be worked on has none. O(texts). */
export async function recogniseFiles({ files }: RecogniseJob, tools: JobTools): Promise<RecogniseResult> {
  const found: MentionsOfArticle[] = [];
  const pacer = new Pacer(tools.pause);
  for await (const { item, text } of readAhead(files, tools.source)) {
    if (tools.isEnded?.() === true) break;
    if (text.kind === 'failed') continue;
    const { file, language } = item;
    const done = tools.begin?.([file.id]);
    const modelText = toModelText(text.value.text);
    const key = mentionsKey(tools.hash(modelText), language);
    const mentions = await recogniseText({ path: file.path, text: modelText, language }, pacer, tools.isEnded);
    found.push({ article: file.id, key, mentions });
    done?.();
    await pacer.breathe();
  }
  return { kind: 'recognise', mentions: sealMentions(packMentions(found)) };
}

interface TextToRecognise {
  readonly path: string;
  readonly text: ModelText;
  readonly language: string | undefined;
}

/**
 * The mentions in a text, of a saved page in its main text; none when it is too odd to be worked on. Others have their turn between the
 * parts of a very long one, see `recogniseArticle`.
 */
export async function recogniseText(
  { path, text, language }: TextToRecognise,
  pacer: Pacer,
  isEnded = (): boolean => false,
): Promise<MentionsOfArticle['mentions']> {
  const found: Mention[] = [];
  try {
    const { prose } = readProse(path, text, readMainText);
    for (const mentions of recogniseArticle(prose, language)) {
      for (const mention of mentions) found.push(mention);
      if (isEnded()) return [];
      await pacer.breathe();
    }
    return found;
  } catch {
    return [];
  }
}
