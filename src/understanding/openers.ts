// How a request is opened in writing: «Đề nghị cho biết …», «Kính mong đồng chí cung cấp …», «Báo cáo tôi …», «Văn phòng xin hỏi …».
// Only what is asked for is read: «cho biết …» stands for all of it.
import type { Tag } from './cues.ts'
import { has, keySaid, type Reading, wordBehind } from './reading.ts'

const WHOM =
  '(?: (?:toi|em|anh|chi|minh|chung toi|duoc|dc|(?:cac )?(?:dong chi|anh|chi)|bot|ban|don doc|he thong|van phong|(?:bo phan|phong|to) (?:tong hop|theo doi|tham muu|giup viec)|don vi|bo phan|chuyen vien))*'
const ME = '(?: (?:toi|em|anh|chi|minh|chung toi|lanh dao))?'
const TO_KNOW = `cho${ME}(?: duoc)? (?:biet(?: ro| ve| them| cu the)?|nam(?: duoc| ro)?)|cung cap(?: cho${ME})?(?: thong tin ve)?|duoc biet|bao cho toi(?: biet)?`
/** What is asked for where somebody is told to report: never how something stands by now. */
const REPORTED =
  '(?= (?:cac|nhung|so luong|so (?:viec|nhiem vu)|danh sach|tien do|tinh hinh|thoi han|han|ty le|ti le|tung|nhiem vu nao|viec nao|don vi nao|co quan nao|xem)(?: |$))'
const POLITE =
  '(?:(?:da|vang|kinh|thua|kinh thua|alo|a|oi|xin|tran trong|rat|lanh dao|thu truong|sep|dong chi|anh|chi) )*'

const TOLD_TO_REPORT = `(?:de nghi|yeu cau|nho|mong|phien)${WHOM} (?:bao cao|thong tin|ra soat|kiem tra|tra cuu|cap nhat|bao|cho y kien)(?: nhanh| lai| ve| gap| ngay| xem| giup| cho| toi| anh| chi| em)*`
const ASKS_END = '(?:nao|gi|bao gio|bao nhieu|may|the nao|dau|ra sao)(?: [^ ]+){0,2}$'
const OPENS: readonly RegExp[] = [
  // đề nghị (đồng chí) cho biết | nhờ cung cấp | mong được biết | tôi cần nắm
  new RegExp(`^${POLITE}(?:de nghi|yeu cau|nho|mong(?: muon)?|lam on|phien|vui long)${WHOM} (?:${TO_KNOW})(?= )`),
  new RegExp(
    `^${POLITE}(?:chung )?(?:toi|em|minh) (?:muon|can|mong|xin)(?: duoc)? (?:biet|nam|hoi)(?: duoc| ro)?(?= )`,
  ),
  // xin phép hỏi | cho phép tôi được hỏi | đ/c cho tôi hỏi | xin cho biết
  new RegExp(
    `^${POLITE}(?:(?:xin|cho|duoc) phep${ME}(?: duoc)? hoi|cho${ME}(?: duoc)? hoi|cho(?: toi| chung toi)? biet|xin hoi)(?= )`,
  ),
  // Phòng Tổng hợp hỏi | UBND xã xin hỏi
  /^(?:phong|ubnd|to|bo phan|van phong)(?: (?!hoi)[^ ]+){1,3} (?:xin |muon |can )?hoi(?= )/,
  // đồng chí báo cáo tôi | báo cáo tôi | đề nghị báo cáo | yêu cầu rà soát các nhiệm vụ
  new RegExp(`^${POLITE}(?:(?:de nghi|yeu cau|nho)${WHOM} )?bao cao toi${REPORTED}`),
  new RegExp(`^${POLITE}${TOLD_TO_REPORT}${REPORTED}`),
  // Xin ý kiến: … | Kính xin ý kiến đ/c, … | Nội dung cần hỏi: …
  new RegExp(
    `^${POLITE}(?:(?:kinh )?xin y kien(?: (?:dong chi|anh|chi|lanh dao|sep|ve))*|noi dung (?:can )?hoi|cau hoi)(?= )`,
  ),
  // đồng chí kiểm tra giúp tôi xem …
  new RegExp(
    `^(?:(?:da|kinh|thua|nho|phien|de nghi) )*dong chi(?: [^ ]+)? (?:kiem tra|tra cuu|tra|xem|ra soat|cho biet)(?: lai| giup| ho| gium| cho| toi| anh| chi| minh| xem| voi)* (?:xem |biet |la )?(?=(?:[^ ]+ ){3,}${ASKS_END})`,
  ),
  // đề nghị tra cứu | nhờ đồng chí lọc giúp
  new RegExp(
    `^${POLITE}(?:de nghi|yeu cau|nho|phien|mong)${WHOM}(?= (?:liet ke|tra cuu|thong ke|tong hop|loc|kiem tra) )`,
  ),
]
const BEGINS =
  /^(da|vang|kinh|thua|alo|xin|tran|rat|lanh|thu|sep|dong|anh|chi|de|yeu|nho|mong|lam|phien|vui|chung|toi|em|minh|cho|duoc|bao|phong|ubnd|to|bo|van|noi|cau|hoi) /
/** A body that asks: «Văn phòng xin hỏi», «UBND xã cần biết»; «Sở Y tế cho biết» tells. */
const ASKING_BODY =
  /^ ?(?:(?:kinh|xin|muon|can|cho|duoc|phep|toi|em) )*(?:hoi(?= )|(?:de nghi|mong|can|muon|xin)(?: duoc)?(?: cho)? (?:biet|nam(?: duoc| ro)?)(?= ))/

/** What is asked for, or null where nothing opens the message. */
export function withoutOpener(r: Reading): string | null {
  const at = behindOpener(r)
  if (at === null || at >= r.words.length) return null
  // «yêu cầu báo cáo nhiệm vụ 12 đã xong»
  if (r.tasks.length && has(r, 'FINISHED', 'DOING', 'EXTEND')) return null
  return `cho biết ${r.text.slice(r.words[at]!.from)}`
}
function behindOpener(r: Reading): number | null {
  const body = r.bodies[0]
  if (body && body.from <= 1) {
    const asked = ASKING_BODY.exec(keysFrom(r, body.to))
    if (asked) return wordBehind(r, asked[0].length, body.to)
  }
  if (!BEGINS.test(r.keys)) return null
  const told = ORDERED.exec(r.keys)
  if (told && isAskedOfBody(r, wordBehind(r, told[0].length))) return wordBehind(r, told[0].length)
  for (const opens of OPENS) {
    const found = opens.exec(r.keys)
    if (found) return wordBehind(r, found[0].length)
  }
  return null
}
/** đề nghị rà soát Sở X có việc nào … | yêu cầu báo cáo UBND xã Y còn mấy việc      not: đề nghị báo cáo Sở X trước thứ 6 */
const ORDERED = new RegExp(`^${POLITE}${TOLD_TO_REPORT} `)
const isAskedOfBody = (r: Reading, at: number): boolean =>
  r.bodies.some((b) => b.from === at && b.kind !== 'self') &&
  r.cues.some((c) => c.from > at && ASKED.some((t) => c.value.tags.has(t)))
const ASKED: readonly Tag[] = ['WHAT', 'WHICH', 'HOW_MANY', 'WHEN']
const keysFrom = (r: Reading, from: number): string =>
  r.words
    .slice(from, from + 12)
    .map(keySaid)
    .join(' ')
