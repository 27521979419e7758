// Where in a sentence its owner may be named: at the beginning, behind openers, a topic or a condition.
import { matchesOf } from '../text/matches.ts'

// Openers after which the owner may stand: «Trên cơ sở …,», «Trước ngày …,», «Trong đó,», «Về …:».
const OPENER =
  /^(?:Trên cơ sở|Căn cứ|Để|Nhằm|Theo|Trong|Đối với|Sau|Qua|Từ|Với|Trước|Chậm nhất|Đến|Bên cạnh|Ngoài|Đồng thời|Mặt khác|Tại|Hằng|Hàng|Định kỳ|Khi|Ngay|Riêng|Cùng với|Song song|Thực hiện|Tiếp tục thực hiện|Về|đồng thời|trong đó|trên cơ sở|riêng|Trước mắt|Về việc|Nhất là|Nhân|Vào|Đầu|Giữa|Cuối|Kể từ|Thứ|Ngày|Mỗi|Muộn nhất|Không quá)(?![A-Za-zÀ-ỹ])/u
// «Quá thời hạn trên mà … thì giao X»: what is ordered stands behind the condition.
const CONDITION = /^(?:Quá|Nếu|Trường hợp|Khi|Hết|Sau|Đến|Trong trường hợp)\s[^.;]{5,300}?\sthì\s+/u
const TOPIC = /^[^:.;]{3,400}:\s+/u
const BREAKS = /[,:]\s+/g
/** Places at which an owner may be named: the beginning, after a topic colon, after opener clauses. */
export function starts(text: string): readonly number[] {
  const places = [0]
  const topic = text.includes(':') ? TOPIC.exec(text) : null
  // «Về …: Giao X»; a list of names after a colon is no order.
  const after = topic ? text.slice(topic[0].length) : ''
  if (
    topic &&
    after &&
    (/^(?:Về|Đối với|Việc|Nội dung|Liên quan|Kiến nghị|Đề xuất|Đề nghị|Chế độ|Công tác|Lĩnh vực)\s/u.test(text) ||
      /^(?:giao|đề nghị|yêu cầu|phân công)\s/iu.test(after))
  )
    places.push(topic[0].length)
  const condition = CONDITION.exec(text)
  if (condition) places.push(condition[0].length)
  if (OPENER.test(text)) {
    let seen = 0
    for (const match of matchesOf(text.slice(0, 600), BREAKS)) {
      places.push(match.index + match[0].length)
      if (++seen >= 6) break
    }
    const straight = /^(?:Đồng thời|đồng thời|Trong đó|trong đó|Riêng|riêng)\s+/u.exec(text)
    if (straight) places.push(straight[0].length)
  }
  return places.sort((a, b) => a - b)
}
/** Where the work begins when no owner is named. */
export function openerEnd(text: string): number {
  const topic = /^(?:Về|Đối với|Việc)\s[^:.;]{3,300}:\s+/u.exec(text)
  return topic ? topic[0].length : 0
}
