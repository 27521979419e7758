// Who signed: the person's name below «T/M BAN THƯỜNG VỤ», «KT. CHỦ TỊCH»; read for the eye, kept nowhere.
import { fold } from '../text/fold.ts'
import { type Line, SIGNED } from './lines.ts'

const SURNAMES = new Set(
  `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai đào lâm tô hà cao lương tạ thái tống trương chu châu đàm kiều lưu phùng quách tôn từ vi viên vương văn tăng quàng lò lường lù lục ma má mã nông sùng giàng giang hạng hầu hoa khương khổng la lại lã lầu mạc mùa nghiêm ngọ ninh ông phí phương sầm tẩn tòng thào thân thạch tráng triệu ứng vàng vừ xa y a bế cầm cà bạc bàn cứ chảo chẩu chang điêu hạ hứa lèng lỳ mông`.split(
    ' ',
  ),
)
// Trần Văn Mẫu | TRẦN VĂN MẪU | Giàng Thị A      not: PHÓ CHỦ TỊCH | Chánh Văn phòng
const NAME = /^(?:\p{Lu}[\p{L}]*)(?:\s\p{Lu}[\p{L}]*){1,5}$/u
const OFFICES =
  /(?<![\p{L}])(?:chủ tịch|bí thư|giám đốc|chánh|văn phòng|trưởng|bộ trưởng|thủ tướng|ban|ủy|nơi nhận|tỉnh|lưu|thứ trưởng|cục)(?![\p{L}])/iu

// Nearly every line has no two capitals in a row; whoever signs has two of these among them.
const CAPITALS = /[A-Z][A-Z./]/

/** The name at the end of the signature, or null: never guessed from elsewhere in the text. */
export function readSigner(lines: readonly Line[]): string | null {
  const from = lines.findIndex(
    (line, i) => i >= lines.length * 0.3 && CAPITALS.test(line.text) && SIGNED.test(line.text),
  )
  if (from < 0) return null
  for (const line of lines.slice(from, from + 40)) {
    // Recipients on the left, the signature on the right.
    for (const part of line.text.split(/\s{3,}|\t|\|/).reverse()) {
      const said = part
        .replace(/[_*().]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      const first = said.split(' ')[0]?.toLowerCase() ?? ''
      if (NAME.test(said) && SURNAMES.has(first) && !OFFICES.test(said)) return named(said)
    }
  }
  return null
}
/** NGUYỄN VĂN MẪU → Nguyễn Văn Mẫu. */
function named(said: string): string {
  if (said !== said.toUpperCase() || fold(said).length < 4) return said
  return said
    .toLowerCase()
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
