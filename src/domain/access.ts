// Who may do what: deny by default. What cannot be seen in a place cannot be changed from there either.
import { isAwayOn } from './absence.ts'
import type { Day } from './calendar.ts'
import type { Chat, Member, Role, Viewer } from './chat.ts'
import type { Directory } from './directory.ts'
import { type Register, shareOf, type Task } from './register.ts'
import { maySee } from './task-list.ts'

/** One who writes: the person as registered, the chat as bound. */
export type Asker = {
  /** Null: nobody has given this person a role. */
  readonly member: Member | null
  /** Null: a private chat, or a group that is not bound. */
  readonly chat: Chat | null
  readonly isGroup: boolean
  /** Posts in the name of the group: nobody can say who it is. */
  readonly isAnonymous: boolean
}

/** Every chat word, by what it takes to use it. */
export const WORDS = {
  start: 'anyone',
  ghep: 'anyone',
  trogiup: 'anyone',
  viec: 'reads',
  han: 'reads',
  quahan: 'reads',
  thongke: 'reads',
  theodoi: 'reads',
  tin: 'reads',
  xuat: 'reads',
  lich: 'reads',
  danhan: 'reads',
  guitin: 'office',
  hoatoc: 'office',
  xong: 'leads',
  sua: 'leads',
  rut: 'leads',
  tiendo: 'leads',
  giahan: 'asks',
  vuong: 'leads',
  chuyen: 'asks',
  sai: 'takes-part',
  nghi: 'focal',
  nhac: 'settings',
  ma: 'office',
  nhapvanban: 'office',
  duyet: 'office',
  guiketluan: 'office',
  giungoai: 'office',
  dinhchinh: 'office',
  xacnhan: 'office',
  tralai: 'office',
  baocao: 'office',
  sukien: 'office',
  ketthuc: 'office',
  baoho: 'office',
  tamdung: 'office',
  tieptuc: 'office',
  molai: 'office',
  chaythat: 'office',
  congvan: 'office',
  kenh: 'office',
} as const
export type ChatWord = keyof typeof WORDS
type Takes = (typeof WORDS)[ChatWord]

/** Words that change something when an anonymous admin must not. */
const CHANGES: ReadonlySet<Takes> = new Set(['leads', 'asks', 'takes-part', 'focal', 'settings', 'office'])

/** What a person may see: a group sees the tasks of its bodies whoever asks; in a private chat the person's role counts. */
export function viewerOf({ member, chat, isGroup }: Asker, directory: Directory): Viewer {
  if (isGroup)
    return chat?.bodies.length
      ? { role: 'agency', province: chat.province, bodies: chat.bodies, isGroup: true }
      : { role: 'guest' }
  const province = member && provinceOf(member, directory)
  // Only a secretariat that was given no province sees several: a register of one office has one.
  if (member?.role === 'secretariat') return { role: 'secretariat', province }
  if (!member || !province) return { role: 'guest' }
  switch (member.role) {
    case 'inspector':
      return { role: 'inspector', province }
    case 'leader':
      return member.body === null
        ? { role: 'leader', province }
        : { role: 'agency', province, bodies: scopeOf(member.body, province, directory) }
    case 'focal':
    case 'member':
      return member.body === null ? { role: 'guest' } : { role: 'agency', province, bodies: [member.body] }
    case 'guest':
      return { role: 'guest' }
  }
}

/** True when a person may use a word here at all; which task it is about is asked by `mayTouch`. */
export function mayUse(word: ChatWord, asker: Asker, directory: Directory): boolean {
  const takes: Takes = WORDS[word]
  if (takes === 'anyone') return true
  if (CHANGES.has(takes) && asker.isAnonymous) return false
  const role = roleOf(asker, directory)
  switch (takes) {
    case 'reads':
      return viewerOf(asker, directory).role !== 'guest'
    case 'office':
      return role === 'secretariat'
    case 'settings':
      return (role === 'secretariat' || role === 'focal') && maySet(asker, directory)
    case 'asks':
    case 'takes-part':
      // A focal person asks or reports, the office decides.
      return role === 'focal' || role === 'secretariat'
    case 'leads':
    case 'focal':
      return role === 'focal'
  }
}

/** True when a person may use a word on this task from this chat. Of words without a task: whether he may see it. */
export function mayTouch(word: ChatWord, asker: Asker, task: Task, register: Register): boolean {
  const { directory } = register
  if (!mayUse(word, asker, directory) || !maySee(viewerOf(asker, directory), task, register)) return false
  const takes: Takes = WORDS[word]
  const { member } = asker
  if (takes !== 'office' && takes !== 'leads' && takes !== 'asks' && takes !== 'takes-part') return true
  if (!member || !isOf(member, task.province, directory)) return false
  if (takes === 'office' || member.role === 'secretariat') return takes !== 'leads'
  if (!member.body) return false
  // A task that two bodies share is seen in the groups of both: each reports its own part from its own.
  if (asker.isGroup && !asker.chat?.bodies.includes(member.body)) return false
  const share = shareOf(task, { province: task.province, name: member.body })
  return share !== null && (takes === 'takes-part' || share.role === 'lead')
}

/** The role of a person today: a deputy is focal while the focal person of the body is away. */
export function memberToday(member: Member | null, members: readonly Member[], today: Day): Member | null {
  if (!member?.deputy || member.role !== 'member' || member.body === null) return member
  const isAway = members.some(
    (m) => m.role === 'focal' && m.body === member.body && m.province === member.province && isAwayOn(m, today),
  )
  return isAway ? { ...member, role: 'focal' } : member
}
/** A member's province; one that names none has it only where the register has a single one. */
export function provinceOf(member: Member, { provinces }: Directory): string | null {
  if (member.province !== null) return provinces.includes(member.province) ? member.province : null
  return provinces.length === 1 ? (provinces[0] ?? null) : null
}

/** True when a member's role holds in a province. */
export function isOf(member: Member, province: string, directory: Directory): boolean {
  const own = provinceOf(member, directory)
  return own === province || (own === null && member.province === null && member.role === 'secretariat')
}

/** A body and those below it. */
export function scopeOf(body: string, province: string, directory: Directory): readonly string[] {
  const isBelow = (name: string): boolean => {
    // Bounded: a wrong file may name two bodies each other's superior.
    let at: string | null = name
    for (let steps = 0; at !== null && steps < 8; steps++) {
      if (at === body) return true
      at = directory.superior({ province, name: at })?.name ?? null
    }
    return false
  }
  const below = directory.bodies(province).filter((b) => isBelow(b.name))
  return [body, ...below.map((b) => b.name).filter((name) => name !== body)]
}

function roleOf({ member }: Asker, directory: Directory): Role {
  return member && directory.provinces.some((p) => isOf(member, p, directory)) ? member.role : 'guest'
}

// In a group: only one whose own body the group is bound to, or the office of its province.
function maySet({ member, chat, isGroup }: Asker, directory: Directory): boolean {
  if (!isGroup) return true
  if (!member || !chat || !isOf(member, chat.province, directory)) return false
  return member.role === 'secretariat' || (member.body !== null && chat.bodies.includes(member.body))
}
