/** Why a text is not JSON that can be read without loss, and where: a UTF-16 offset into it. */
export interface JsonFlaw {
  readonly kind: 'syntax' | 'duplicateKey' | 'tooDeep';
  readonly offset: number;
}

/** Arrays and objects inside each other beyond this are refused, so that no recursive reader runs out of stack. */
const MOST_LEVELS = 200;

/**
 * Finds the first place where a text stops being JSON (RFC 8259), repeats a key in one object, or nests too deep.
 *
 * `JSON.parse` says where only in the words of its message, and keeps the last of two equal keys without a word.
 * Undefined means that `JSON.parse` succeeds and drops nothing. O(text).
 */
export function scanJson(text: string): JsonFlaw | undefined {
  return new Scanner(text).scan();
}

/** A recursive descent over the text; every method says whether it got past what it stands for. */
class Scanner {
  private at = 0;
  private flaw: JsonFlaw | undefined;

  constructor(private readonly text: string) {}

  scan(): JsonFlaw | undefined {
    this.skipSpace();
    if (this.value(0)) {
      this.skipSpace();
      if (this.at < this.text.length) this.fail('syntax');
    }
    return this.flaw;
  }

  private value(level: number): boolean {
    if (level > MOST_LEVELS) return this.fail('tooDeep');
    switch (this.text[this.at]) {
      case '{':
        return this.object(level);
      case '[':
        return this.elements(']', () => this.value(level + 1));
      case '"':
        return this.string();
      case 't':
        return this.word('true');
      case 'f':
        return this.word('false');
      case 'n':
        return this.word('null');
      default:
        return this.number();
    }
  }

  private object(level: number): boolean {
    const keys = new Set<string>();
    return this.elements('}', () => this.member(keys, level));
  }

  private member(keys: Set<string>, level: number): boolean {
    const start = this.at;
    if (!this.string()) return false;
    const literal = this.text.slice(start, this.at);
    const key = literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
    if (keys.has(key)) return this.fail('duplicateKey', start);
    keys.add(key);
    this.skipSpace();
    if (!this.take(':')) return this.fail('syntax');
    this.skipSpace();
    return this.value(level + 1);
  }

  /** From the opening bracket to the closing one, with commas between the elements. */
  private elements(closer: string, element: () => boolean): boolean {
    this.at++;
    this.skipSpace();
    if (this.take(closer)) return true;
    while (element()) {
      this.skipSpace();
      if (this.take(closer)) return true;
      if (!this.take(',')) return this.fail('syntax');
      this.skipSpace();
    }
    return false;
  }

  private string(): boolean {
    if (!this.take('"')) return this.fail('syntax');
    for (; this.at < this.text.length; this.at++) {
      const codeUnit = this.text.charCodeAt(this.at);
      if (codeUnit === QUOTE) return this.take('"');
      if (codeUnit < SPACE) return this.fail('syntax');
      if (codeUnit === BACKSLASH && !this.escape()) return this.fail('syntax');
    }
    return this.fail('syntax');
  }

  /** Stops on the last character of the escape. */
  private escape(): boolean {
    this.at++;
    const letter = this.text.charAt(this.at);
    if (letter !== 'u') return letter !== '' && '"\\/bfnrt'.includes(letter);
    const digits = this.text.slice(this.at + 1, this.at + 5);
    if (!/^[\da-fA-F]{4}$/.test(digits)) return false;
    this.at += 4;
    return true;
  }

  private number(): boolean {
    this.take('-');
    if (!this.take('0') && !this.digits()) return this.fail('syntax');
    if (this.take('.') && !this.digits()) return this.fail('syntax');
    if (this.take('e') || this.take('E')) {
      if (!this.take('-')) this.take('+');
      if (!this.digits()) return this.fail('syntax');
    }
    return true;
  }

  private digits(): boolean {
    const start = this.at;
    while (this.text.charCodeAt(this.at) >= ZERO && this.text.charCodeAt(this.at) <= NINE) this.at++;
    return this.at > start;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return this.fail('syntax');
    this.at += word.length;
    return true;
  }

  private skipSpace(): void {
    while (isJsonSpace(this.text.charCodeAt(this.at))) this.at++;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private fail(kind: JsonFlaw['kind'], offset = this.at): false {
    this.flaw = { kind, offset };
    return false;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const NINE = 0x39;
const SPACE = 0x20;

function isJsonSpace(codeUnit: number): boolean {
  return codeUnit === SPACE || codeUnit === 0x0a || codeUnit === 0x0d || codeUnit === 0x09;
}
