// Rates, rankings, summaries.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots, groupOf, limitSlot, rangeSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { firstOf, has, hitsOf, isEveryday, type Reading, residue } from '../reading.ts'

export const statistics: IntentReader = {
  name: 'statistics',
  examples: [
    'tỷ lệ hoàn thành của các sở',
    'xếp hạng các đơn vị tháng 7',
    'sở nào trễ nhiều nhất',
    'tổng hợp tình hình thực hiện KL 44',
    'SNV hoàn thành được bao nhiêu phần trăm rồi',
    'đơn vị nào làm tốt nhất quý này',
    'thống kê việc quá hạn theo từng đơn vị',
  ],
  read(r) {
    if (r.tasks.length || isEveryday(r) || asksWho(r)) return null
    const metric = metricOf(r)
    if (!metric) return null
    const group = groupOf(r)
    const order = orderOf(r)
    const bodies = bodySlots(r)
    return {
      slots: {
        ...(group && !bodies.agency ? { agency: [group] } : bodies),
        ...rangeSlots(r),
        ...documentSlots(r),
        metric,
        ...(isGrouped(r, metric, bodies.agency ?? []) ? { group_by: 'agency' as const } : {}),
        ...(order ? { order } : {}),
        ...limitOfTop(r),
      },
    }
  },
}

/** «ai phụ trách việc thống kê đất đai»: the word is of the matter. */
const asksWho = (r: Reading): boolean =>
  has(r, 'SUMMARY') &&
  !has(r, 'RATE', 'RANKING', 'MOST', 'EACH', 'OVERDUE', 'HOW_MANY') &&
  /(^| )(ai|(co quan|don vi|so|ban|nganh|ben) (nao|mo)) (dang |duoc )?(phu trach|chu tri|chiu trach nhiem|dam nhiem|tham muu|lo) /.test(
    r.keys,
  )
/** «so Sở A với Sở B xem bên nào trễ nhiều hơn», «SYT hay STC làm tốt hơn»: bodies are named and compared. */
const MORE = /(^| )(nhieu|it|cham|tre|muon|tot|nhanh|cao|thap|kha|te|kem|gioi|lau|no|qua han)( \p{L}+){0,2} hon( |$)/u
const COMPARING = 'so với giữa nhiều ít chậm trễ muộn tốt nhanh cao thấp khá tệ kém giỏi lâu nợ hơn làm bên nào xem'
function isCompared(r: Reading): boolean {
  const named = r.bodies.filter((b) => b.kind !== 'choice')
  if (new Set(named.flatMap((b) => b.names)).size < 2 || !MORE.test(r.keys)) return false
  if (residue(r).filter((i) => !saysAny(r.words[i], COMPARING)).length > 1) return false
  const [first, second] = named
  const either = second && r.words.slice(first!.to, second.from).some((w) => saysAny(w, 'hay hoặc'))
  const opens = r.words.slice(0, first!.from).some((w) => saysAny(w, 'so giữa'))
  return either || opens || r.asks || has(r, 'WHO', 'WHICH')
}
const LATE = /(^| )(tre|cham|muon|qua han|no|ton|lo han)( |$)/

/** «bao nhiêu sở có việc quá hạn», «có mấy xã đang trễ»: bodies are counted, by what is late with them. */
const countsBodies = (r: Reading): boolean =>
  /(^| )(may|bao nhieu) (don vi|co quan|so|xa|phuong|dia phuong|xa phuong|so nganh) ((hien|dang|con|bi|de|co|viec|nhiem vu|thuong xuyen) ){0,4}(tre|cham|qua han|no|lo han)( |$)/.test(
    r.keys,
  ) && residue(r).length === 0

