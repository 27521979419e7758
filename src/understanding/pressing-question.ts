// «việc 236 lên mức mấy rồi», «việc 236 đã nhắc những gì», «236 đã báo cấp trên chưa»: how one task was pressed so far.
import { keySaid, type Reading } from './reading.ts'

export type PressingQuestion = { readonly kind: 'pressing'; readonly task: string }

/** Folded words without which nothing here is asked. */
export const MAY_ASK_PRESSING =
  /^(?=.*(\d|(^| )((viec|nhiem vu|nv|vu|cai) (do|nay|ay|kia|tren)|no|muc (may|nao|bao nhieu))( |$))).*(^| )(muc|nhac|don doc|bao(?! (nhieu|gio|lau|cao|gom))|len|thu)( |$)/
/** The task that was shown last, spoken of without its number. */
const THAT_TASK = /(^| )(?:(?:viec|nhiem vu|nv|vu|cai) (?:do|nay|ay|kia|tren)|no)(?= |$)/
/** «lên mức mấy rồi» alone. */
const LEVEL_ALONE =
  /^(?:(?:da|dang|hien|nay|gio|the) )*(?:len|o|den|toi) muc(?: bao dong)? (?:may|nao|bao nhieu)(?= |$)/

const HEAD = '^(?:(?:cho|xem|hoi|em|anh|chi|toi|minh|bot|oi|alo|the|con|voi|biet|kiem tra|xin|la) )*'
const SO = '(?: (?:da|duoc|bi|bot|dang|hien|nay|co|moi|van|tung|minh|ta|van phong|toi gio|den gio|den nay|x))*'
const END = '(?: (?:roi|chua|khong|ko|vay|the|a|nhi|ha|nhe|day|em|anh|chi|oi|bot|voi|ca|het|hay))*$'
const WHEN = '(?:khi nao|luc nao|hom nao|ngay nao|bao gio|tu (?:khi nao|hom nao|ngay nao|bao gio))'
const BODY = '(?:co quan|don vi|noi|cap|so|ban|nganh)'
const WHO = `(?:(?:nhung |cac )*(?:ai|dau|${BODY} nao))`
const TIMES = `(?:(?:may|bao nhieu) (?:lan|luot|ban)|lan (?:cuoi|gan nhat)(?: la)? ${WHEN})`
const YET = '(?:chua|khong|ko|hay chua)'
const WHAT = `(?:(?:nhung )?gi|${WHO}|${TIMES}|${WHEN}|den dau|toi dau|the nao|ra sao|${YET})`
const PRESSED = '(?:nhac(?: nho)?|don doc)'
const ABOVE = '(?:cap tren|cap giao viec|cap cao hon|lanh dao tinh)'
const UP = `(?:bao (?:len |toi |den |cho )?${ABOVE}|bao len x|len ${ABOVE})`
const form = (words: string) => new RegExp(`${HEAD}${words}${END}`)
// The task is a dot, a body an x.
const FORMS: readonly RegExp[] = [
  // việc 12 lên mức mấy rồi | việc 12 đang ở mức nào | việc 12 lên mức 3 chưa      not: việc 12 mức 3
  form(`·${SO}(?: (?:len|o|den|toi|bao dong|canh bao))* muc(?: bao dong)? (?:(?:may|nao|bao nhieu)|[123] ${YET})`),
  // việc 12 đã nhắc những gì | việc 12 nhắc mấy lần rồi | việc 12 đã đôn đốc ai chưa      not: nhắc việc 12 | việc 12 nhắc trước 3 ngày
  form(`·${SO} ${PRESSED}(?: (?:duoc|cho|viec|co quan|don vi|x))* ${WHAT}`),
  // đã nhắc việc 12 mấy lần | bot nhắc Sở Y tế việc 12 chưa      not: nhắc việc 12 chưa xong
  form(
    `(?:da|duoc|bot|van phong|minh|ta)(?: (?:da|co|tung|moi))* ${PRESSED}(?: (?:x|ve|cho|co quan|don vi))* ·(?: cho x)? ${WHAT}`,
  ),
  // 12 đã báo cấp trên chưa | việc 12 báo lên UBND tỉnh khi nào | việc 12 báo lên những ai rồi
  // not: việc 12 báo cấp trên đi | việc 12 đã báo cáo UBND tỉnh chưa (the body's own report)
  form(`·${SO} ${UP}(?: x)? (?:${YET}|${WHEN}|nao)`),
  form(`·${SO} bao (?:len|toi|den|cho) (?:${WHO}|(?:den |toi )?dau|cap nao)`),
  form(
    `(?:da|bot|van phong|minh|ta)(?: (?:da|co|tung|moi))* bao (?:len )?(?:${ABOVE}|x)(?: ve| vu)? · (?:${YET}|${WHEN})`,
  ),
  // việc 12 đã thử những gì
  form(`·${SO} thu (?:nhung )?(?:gi|cach gi|cach nao)(?: de don doc)?`),
]

/** `shown`: the tasks shown last; of one alone «việc đó» speaks, and so does «lên mức mấy rồi». */
export function readPressing(r: Reading, shown: readonly number[] = []): PressingQuestion | null {
  if (!MAY_ASK_PRESSING.test(r.keys) || r.documents.length || r.dates.length) return null
  const [task, another] = r.tasks
  if (another || (task && task.refs.length !== 1)) return null
  const bare = task ? -1 : r.words.findIndex((w) => /^\d{1,6}$/.test(w.raw))
  if (!task && bare < 0) return readOfShown(r, shown)
  const named = task ?? { from: /^(viec|nv|so)$/.test(r.words[bare - 1]?.key ?? '') ? bare - 1 : bare, to: bare + 1 }
  const spans = r.bodies.filter((b) => b.kind === 'body')
  const keys = r.words
    .flatMap((w, i) => {
      if (i >= named.from && i < named.to) return i === named.from ? ['·'] : []
      const span = spans.find((s) => s.from <= i && i < s.to)
      return span ? (span.from === i ? ['x'] : []) : [keySaid(w)]
    })
    .join(' ')
  if (!FORMS.some((one) => one.test(keys))) return null
  return { kind: 'pressing', task: task?.refs[0] ?? r.words[bare]?.raw ?? '' }
}

// việc đó lên mức mấy | việc này đã nhắc những gì | nó lên mức mấy rồi | lên mức mấy rồi      not: việc đó xong chưa
function readOfShown(r: Reading, [only, another]: readonly number[]): PressingQuestion | null {
  if (only === undefined || another !== undefined || r.bodies.length) return null
  const said = r.words.map(keySaid).join(' ')
  const keys = LEVEL_ALONE.test(said) ? `· ${said}` : said.replace(THAT_TASK, '$1·')
  return keys !== said && FORMS.some((one) => one.test(keys)) ? { kind: 'pressing', task: String(only) } : null
}
