// What a person says while reviewing: a decision about the task just shown, or where to go next. Pure.
import { fold } from '../../text/fold.ts'

export type Spoken =
  | { readonly kind: 'right' | 'drop' | 'both' | 'replace' | 'task' | 'context' }
  | { readonly kind: 'rest' | 'undo' | 'next' | 'walk' | 'how' | 'show' }
  /** About the whole draft: twins of the register left out, thrown away, its head corrected. */
  | { readonly kind: 'repeats' | 'beside' }
  | { readonly kind: 'number' | 'issued' | 'issuer' | 'name'; readonly words: string }
  | { readonly kind: 'discard'; readonly words: string }
  /** «tên:» and nothing behind it; `words`: what was to be given. */
  | { readonly kind: 'lacking'; readonly words: string }
  | { readonly kind: 'lead' | 'coop' | 'deadlines' | 'title' | 'split' | 'merge' | 'replaces'; readonly words: string }
export type SpokenAgain = { readonly spoken: Spoken; readonly overrules: boolean }

// đúng | đúng rồi | giữ nguyên | không phải việc | bỏ | là việc | bối cảnh | giữ cả hai | giữ cả hai bản nháp | thay thế việc cũ | còn lại đúng hết
const SHORT: readonly (readonly [RegExp, Exclude<Spoken, { readonly words: string }>['kind']])[] = [
  [/^(cac |nhung |tat ca )?(viec |nhiem vu )?con lai( deu| la)? dung( het| ca| roi)?( a)?$/, 'rest'],
  [/^(dung|dung roi|dung viec|ok|dong y|giu|giu nguyen|giu han|giu nhu van ban|chuan)$/, 'right'],
  [/^(khong phai( la)? viec|khong phai nhiem vu|bo|bo viec( nay)?|bo qua viec nay)$/, 'drop'],
  [/^(giu )?ca hai( viec)?$/, 'both'],
  [/^(giu )?ca hai ban nhap$/, 'beside'],
  [/^thay( the)?( viec cu)?$/, 'replace'],
  [/^(la viec|la nhiem vu|viec|nhiem vu)$/, 'task'],
  [/^(la )?boi canh$/, 'context'],
  [/^(hoan tac|quay lai|huy quyet dinh|lam lai)$/, 'undo'],
  [
    /^(tiep|tiep theo|xem tiep|xem (viec|muc|cai) (tiep|tiep theo)|(viec|muc) tiep theo|de sau|bo qua)( a| nhe| di)*$/,
    'next',
  ],
  [/^(tung viec|duyet tung viec|het)$/, 'walk'],
  [/^(bo|loai|xoa)( het| tat ca)?( cac| nhung)? viec( da)? trung( lap| cung han| trong so)*$/, 'repeats'],
  [/^(sua|sua the nao)$/, 'how'],
  [/^$/, 'show'],
]
type Long = Extract<Spoken, { readonly words: string }>['kind']
// số: 44-KL/TU | số văn bản: không | ngày: 06/8/2025 | ngày ban hành: 06/8/2025 | cơ quan ban hành: Ban Thường vụ Tỉnh ủy | tên văn bản: KL về đất đai | bỏ bản nháp N4
const HEAD: readonly (readonly [RegExp, Long])[] = [
  [
    /^(?:sửa\s+)?số(?:\s+(?:văn\s+bản|hiệu|ký\s+hiệu|và\s+ký\s+hiệu))*\s*(?::|là|thành)\s*(?<words>không(?:\s+có|\s+số)*|.*\d.*)$/isu,
    'number',
  ],
  [
    /^(?:sua\s+)?so(?:\s+(?:van\s+ban|hieu|ky\s+hieu|va\s+ky\s+hieu))*\s*(?::|la|thanh)\s*(?<words>khong(?:\s+co|\s+so)*|.*\d.*)$/is,
    'number',
  ],
  [
    /^(?:sửa\s+)?ngày(?:\s+(?:văn\s+bản|ban\s+hành|ký))*\s*(?::|là|thành)\s*(?<words>không(?:\s+có|\s+ghi|\s+ngày)*|.*\d.*)$/isu,
    'issued',
  ],
  [
    /^(?:sua\s+)?ngay(?:\s+(?:van\s+ban|ban\s+hanh|ky))*\s*(?::|la|thanh)\s*(?<words>khong(?:\s+co|\s+ghi|\s+ngay)*|.*\d.*)$/is,
    'issued',
  ],
  [/^(?:sửa\s+)?(?:cơ\s+quan|nơi|đơn\s+vị)\s+ban\s+hành\s*(?::|là|thành)\s*(?<words>.+)$/isu, 'issuer'],
  [/^(?:sua\s+)?(?:co\s+quan|noi|don\s+vi)\s+ban\s+hanh\s*(?::|la|thanh)\s*(?<words>.+)$/is, 'issuer'],
  [/^(?:sửa\s+)?tên\s+(?:văn\s+bản|ngắn|gọi)(?:\s+văn\s+bản)?\s*(?::|là|thành)\s*(?<words>.+)$/isu, 'name'],
  [/^(?:sua\s+)?ten\s+(?:van\s+ban|ngan|goi)(?:\s+van\s+ban)?\s*(?::|la|thanh)\s*(?<words>.+)$/is, 'name'],
  [
    /^(?:bỏ|hủy|huỷ|xóa|xoá|bo|huy|xoa)\s+(?:cả\s+|ca\s+)?(?:bản\s+nháp|ban\s+nhap)(?:\s+này|\s+nay)?(?:\s+(?<words>n\d{1,6}))?(?:\s+(?<seal>#[0-9a-f]{8}))?$/isu,
    'discard',
  ],
]
// chủ trì: Sở Y tế | giao Sở Y tế chủ trì | phối hợp: không | hạn: trước 20/8 | tên: … | tách | tách: A | B | gộp với 4.(3) | gộp với việc 7
const LONG: readonly (readonly [RegExp, Long])[] = [
  [/^(?:sửa\s+)?(?:cơ quan\s+)?chủ trì\s*(?::|là)\s*(?<words>.+)$/isu, 'lead'],
  [/^giao\s+(?<words>.+?)\s+chủ trì$/isu, 'lead'],
  [/^(?:sửa\s+)?(?:cơ quan\s+)?phối hợp\s*(?::|là)\s*(?<words>.+)$/isu, 'coop'],
  [/^(?:sửa\s+)?(?:thời\s+)?hạn\s*(?::|là)\s*(?<words>.+)$/isu, 'deadlines'],
  [/^(?:sửa\s+)?(?:tên|tên việc|nội dung)\s*(?::|là)\s*(?<words>.+)$/isu, 'title'],
  [/^tách(?:\s+việc)?(?:\s*:\s*(?<words>.+))?$/isu, 'split'],
  [/^tách\s+(?<words>theo cơ quan)$/isu, 'split'],
  [/^gộp\s+(?:với|vào)(?:\s+mục)?\s+(?<words>(?:việc\s+(?:số\s+)?)?\S+)$/isu, 'merge'],
  [
    /^thay(?:\s+thế)?(?:\s+(?:các\s+)?việc)?\s+(?<words>\d[\d\s,;]*(?:và\s+\d+)?|tất cả|cả \d+(?:\s+việc)?(?:\s+cũ)?)$/isu,
    'replaces',
  ],
]
/** The same without marks, as many people type on a phone. */
const BARE: readonly (readonly [RegExp, Long])[] = [
  [/^(?:sua\s+)?(?:co quan\s+)?chu tri\s*(?::|la)\s*(?<words>.+)$/is, 'lead'],
  [/^(?:sua\s+)?(?:co quan\s+)?phoi hop\s*(?::|la)\s*(?<words>.+)$/is, 'coop'],
  [/^(?:sua\s+)?(?:thoi\s+)?han\s*(?::|la)\s*(?<words>.+)$/is, 'deadlines'],
  [/^(?:sua\s+)?ten\s*(?::|la)\s*(?<words>.+)$/is, 'title'],
  [/^tach(?:\s*:\s*(?<words>.+))?$/is, 'split'],
  [/^tach\s+(?<words>theo co quan)$/is, 'split'],
  [/^gop\s+(?:voi|vao)(?:\s+muc)?\s+(?<words>(?:viec\s+(?:so\s+)?)?\S+)$/is, 'merge'],
  [
    /^thay(?:\s+the)?(?:\s+(?:cac\s+)?viec)?\s+(?<words>\d[\d\s,;]*(?:va\s+\d+)?|tat ca|ca \d+(?:\s+viec)?(?:\s+cu)?)$/is,
    'replaces',
  ],
]

// việc 7 | xem việc 7 | việc 7: hạn: trước 20/9 | viec so 7 khong phai viec      not: chi tiết việc 7, a task of the register
const NUMBERED =
  /^(?:xem\s+)?(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s+(?:thứ\s+|thu\s+|số\s+|so\s+)?(?<no>\d{1,7})(?:\s*[:,.]\s*|\s+|$)(?<rest>[\s\S]*)$/iu
/** A task of the draft by its place in it («việc 7/29»), and what is decided of it; null: neither. */
export function readNumbered(text: string): { readonly no: number; readonly rest: string } | null {
  const groups = NUMBERED.exec(text.trim())?.groups
  const rest = (groups?.rest ?? '').trim()
  return groups && readSpoken(rest) ? { no: Number(groups.no), rest } : null
}

/** Null: no decision. «vẫn» in front overrules what another person has decided. */
export function readSpoken(text: string): SpokenAgain | null {
  const typed = text.trim()
  const again = /^(?:vẫn|van)\s+(?<rest>.+)$/isu.exec(typed)?.groups?.rest
  const said = again ?? typed
  const spoken = shortOf(said) ?? longOf(said)
  return spoken && { spoken, overrules: again !== undefined }
}
function shortOf(said: string): Spoken | null {
  // «dừng» is not «đúng»: where marks are typed they count.
  if (/^dừng/iu.test(said.normalize('NFC'))) return null
  const key = fold(said)
  if (said && !key) return null
  const kind = SHORT.find(([pattern]) => pattern.test(key))?.[1]
  return kind ? { kind } : null
}
// tên: | chủ trì : | cơ quan ban hành:      not: tên: Rà soát biên chế
const NOTHING_BEHIND =
  /^(?:sửa\s+|sua\s+)?(?<words>tên(?:\s+(?:việc|văn bản))?|ten(?:\s+(?:viec|van ban))?|(?:cơ quan\s+|co quan\s+)?(?:chủ trì|chu tri|phối hợp|phoi hop|ban hành|ban hanh)|(?:thời\s+|thoi\s+)?(?:hạn|han)|nội dung|noi dung|số|so|ngày|ngay)\s*:$/iu
function longOf(said: string): Spoken | null {
  const nothing = NOTHING_BEHIND.exec(said)?.groups?.words
  if (nothing) return { kind: 'lacking', words: nothing }
  for (const [pattern, kind] of [...HEAD, ...LONG, ...BARE]) {
    const found = pattern.exec(said)
    if (found) return { kind, words: [found.groups?.words, found.groups?.seal].filter(Boolean).join(' ').trim() }
  }
  return null
}