function metricOf(r: Reading): Slots['metric'] | null {
  if (countsBodies(r)) return 'overdue_count'
  if (isCompared(r) && !has(r, 'RATE', 'ON_TIME')) return LATE.test(r.keys) ? 'overdue_count' : 'ranking'
  const most = has(r, 'MOST') && hasWhichBody(r) && !has(r, 'WHEN') && !isOfPeople(r)
  if (has(r, 'ON_TIME') && (has(r, 'RATE', 'MOST', 'RANKING', 'SUMMARY') || has(r, 'HOW_MANY')))
    return has(r, 'RATE') || most ? 'on_time_rate' : null
  if (has(r, 'RATE')) return residue(r).length > 1 ? null : 'completion_rate'
  if (has(r, 'HOW_MANY') && has(r, 'TASK') && !most && !has(r, 'EACH') && countsOf(r)) return null
  if (most && /(^| )(tre|cham|muon|qua han|no|ton|lo han)( |$)/.test(keysOf(r))) return 'overdue_count'
  if (has(r, 'RANKING') && !hasWhichBody(r) && !r.bodies.length && residue(r).length > 0) return null
  // «top 5 việc trễ lâu nhất»: tasks are ranked, no bodies.
  if (!hasWhichBody(r) && /(^| )(lau|dai|ngay) nhat( |$)/.test(keysOf(r))) return null
  if (TOP_TASKS.test(keysOf(r)) && !has(r, 'EACH')) return null
  if (has(r, 'RANKING')) return has(r, 'OVERDUE') && !/xep/.test(keysOf(r)) ? 'overdue_count' : 'ranking'
  if (most) return 'ranking'
  if (has(r, 'EACH') && has(r, 'OVERDUE') && has(r, 'HOW_MANY', 'SUMMARY', 'SHOW')) return 'overdue_count'
  // «NQ 27 làm tới đâu rồi»
  if (r.documents.length === 1 && !r.bodies.length && !has(r, 'TASK', 'WHEN') && PAPER_SO_FAR.test(r.keys))
    return 'summary'
  if (!has(r, 'SUMMARY')) return null
  return summaryMetric(r)
}
const PAPER_SO_FAR = /(^| )(lam|thuc hien|trien khai|di|chay|lam duoc) (den|toi) (dau|mo)( |$)/
// top 10 việc sắp tới hạn | top việc trễ của Sở Y tế      not: top 5 sở nhiều việc trễ
const TOP_TASKS = /(^| )top (\d+ )?(cai )?(dau |cong )?(viec|nhiem vu|muc|vu)( |$)/
/** «thống kê xem có bao nhiêu việc» counts. */
const countsOf = (r: Reading) => /(^| )(may|bao nhieu) (dau |cong |nhiem )?(viec|vu|muc)( |$)/.test(keysOf(r))
/** «tổng hợp tình hình KL 44», «thống kê việc quá hạn theo đơn vị»      not: «tình hình anh Nam thế nào». */
function summaryMetric(r: Reading): Slots['metric'] | null {
  const about = r.bodies.length || r.documents.length || r.provinces.length || r.dates.length || has(r, 'TASK', 'EACH')
  if (
    (!about && residue(r).length > 0) ||
    /^(da |a )*tinh hinh la (em|anh|chi|minh|toi|tui|bon|nha|hom)( |$)/.test(r.keys)
  )
    return null
  if (!about && !r.addressed && r.words.length > 8) return null
  if (residue(r).length > 2 || has(r, 'WHEN') || hitsOf(r, 'LINKED').some((c) => !isOfNamed(r, c))) return null
  // «tổng hợp danh sách việc …» is a list.
  if (has(r, 'OVERDUE'))
    return /thong ke|theo (tung|don vi|co quan)|so luong|so viec/.test(keysOf(r)) ? 'overdue_count' : null
  if (has(r, 'WHAT', 'WHICH') && has(r, 'TASK')) return null
  if (/danh sach|liet ke/.test(keysOf(r)) || has(r, 'DUE_SOON', 'OPEN', 'DUE')) return null
  return 'summary'
}
/** «tình hình về KH 205»: of a paper or a body that is named, of no matter. */
const isOfNamed = (r: Reading, { to }: { readonly to: number }): boolean =>
  [...r.documents, ...r.bodies].some((s) => s.from === to)
const keysOf = (r: Reading) => r.keys
/** «ai cao nhất nhóm», «ai ngồi lâu nhất»: of those in the room; «ai trễ nhiều nhất» is of work. */
const isOfPeople = (r: Reading): boolean =>
  /(^| )(ai|dua nao|thang nao|nguoi nao)( |$)/.test(r.keys) &&
  !/(^| )(so|don vi|co quan|xa|phuong|nganh|ban|ben) (nao|mo)( |$)/.test(r.keys) &&
  r.bodies.every((b) => b.kind === 'self') &&
  !has(r, 'BODIES', 'EACH') &&
  (residue(r).length > 0 || !(LATE.test(r.keys) || has(r, 'TASK', 'DONE', 'OPEN', 'ON_TIME', 'DO')))
const hasWhichBody = (r: Reading) =>
  hitsOf(r, 'WHO').length > 0 ||
  has(r, 'BODIES', 'EACH') ||
  r.bodies.some((b) => /^(Các|Đảng ủy các|UBND các)/.test(b.names[0]!))

function isGrouped(r: Reading, metric: Slots['metric'], bodies: readonly string[]): boolean {
  if (metric === 'ranking' || has(r, 'EACH') || countsBodies(r) || (has(r, 'MOST') && hasWhichBody(r))) return true
  const many = bodies.length > 1 || bodies.some((name) => /^Các |^Đảng ủy các|^UBND các/.test(name))
  return many && (metric === 'completion_rate' || metric === 'on_time_rate' || metric === 'overdue_count')
}
function orderOf(r: Reading): Slots['order'] | null {
  if (isCompared(r)) return LATE.test(r.keys) === / it( \p{L}+){0,2} hon( |$)/u.test(r.keys) ? 'best' : 'worst'
  if (!has(r, 'MOST', 'BEST', 'WORST')) return null
  const text = keysOf(r)
  const bad = /(^| )(tre|cham|qua han|muon|no|no dong|ton|lo han|chua)( |$)/.test(text)
  if (/\bit\b.*nhat/.test(text)) return bad ? 'best' : 'worst'
  if (/(^| )(tot|cao|nhanh|gioi|dau|hang nhat|tich cuc|som)( |$)/.test(text) && !/nhieu nhat/.test(text))
    return bad && /cao nhat/.test(text) ? 'worst' : 'best'
  if (/nhieu( \p{L}+){0,2} nhat/u.test(text)) return bad ? 'worst' : 'best'
  if (/dung han nhat/.test(text)) return 'best'
  return has(r, 'WORST') || bad ? 'worst' : has(r, 'BEST') ? 'best' : null
}
function limitOfTop(r: Reading): Pick<Slots, 'limit'> {
  const top = r.words.findIndex((w) => w.key === 'top')
  const number = top >= 0 ? r.words[top + 1]?.number : null
  if (number) return { limit: number }
  const first = r.words.findIndex(
    (w, i) => w.number !== null && w.number <= 50 && saysAny(r.words[i + 1], 'đơn sở cơ xã phường ngành địa'),
  )
  return first >= 0 && !r.dates.some((d) => d.from <= first && first < d.to) && firstOf(r, 'MOST', 'RANKING')
    ? { limit: r.words[first]!.number! }
    : limitSlot(r)
}
