// What is in the way and who must decide: «chưa bố trí vốn, cần UBND tỉnh quyết».
export type Obstacle = { readonly what: string; readonly decider: string }

// … cần UBND tỉnh quyết | can BTV cho y kien | đề nghị Sở Tài chính xem xét; not: «cần thêm người» (nobody decides)
const DECIDER =
  /^(?<what>[\s\S]*?)[\s,.;:-]*(?<![\p{L}\p{N}])(?:cần|can|đề nghị|de nghi|xin|chờ|cho)\s+(?<who>\p{L}[^\n]*?)\s+(?:quyết định|quyet dinh|quyết|quyet|cho ý kiến|cho y kien|chỉ đạo|chi dao|xem xét|xem xet|giải quyết|giai quyet|tháo gỡ|thao go)(?:\s+(?:ạ|a|nhé|với|sớm|som))*[\s.!]*$/iu

export function readObstacle(text: string): Obstacle | null {
  const groups = DECIDER.exec(text.trim())?.groups
  const what = (groups?.what ?? '').replace(/^(?:đang\s+)?(?:vướng|vuong)(?:\s+mắc|\s+mac)?[\s:,-]*/iu, '').trim()
  const decider = groups?.who?.trim() ?? ''
  return what && decider ? { what: what.slice(0, 1000), decider: decider.slice(0, 200) } : null
}
