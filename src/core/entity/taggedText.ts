import { classify } from './classify';
import type { EntityType } from './entity';
import { gatherEvidence } from './evidence';
import type { LanguageResources } from './languageResources';
import { findRuns } from './runs';
import { charactersBefore, findListed, languageNumber, type TaggedText } from './tagFeatures';
import { TraitReader } from './wordTraits';

const ruleNumbers: Readonly<Record<EntityType, number>> = { person: 1, place: 2, organisation: 3, other: 4 };

/** Prepares articles for the tagger. */
export class TextReader {
  readonly #readers = new Map<string | undefined, TraitReader>();

  constructor(readonly resources: LanguageResources) {}

  /** O(prose). */
  read(prose: string, language: string | undefined): TaggedText {
    const number = languageNumber(language);
    const known = this.resources.words(language) === undefined ? undefined : language;
    const reader = this.#readers.get(known) ?? new TraitReader(this.resources, known);
    this.#readers.set(known, reader);
    const evidence = gatherEvidence(prose, language);
    const { tokens } = evidence;
    const traits = tokens.map((token) => reader.of(token));
    const rules = new Uint8Array(tokens.length);
    const runs = findRuns(evidence).map((run) => ({ ...run, ...classify(run, evidence) }));
    for (const { type, isSure, ...run } of runs) {
      const tag = 1 + 2 * ruleNumbers[type] + (isSure ? 16 : 0);
      for (let at = run.first; at <= run.last; at++) rules[at] = at === run.first ? tag : tag + 1;
    }
    return {
      evidence,
      runs,
      traits,
      rules,
      listed: findListed(tokens, traits, this.resources),
      before: charactersBefore(prose, tokens),
      language: number,
    };
  }
}
