/*
 * A segment is one array of bytes. "varint" is a whole number, seven bits a byte, the lowest first, the high bit set when more
 * follow; "text" is UTF-16 code units written as UTF-8 would write their numbers (CESU-8).
 *
 *   header      four uint32, the lowest byte first: MAGIC, VERSION, length of all, checksum of what follows the header
 *   documents   varint how many; for each: varint how many bytes its id shares with the id before, varint how many others follow and
 *               these (text); a byte with the language as a bit (see `languageBit`); varint different words in the title, in the text
 *   stems       a table of words by their stems (see `StemTableWriter`), words as numbers in the dictionary of words; a word is filed for
 *               each language of its documents in which its stem is another word
 *   words       a dictionary of the folded words
 *   records of words, to the end:
 *               varint 2 × documents with the word in the text + 1 if it stands in a title;
 *               if so: varint documents with it in the title, varint length of their list in bytes, the list; then the list of the text
 *   list        for each document, ascending: varint 2 × (number less the next possible one) + 1 if the word stands there more than
 *               once, and if so varint times less 2; then for each of them the places in the field, ascending, as numbers of words,
 *               each as varint less the next possible one
 */

/** "NMSG". */
export const MAGIC = 0x47534d4e;
export const VERSION = 1;
export const HEADER_LENGTH = 16;
