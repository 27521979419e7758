// How the periods of a recurring duty are called.

const PERIODS: readonly (readonly [RegExp, (m: RegExpExecArray) => string])[] = [
  [/^(\d{4})-W(\d{2})(?:-\d)?$/, (m) => `tuần ${Number(m[2])}/${m[1]}`],
  [/^(\d{4})-Q(\d)$/, (m) => `quý ${m[2]}/${m[1]}`],
  [/^(\d{4})-(\d{2})-(\d{1,2})$/, (m) => `${Number(m[3])}/${Number(m[2])}/${m[1]}`],
  [/^(\d{4})-(\d{2})$/, (m) => `tháng ${Number(m[2])}/${m[1]}`],
  [/^(\d{4})$/, (m) => `năm ${m[1]}`],
]
/** `2025-08` → «kỳ tháng 8/2025». */
export function sayPeriodKey(key: string): string {
  for (const [pattern, say] of PERIODS) {
    const match = pattern.exec(key)
    if (match) return `kỳ ${say(match)}`
  }
  return `kỳ ${key}`
}

/** The period as somebody named it. */
export function sayPeriodSaid({ kind, said }: { readonly kind: 'key' | 'day'; readonly said: string }): string {
  return kind === 'key' ? sayPeriodKey(said) : `kỳ ${said}`
}
