// What is in the way and who must decide: «chưa bố trí vốn, cần UBND tỉnh quyết».
export type Obstacle = { readonly what: string; readonly decider: string }

const VERBS =
  '(?:quyết định|quyet dinh|quyết|quyet|cho ý kiến|cho y kien|chỉ đạo|chi dao|xem xét|xem xet|giải quyết|giai quyet|tháo gỡ|thao go)'
const POLITE = '(?:\\s+(?:ạ|a|nhé|nhe|nha|với|voi|sớm|som|em|anh|chị|chi))*'
const END = `${POLITE}[\\s.!]*$`
const asked = (words: string) =>
  new RegExp(`^(?<what>[\\s\\S]*)(?<![\\p{L}\\p{N}])(?:${words})\\s+(?<who>\\p{L}[^\\n]*?)\\s+${VERBS}${END}`, 'iu')
// … cần UBND tỉnh quyết | chờ vốn cần BTV cho y kien | xin ý kiến, đề nghị Sở Tài chính xem xét; not: «cần thêm người» (nobody decides)
const NEEDED = asked('cần|can|đề nghị|de nghi')
// chưa có vốn, chờ UBND tỉnh quyết: where nothing stronger is said, whom it waits for decides
const AWAITED = asked('xin|chờ|cho')
/** As the bot writes it out where the two were told one after the other. */
const TOLD_APART = /^(?<what>[\s\S]+?);\s*cấp quyết:\s*(?<who>\p{L}[\s\S]*)$/iu
const DECIDES_AT_END = new RegExp(`\\s+${VERBS}${END}`, 'iu')

export function readObstacle(text: string): Obstacle | null {
  const typed = text.trim()
  const apart = TOLD_APART.exec(typed)?.groups
  if (apart) return obstacleOf(apart.what, readDecider(apart.who ?? ''))
  const groups = (NEEDED.exec(typed) ?? AWAITED.exec(typed))?.groups
  return groups ? obstacleOf(groups.what, groups.who) : null
}
/** «UBND tỉnh», «cần UBND tỉnh quyết ạ»: who decides, told alone. */
function readDecider(said: string): string {
  const named = (NEEDED.exec(said) ?? AWAITED.exec(said))?.groups?.who ?? said.replace(DECIDES_AT_END, '')
  return named.replace(new RegExp(END, 'iu'), '')
}
function obstacleOf(before: string | undefined, who: string | undefined): Obstacle | null {
  const what = (before ?? '')
    .replace(/^(?:đang\s+|dang\s+|còn\s+|con\s+)?(?:vướng|vuong)(?:\s+mắc|\s+mac)?[\s:,-]*/iu, '')
    .replace(/[\s,.;:-]+(?:(?:cần|can|và|va|nên|nen)[\s,.;:-]*)*$/iu, '')
    .trim()
  const decider = (who ?? '').replace(/^(?:(?:xin|chờ|cho|cần|can|đề nghị|de nghi)\s+)+/iu, '').trim()
  return what && decider ? { what: what.slice(0, 1000), decider: decider.slice(0, 200) } : null
}
