import type { EntityType } from './entity';
import { isDatelinePlace, type Evidence } from './evidence';
import {
  doubtfulPrepositions,
  functionWords,
  germanBody,
  germanOffice,
  offices,
  organisationHeads,
  placeCues,
  placeHeads,
  placePrepositions,
  sayingVerbs,
  titles,
} from './lexicon';
import type { Run } from './runs';
import type { Token } from './tokens';

/** What a run seems to be, judged by itself and the words around it. */
export interface Judgement {
  readonly type: EntityType;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Whether it holds whatever the rest of the article says. */
  readonly isSure: boolean;
}

/** Judges one run. O(1). */
export function classify(run: Run, evidence: Evidence): Judgement {
  const { tokens } = evidence;
  if (run.known) return sure(run.known, 0.95);
  const parts = tokens.slice(run.first, run.last + 1).filter(({ shape }) => shape !== 'lower');
  const [head] = parts;
  if (!head) return guess('other', 0.3);
  if (isDatelinePlace(evidence, run.first, run.last)) return sure('place', 0.9);
  if (parts.some((part) => isBody(part, evidence.capitalisesNouns)))
    return sure('organisation', parts.length > 1 || run.last > run.first ? 0.85 : 0.55);
  if (parts.length > 1 && placeHeads.has(head.text.toLowerCase())) return guess('place', 0.75);
  if (run.titled || hasRoleBefore(tokens, run.first)) return guess('person', 0.9);
  if (isPlaceByContext(tokens, run.first)) return guess('place', 0.75);
  if (parts.length === 1) return ofSingle(head, run, tokens);
  if (parts.at(-1)?.shape === 'initial' || parts.every(({ shape }) => shape === 'capitals')) return guess('other', 0.5);
  return guess('person', evidence.capitalisesNouns ? 0.5 : 0.7);
}

function isBody({ text }: Token, isGerman: boolean): boolean {
  return organisationHeads.has(text.toLowerCase()) || (isGerman && germanBody.test(text));
}

function ofSingle(token: Token, run: Run, tokens: readonly Token[]): Judgement {
  if (token.shape === 'capitals') return guess(/\d/.test(token.text) ? 'other' : 'organisation', 0.75);
  if (speaks(tokens, run.last)) return guess('person', 0.55);
  const before = tokens[run.first - 1];
  const isDoubtful =
    before !== undefined && tokens[run.first]?.gap !== 'break' && doubtfulPrepositions.has(before.text);
  return isDoubtful ? guess('place', 0.5) : guess('other', 0.4);
}

function sure(type: EntityType, confidence: number): Judgement {
  return { type, confidence, isSure: true };
}

function guess(type: EntityType, confidence: number): Judgement {
  return { type, confidence, isSure: false };
}

/** "il presidente Putin", "il presidente ucraino Volodymyr Zelensky". */
function hasRoleBefore(tokens: readonly Token[], first: number): boolean {
  const [near, far] = [tokens[first - 1], tokens[first - 2]];
  if (!near || tokens[first]?.gap !== 'space') return false;
  if (isRole(near)) return true;
  return (
    near.shape === 'lower' && near.gap === 'space' && !functionWords.has(near.text) && far !== undefined && isRole(far)
  );
}

function isRole({ text }: Token): boolean {
  const word = text.toLowerCase().replace(/^ex-/, '');
  return offices.has(word) || titles.has(word) || germanOffice.test(word);
}

/** "in Ucraina", "nella regione di Kursk", "the city of Kharkiv". */
function isPlaceByContext(tokens: readonly Token[], first: number): boolean {
  const [near, far] = [tokens[first - 1], tokens[first - 2]];
  if (!near || tokens[first]?.gap === 'break') return false;
  const nearWord = near.text.toLowerCase();
  if (placePrepositions.has(nearWord) || placeCues.has(nearWord)) return true;
  return (
    far !== undefined &&
    near.gap !== 'break' &&
    /^(?:di|d|of|de|von)$/.test(nearWord) &&
    placeCues.has(far.text.toLowerCase())
  );
}

/** "Zelensky ha detto", "Zelensky said". */
function speaks(tokens: readonly Token[], last: number): boolean {
  const [verb, participle] = [tokens[last + 1], tokens[last + 2]];
  if (verb?.gap !== 'space') return false;
  return (
    sayingVerbs.has(verb.text) || (/^(?:ha|a|has|had|hat)$/.test(verb.text) && sayingVerbs.has(participle?.text ?? ''))
  );
}
