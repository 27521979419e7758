// What «/sukien Đại hội Đảng bộ tỉnh 03/10/2025 thay 01/10/2025» says: a name, a day, and what becomes of a day already recorded.
// «/sukien Đại hội Đảng bộ tỉnh bỏ 03/10/2025» takes a recorded day back; «/sukien Xã Bắc Hà: đại hội 20/8/2025» is of one body.
import type { Day } from '../../../domain/calendar.ts'
import { readDates } from '../../../text/asked-dates.ts'
import { readWords } from '../../../text/words.ts'

export type EventSaid = {
  readonly name: string
  /** The body that alone has this day, as it was written; null: the day of everybody. */
  readonly who: string | null
  readonly day: Day
  /** The recorded day that this one takes the place of. */
  readonly instead: Day | null
  /** It took place another time: the days already recorded stay. */
  readonly isAnother: boolean
  /** The day was recorded by mistake: it is taken back. */
  readonly isMistake: boolean
  /** A day that looks wrong was confirmed. */
  readonly isSure: boolean
}

// … lần mới | … thay 01/10/2025 | … vẫn đúng ngày
const ANOTHER = /\s+(?:lần mới|lan moi|lần khác|lan khac)(?=\s|$)/iu
const SURE = /\s+(?:vẫn đúng ngày|van dung ngay)(?=\s|$)/iu
const INSTEAD = /\s+(?:thay|thay cho|thay vì|thay vi)\s+(?:ngày\s+|ngay\s+)?(?<old>\d[\d/.-]*)\s*$/iu

// … bỏ 03/10/2025 | bỏ … ngày 03/10/2025 | … huỷ ngày 03/10/2025      not: lễ bỏ phiếu 3/10/2025 (no day right behind it)
const MISTAKE = /(?<=^|\s)(?:bỏ|bo|hủy|huỷ|huy|xóa|xoá|xoa)\s+(?:(?:ghi\s+)?(?:ngày|ngay)\s+)?(?=\d[\d/.-]*\s*$)/iu
const MISTAKE_AHEAD = /^(?:bỏ|bo|hủy|huỷ|huy|xóa|xoá|xoa)\s+(?:(?:ngày|ngay)\s+(?:(?:của|cua)\s+)?)?(?!phiếu|phieu)/iu

// đại hội bỏ | đại hội bỏ ngày đã ghi | bỏ ngày đại hội      not: lễ bỏ phiếu
const DAYLESS =
  /\s+(?:bỏ|bo|hủy|huỷ|huy|xóa|xoá|xoa)(?:\s+(?:hẳn|han|đi|di))?(?:\s+(?:ngày|ngay)(?:\s+(?:đã|da)\s+(?:ghi|nhập|nhap))?)?\s*$/iu

// Xã Bắc Hà: đại hội 20/8/2025      not: đại hội lúc 7:30 20/8/2025
const OF_BODY = /^(?<who>\p{L}[^:\d]{1,119}?)\s*:\s+(?=\P{N})/u
// đại hội 20/8/2025 tại Xã Bắc Hà | đại hội 20/8 của xã Bắc Hà
const AT_BODY = /(?<=\d)\s+(?:tại|tai|ở|của|cua|cho)\s+(?<who>\p{L}[^:\d]{1,119})$/iu

export function readEventSaid(text: string, today: Day): EventSaid | null {
  const whole = text.replace(/\s*@[\p{L} .]+$/u, '').trim()
  const of = OF_BODY.exec(whole) ?? AT_BODY.exec(whole)
  const who = of?.groups?.who?.trim() ?? null
  const plain = of ? whole.replace(of[0], '').trim() : whole
  const isAnother = ANOTHER.test(plain)
  const isSure = SURE.test(plain)
  const short = plain.replace(ANOTHER, '').replace(SURE, '')
  const isMistake = MISTAKE.test(short) || MISTAKE_AHEAD.test(short)
  const kept = short.replace(MISTAKE, '').replace(MISTAKE_AHEAD, '')
  const old = INSTEAD.exec(kept)?.groups?.old
  const instead = old ? lastDate(old, today) : null
  if (old && !instead) return null
  const typed = kept.replace(INSTEAD, '')
  const hit = lastDate(typed, today)
  if (!hit) return null
  const name = typed
    .slice(0, hit.from)
    .replace(
      /(?:\s+(?:vào|vao|diễn ra|dien ra|tổ chức|to chuc|họp|hop|ngày|ngay|là|la|vẫn|van|giữ|đúng|dung|phải|phai))+\s*$/iu,
      '',
    )
    .replace(/[«»"]/g, '')
    .trim()
  return name ? { name, who, day: hit.day, instead: instead?.day ?? null, isAnother, isMistake, isSure } : null
}
/** A day is taken back and not named: which one it is has to be asked. */
export function readDaylessMistake(text: string): Pick<EventSaid, 'name' | 'who'> | null {
  const whole = text.replace(/\s*@[\p{L} .]+$/u, '').trim()
  const of = OF_BODY.exec(whole)
  const plain = of ? whole.replace(of[0], '').trim() : whole
  if (!DAYLESS.test(plain) && !MISTAKE_AHEAD.test(plain)) return null
  const name = plain.replace(DAYLESS, '').replace(MISTAKE_AHEAD, '').replace(/[«»"]/g, '').trim()
  return name ? { name, who: of?.groups?.who?.trim() ?? null } : null
}
// Đại hội Đảng bộ tỉnh 03/10/2025 | «đại hội» ngày 3/10
function lastDate(text: string, today: Day): { readonly day: Day; readonly from: number } | null {
  const words = readWords(text)
  const hit = readDates(words, today).findLast((d) => d.since !== null && d.since === d.until)
  const first = hit && words[hit.from]
  return hit && first ? { day: hit.named, from: first.from } : null
}

/** The same, written out for a choice. */
export function writeEvent(name: string, said: Omit<EventSaid, 'name'>, province: string): string {
  const date = (day: Day) => day.split('-').reverse().join('/')
  return [
    `/sukien ${said.who ? `${said.who}: ` : ''}${name} ${said.isMistake ? 'bỏ ' : ''}${date(said.day)}`,
    said.isAnother ? 'lần mới' : '',
    said.isSure ? 'vẫn đúng ngày' : '',
    said.instead ? `thay ${date(said.instead)}` : '',
    `@${province}`,
  ]
    .filter(Boolean)
    .join(' ')
}
