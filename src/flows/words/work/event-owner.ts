// Whose an event is: a body of the directory, a group, or a commune that only documents name; and where a sentence says it.
import type { Task } from '../../../domain/register.ts'
import { instancesOf, type Register } from '../../../domain/register.ts'
import { fold } from '../../../text/fold.ts'
import { communeIn, readCommune } from '../../../text/written-communes.ts'

/** `isOutside`: documents name it, the directory does not list it. */
export type Owner = { readonly name: string; readonly isOutside: boolean }

/** The body that is named, or a group that one of the tasks is given to, by its name or by part of it: «các xã, phường»; null: nobody knows it. */
export function ownerNamed(who: string, tasks: readonly Task[], province: string, register: Register): Owner | null {
  const { directory } = register
  const inside = (name: string): Owner => ({ name, isOutside: false })
  const found = directory.find(who, province) ?? directory.find(bareCommune(who), province)
  if (found && found.type !== 'nhóm') return inside(found.name)
  const groups = [...new Set(tasks.flatMap(groupsOf))]
  if (found && groups.includes(found.name)) return inside(found.name)
  const commune = readCommune(who)
  if (!commune) {
    const like = groups.filter((g) => ` ${fold(g)} `.includes(` ${fold(who)} `))
    const [only, other] = like
    return only !== undefined && other === undefined ? inside(only) : found ? inside(found.name) : null
  }
  const written = communeIn(commune, wordsOf(register, province))
  return written === null ? null : { name: written, isOutside: true }
}
/** The tasks whose day it may be: its own, those of a group, those of a list that has communes beyond the ones it names. */
export function ledBy({ name, isOutside }: Owner, tasks: readonly Task[], register: Register): readonly Task[] {
  const isOfMore = ({ parties }: Task) =>
    parties.some(({ role, addressee: a }) => {
      if (role !== 'lead' || a.kind !== 'list' || a.members.length >= a.total) return false
      return a.members.some((m) => register.directory.agency(m)?.type === 'xã, phường')
    })
  return tasks.filter((t) => instancesOf(t).includes(name) || groupsOf(t).includes(name) || (isOutside && isOfMore(t)))
}
/** The leading groups and circles of a task: who in them has no day of its own goes by theirs. */
const groupsOf = ({ parties }: Task): readonly string[] =>
  parties.flatMap(({ role, addressee: a }) => (role === 'lead' && a.kind !== 'body' ? [a.name] : []))

function* wordsOf(register: Register, province: string): Iterable<string> {
  for (const { record } of register.tasksIn(province)) {
    yield record.text ?? ''
    yield record.title
    yield* record.targets
    yield* [...record.lead, ...record.coop, ...record.report_to]
  }
}
const bareCommune = (who: string): string => {
  const commune = readCommune(who)
  return commune ? `${commune.head} ${commune.name}` : who
}

// Xã Bắc Hà tổ chức | Sở Y tế      not: lễ hội
const HEAD =
  /^(?:các|cac|xã|xa|phường|phuong|đặc khu|dac khu|sở|so|ban|đảng|dang|ubnd|ủy ban|uy ban|công an|cong an)(?=\s)/iu
// xã Ma Ma | Sở Mây Mưa      not: xã mình | sở tôi
const STRANGER =
  /^(?:(?:[Xx]ã|[Xx]a|[Pp]hường|[Pp]huong|[Đđ]ặc khu)\s(?!(?:mình|minh|tôi|toi|em|anh|ta|nào|nao|này|nay|ấy|đó|kia|nhà|bên)(?:\s|$))\p{L}|(?:[Ss]ở|[Ss]o)\s\p{Lu})/u
const HOLDS = /(?:\s+(?:sẽ|se|đã|da|tổ chức|to chuc|tiến hành|tien hanh|khai mạc|khai mac|mở|mo|họp|hop))+$/iu
const OF = /^(?:của|cua|tại|tai|ở|cho)\s+/iu
type Split = { readonly who: string; readonly event: string }
/**
 * «Xã Bắc Hà đại hội», «đại hội xã Bắc Hà»: a body and an event without a mark between them. The whole is no event of its own. `isKnown`:
 * words that name the body; of a body that nobody knows the words beside the event, so that the day is not taken for everybody's.
 */
export function splitOwner(
  name: string,
  { isEvent, isKnown }: { readonly isEvent: (words: string) => boolean; readonly isKnown: (who: string) => boolean },
): Split | null {
  const words = name.split(/\s+/)
  const splits = words.slice(1).flatMap((_, i): readonly Split[] => {
    const [front, behind] = [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]
    return [
      { who: front.replace(HOLDS, ''), event: behind },
      { who: behind.replace(OF, ''), event: front },
    ]
  })
  const named = splits.filter(({ who, event }) => HEAD.test(who) && isEvent(event))
  return named.findLast((s) => isKnown(s.who)) ?? named.find((s) => STRANGER.test(s.who)) ?? null
}
