// Lists of phrases as plain text: one after another, a semicolon or a new line between.

/** «sắp (đến|tới) hạn; gần hạn» → both patterns; «(a|b|)» are choices, expanded elsewhere. */
export function phrases(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
}
