const digits = new Uint8Array(128);
for (const [value, letter] of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.split('').entries())
  digits[letter.charCodeAt(0)] = value;

/** The bytes that a text in base 64 stands for. O(text). */
export function bytesOf(text: string): Uint8Array {
  const length = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let [bits, count, at] = [0, 0, 0];
  for (let index = 0; index < length; index++) {
    bits = ((bits << 6) | (digits[text.charCodeAt(index)] ?? 0)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = bits >> count;
  }
  return bytes;
}
