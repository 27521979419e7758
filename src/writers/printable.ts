// What may stand in XML: characters that a torn PDF leaves behind would make Word and Excel refuse the whole file.

// control characters but tab and line ends, halves of a pair, the two non-characters    not: any letter, any emoji
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu

/** The text without what no file can hold. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '')
}
