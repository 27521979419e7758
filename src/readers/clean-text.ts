// Letters made one at the door: NFC, no invisible marks, one kind of line break.

/** Zero-width and bidirectional marks, the soft hyphen, the BOM. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g
const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }

/** Text as the rest of the bot expects it. A form feed stays: it marks a page and is taken out where text is laid out. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(CONTROL, '')
    .replace(/[\ufb00-\ufb06]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFC')
}

/** One line without double spaces, as it stands in a paragraph or a cell. */
export function oneLine(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').trim()
}
