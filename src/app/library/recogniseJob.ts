import { readProse } from '../../core/article/prose';
import { readMainText } from '../../core/article/readableProse';
import { packMentions, type MentionsOfArticle } from '../../core/entity/mentionBlock';
import { recognise } from '../../core/entity/recognise';
import { resolveArticle } from '../../core/entity/resolveArticle';
import { toModelText } from '../../core/text/modelText';
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
    found.push({ article: file.id, key, mentions: recogniseText(file.path, modelText, language) });
    done?.();
    await pacer.breathe();
  }
  return { kind: 'recognise', mentions: sealMentions(packMentions(found)) };
}

/** The mentions in a text, of a saved page in its main text; none when it is too odd to be worked on. */
export function recogniseText(
  path: string,
  text: ReturnType<typeof toModelText>,
  language: string | undefined,
): MentionsOfArticle['mentions'] {
  try {
    const { prose } = readProse(path, text, readMainText);
    return resolveArticle(recognise(prose, language), { prose, language });
  } catch {
    return [];
  }
}
