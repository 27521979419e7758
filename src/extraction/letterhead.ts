// Who issues a document, from its letterhead: the body above and the body below it («TỈNH ỦY …» over «BAN TỔ CHỨC»).
import { bodyWords } from '../text/body-spelling.ts'
import { bodiesAt } from '../text/written-bodies.ts'

/** Lines of the other half of the letterhead, where the two stand one after the other. */
const OTHER_HALF =
  /^(?:CỘNG(?:\s+H[ÒO]A.*)?$|H[ÒO]A XÃ HỘI|XÃ HỘI CHỦ NGHĨA|CHỦ NGHĨA VIỆT NAM|VIỆT NAM$|ĐẢNG\s+CỘNG\s+SẢN|ĐỘC\s+LẬP)/u
const TITLES =
  /^(?:BÁO CÁO|KẾT LUẬN|THÔNG BÁO|KẾ HOẠCH|CÔNG ĐIỆN|CHỈ THỊ|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHỤ LỤC|TỜ TRÌNH)(?![A-Za-zÀ-ỹ])/u
const STAMPS = /[|*_]+|(?:^|\s)[-–]+(?=\s|$)|HỎA TỐC(?: HẸN GIỜ)?|HOẢ TỐC|(?:THƯỢNG )?KHẨN(?: CẤP)?/gu
// A line that begins a body of its own      not: TỈNH ĐÔNG KHÊ, VÀ DU LỊCH (the line above goes on)
const BEGINS =
  /^(?:THƯỜNG TRỰC|BAN|BCĐ|BỘ|UBND|HĐND|MTTQ|ỦY BAN|UỶ BAN|HỘI|VĂN PHÒNG|SỞ|TỈNH (?:ỦY|UỶ|ĐOÀN)|THÀNH (?:ỦY|UỶ|ĐOÀN)|ĐẢNG (?:ỦY|UỶ|BỘ)|CỤC|CHI CỤC|TRUNG TÂM|TRƯỜNG|THANH TRA|CÔNG AN|CHÍNH PHỦ|THỦ TƯỚNG|LIÊN ĐOÀN|TÒA ÁN|VIỆN|BẢO HIỂM|KHO BẠC|THUẾ|CHỦ TỊCH|QUÂN KHU|BÁO|ĐÀI)(?=[\s,]|$)/u
/** Named by what they belong to: «Văn phòng», «Ban Tổ chức», «Ủy ban Kiểm tra», «Ban Thường trực». */
const BELONGS =
  /^(?:Văn phòng|Thường trực|Ban(?! (?:Chỉ đạo|Quản lý|Chấp hành|Điều hành|Chỉ huy))|Ủy ban Kiểm tra)(?![A-Za-zÀ-ỹ])/u
const OWNED =
  /(?:Tỉnh ủy|Thành ủy|Đảng ủy|Tỉnh đoàn|nhân dân|Mặt trận|tỉnh|xã|phường|thành phố|Trung ương|Chính phủ|Quốc hội)(?![A-Za-zÀ-ỹ])/u

/** The issuer that the lines above the title name; null where they name none. */
export function issuerOfLetterhead(lines: readonly string[]): string | null {
  const groups: string[] = []
  for (const raw of lines) {
    // Two letterheads side by side: the issuer stands on the left.
    const side = raw.replace(STAMPS, ' ').trim()
    const left = side.split(/\s{3,}|\s+(?=CỘNG\s+H[ÒO]A|ĐẢNG\s+CỘNG\s+SẢN)/u)[0]?.trim() ?? ''
    if (/^SỐ\s*:?\s*\d/iu.test(left) || TITLES.test(left)) break
    if (!left || left !== left.toUpperCase() || OTHER_HALF.test(left) || !/[A-Za-zÀ-ỹ]{2}/u.test(left)) continue
    const before = groups.at(-1)
    const begins =
      BEGINS.test(left) && !/^(?:[A-Za-zÀ-ỹ]+|ĐẢNG (?:ỦY|UỶ)|VĂN PHÒNG ĐẢNG (?:ỦY|UỶ)|.*(?:,| VÀ))$/u.test(before ?? '')
    if (before === undefined || begins) groups.push(left)
    else groups[groups.length - 1] = `${before} ${left}`
  }
  const names = groups.flatMap((group) => nameOf(group) ?? [])
  const name = names.at(-1)
  const above = names.at(-2)
  if (!name) return null
  return above && BELONGS.test(name) && !OWNED.test(name) ? `${name} ${withoutPlace(above)}` : name
}
function nameOf(text: string): string | null {
  return bodiesAt(bodyWords(text), 0)?.names.at(-1) ?? BARE[text] ?? null
}
/** Heads that are no body without their owner. */
const BARE: Readonly<Record<string, string>> = {
  'VĂN PHÒNG': 'Văn phòng',
  'BAN THƯỜNG TRỰC': 'Ban Thường trực',
  'THƯỜNG TRỰC': 'Thường trực',
}
/** «Tỉnh ủy Đông Khê» → «Tỉnh ủy»: the place stands beside it in the head. */
function withoutPlace(name: string): string {
  return /^(.*?(?:Tỉnh ủy|Thành ủy|Tỉnh đoàn|Thành đoàn|\stỉnh|\sthành phố))(?:\s+\p{Lu}.*)?$/u.exec(name)?.[1] ?? name
}
