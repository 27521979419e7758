// Whom a code is for, as the office types it: a body, a role, both in either order, with or without marks.
import { type Asker, isOf } from '../../domain/access.ts'
import type { Body } from '../../domain/agency.ts'
import type { Directory } from '../../domain/directory.ts'
import { fold } from '../../text/fold.ts'
import type { Grant } from '../codes.ts'
import type { OfficeNow } from '../current-office.ts'

export type GrantRead =
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'which'; readonly names: readonly string[] }
const OFFICE_ROLES: ReadonlyMap<string, Grant['role']> = new Map([
  ['van phong', 'secretariat'],
  ['thu ky', 'secretariat'],
  ['lanh dao', 'leader'],
  ['kiem tra', 'inspector'],
])
type BodyRole = Pick<Grant, 'role' | 'deputy'>
const FOCAL: BodyRole = { role: 'focal', deputy: false }
const BODY_ROLES: readonly (readonly [said: string, BodyRole])[] = [
  ['lãnh đạo', { role: 'leader', deputy: false }],
  ['người thay', { role: 'member', deputy: true }],
  ['đầu mối', FOCAL],
  ['cán bộ', { role: 'member', deputy: false }],
  ['phó', { role: 'member', deputy: true }],
]

// Sở Nội vụ | Sở Nội vụ@Lào Cai | cán bộ SNV | SNV can bo | Sở Nội vụ phó | lãnh đạo | lãnh đạo UBND tỉnh | kiểm tra
export function readGrant(text: string, provinces: readonly string[], directory: Directory): GrantRead {
  const [wanted = '', place] = text.split('@').map((part) => part.trim())
  const places = place === undefined ? provinces : provinces.filter((p) => fold(p) === fold(place))
  const [only] = places
  const office = OFFICE_ROLES.get(fold(wanted))
  if (office && only && places.length === 1)
    return { kind: 'grant', grant: { role: office, deputy: false, province: only, body: null } }
  if (office) return { kind: 'which', names: places.map((p) => `${wanted}@${p}`) }
  const { name, of } = withoutRole(wanted)
  const [body, second] = places.flatMap((p) => bodyIn(name, p, directory) ?? [])
  if (!body) return { kind: 'which', names: nearNames(fold(name), places, directory) }
  if (second) return { kind: 'which', names: places.map((p) => `${wanted}@${p}`) }
  return { kind: 'grant', grant: { ...of, province: body.province, body: body.name } }
}

/** The role in front of a name or behind it. Typed with marks the marks count: «phố» is no deputy. */
function withoutRole(wanted: string): { readonly name: string; readonly of: BodyRole } {
  const words = wanted.normalize('NFC').split(/\s+/)
  for (const [said, of] of BODY_ROLES) {
    const length = said.split(' ').length
    if (words.length <= length) continue
    const says = (part: readonly string[]) => {
      const typed = part.join(' ').toLowerCase()
      return typed === said || typed === fold(said)
    }
    if (says(words.slice(0, length))) return { name: words.slice(length).join(' '), of }
    if (says(words.slice(-length))) return { name: words.slice(0, -length).join(' '), of }
  }
  return { name: wanted, of: FOCAL }
}
function bodyIn(name: string, province: string, directory: Directory): Body | null {
  if (!name.trim()) return null
  const found = directory.addressee(name.trim(), province)
  if (found.kind !== 'body' || !directory.hasBody({ province, name: found.name })) return null
  return { province, name: found.name }
}
const NAMES_MAX = 6
function nearNames(key: string, provinces: readonly string[], directory: Directory): readonly string[] {
  const words = key.split(' ').filter(Boolean)
  if (!words.length) return []
  const isNear = (name: string) => words.every((w) => fold(name).includes(w))
  const many = provinces.length > 1
  return provinces
    .flatMap((p) => directory.bodies(p))
    .filter((b) => isNear(b.name))
    .map((b) => (many ? `${b.name}@${b.province}` : b.name))
    .slice(0, NAMES_MAX)
}

/** Every body of a province at once: «tất cả», «tất cả cơ quan». */
export function isAllBodies(text: string): boolean {
  return /^tat ?ca( cac)?( co quan| don vi)?( |$)/.test(fold(text.split('@')[0] ?? ''))
}
type Giving = { readonly asker: Asker; readonly office: OfficeNow }
/** The provinces whose codes this person may give. */
export function provincesOf({ asker: { member }, office }: Giving): readonly string[] {
  const { directory } = office.bot.register
  return directory.provinces.filter((p) => member && isOf(member, p, directory))
}

const GIVES =
  /^(?:(?:bot|em|anh|chị|chi)\s+)?(?:xin\s+)?(?:cấp|cap|tạo|tao|phát|phat)\s+(?:giúp\s+|giup\s+)?(?:(?:một|mot|1|các|cac)\s+)?(?:mã|ma)\s+(?:mới\s+|moi\s+)?(?:(?:cho|của|cua|vai)\s+)?(?<rest>\S.*)$/isu
const COURTESY = /(?:[\s,]+(?:ạ|a|nhé|nhe|giúp(?:\s+\p{L}+)?|giup(?:\s+\p{L}+)?|với|voi|đi|di))+[\s.!]*$/iu
/** cấp mã cho Sở Nội vụ | tạo mã văn phòng giúp em      not: cấp mã số thuế cho hộ kinh doanh. Only where it names whom we know. */
export function readPlainCode(saying: Giving & { readonly text: string }): string | null {
  const rest = GIVES.exec(saying.text.trim())?.groups?.rest?.replace(COURTESY, '').trim()
  const provinces = provincesOf(saying)
  if (!rest || !provinces.length) return null
  if (isAllBodies(rest)) return 'tatca'
  const read = readGrant(rest, provinces, saying.office.bot.register.directory)
  return read.kind === 'grant' || read.names.length ? rest : null
}
