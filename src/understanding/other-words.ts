// Phrases of the grammar that are other words where they stand: «cho tinh» behind «nộp» is no «chờ tỉnh».
import { says, saysAny } from '../text/number-words.ts'
import type { Word } from '../text/words.ts'

/** Typed bare, «mo» is «mô» (which) behind what can be asked for, else «mỏ», «mổ»; «chậm quá 2 tuần» counts, it does not sigh; «việc nhà ở xã hội» is no housework; «việc nào không xong» denies the end, «việc nào không» asks. */
export function isOther(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  if (to - from === 2 && says(words[from], 'việc') && says(words[from + 1], 'nhà')) return saysAny(words[to], HOUSES)
  // «việc riêng của Sở Y tế» is what that body alone has; «việc riêng của em» is nobody else's business.
  if (to - from === 2 && says(words[from], 'việc') && says(words[from + 1], 'riêng'))
    return saysAny(words[to], 'của') && saysAny(words[to + 1], OFFICES)
  if (to - from === 2 && says(words[to - 1], 'không') && saysAny(words[from], 'nào gì'))
    return words[to]?.gap === ' ' && saysAny(words[to], NOT_DONE)
  // «Sở Y tế làm việc gì tháng này»
  if (to - from === 2 && says(words[from], 'làm') && says(words[from + 1], 'việc'))
    return (
      isDoingWhat(words, from) || (saysAny(words[from - 1], 'ai nào') && saysAny(words[to], 'đó này ấy kia nớ đấy'))
    )
  // «phai nop gi cho tinh» typed bare: «cho», not «chờ».
  if (words[from]!.text === 'cho' && to - from > 1) return isReceived(words, from)
  // «đạt bao nhiêu %» sets no reminders («đặt báo»).
  if (to - from > 1 && words[to - 1]!.text === 'bao') return saysAny(words[to], 'nhiêu lâu giờ')
  if (to - from !== 1) return false
  // «hạn chế», «hạn hán» are no deadlines.
  if (says(words[from], 'hạn')) return words[from]!.text === 'hạn' && saysAny(words[to], 'chế hán hẹp mặn điền')
  // «xuất sắc», «xuất hiện» make no file.
  if (says(words[from], 'xuất')) return saysAny(words[to], 'sắc hiện phát thân viện cảnh ngũ trình khẩu chúng')
  // «máy xúc» is no «mấy xúc».
  if (words[from]!.text === 'máy') return !saysAny(words[to], MANY)
  if (words[from]!.text === 'mo') return !saysAny(words[from - 1], ASKED_FOR)
  return says(words[from], 'quá') && words[to]?.number != null && words[to]!.gap === ' '
}
/** A body does something; «chị làm việc gì đấy» asks a person. */
function isDoingWhat(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]
  if (!saysAny(words[at + 2], 'gì nào chi') || !before) return false
  return (
    !saysAny(before, 'anh chị em bác chú cô ông bà nó mày bạn tôi mình con cháu đang') || saysAny(words[at - 2], HEADS)
  )
}
const HEADS = 'bên sở vị ban xã phường quan phòng'
/** Something is handed to whoever is named next: «nop gi cho», «nhung viec phai nop cho». */
function isReceived(words: readonly Word[], at: number): boolean {
  if (saysAny(words[at - 1], 'vì do còn đang phải nên')) return false
  const before = words.slice(Math.max(0, at - 5), at)
  const verb = before.findLastIndex((w) => saysAny(w, 'nộp gửi trình báo'))
  return verb >= 0 && before.slice(verb + 1).every((w) => w.gap === ' ' && saysAny(w, HANDED))
}
const HANDED = 'gì chi những các cái cáo nào lên về việc thứ mô'
const MANY = 'việc cái vụ nhiệm đầu ngày tuần tháng giờ hôm đơn cơ sở xã phường mục người phần'
const NOT_DONE = 'xong hoàn làm kịp đúng đạt giải xử'
const OFFICES =
  'sở bên ban xã phường ubnd công văn đảng thanh hội ủy trường cơ đơn phòng chi tỉnh từng ngành mặt viện báo'
const HOUSES = 'ở tạm công văn dột máy nước khách thi trường đất sàn'
const ASKED_FOR =
  'việc sở bên vị quan khi xã phường ngày bữa hôm vụ cái ngành ban tháng ở đi tới đến tuần quý nhiệm văn đâu lúc'
