// A question about a body that the register does not know: told so with the nearest names, never answered for everybody.
import type { Viewer } from '../../domain/chat.ts'
import type { Register } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { mayAskAbout } from '../../domain/task-list.ts'
import { isSelfName } from '../../text/body-names.ts'
import { fold } from '../../text/fold.ts'
import { readStrangeBody } from '../../text/strange-bodies.ts'
import { readMessage, residue } from '../../understanding/reading.ts'
import { sayCommunesNamed, sayNoSuchBody } from '../../wording/bodies.ts'
import type { Answered, Office, Question } from './office.ts'

const NEAREST_MAX = 3
// Most questions are passed by with one look.
const MAY_BE = /(^|[\s,(])(sở|cục|viện|hội|quản|tâm|ty)\s+(lý\s+)?\p{Lu}/iu

/** The name asked for that nobody bears, as typed; null: all names are known. */
export function strangerIn(text: string, vocabulary: Parameters<typeof readMessage>[2], now: number): string | null {
  if (!MAY_BE.test(text.normalize('NFC'))) return null
  const r = readMessage(text, now, vocabulary, true)
  return r.bodies.length ? null : readStrangeBody(r.words, [...r.documents, ...r.tasks], residue(r))
}
export function answerStranger({ register }: Office, name: string, { viewer }: { readonly viewer: Viewer }): Answered {
  const provinces = register.directory.provinces.filter((p) => mayAskAbout(viewer, p))
  // What all communes were given is not shown to one body.
  const communes = viewer.role === 'agency' ? [] : communesOf(name, register, provinces)
  return { reply: reply([...sayNoSuchBody(name, nearestTo(name, register, provinces)), ...communes]), tasks: [] }
}

/** What is said where a name that somebody typed as a body is none of these provinces. */
export function noSuchBody(register: Register, name: string, provinces: readonly string[]): readonly string[] {
  return sayNoSuchBody(name, nearestTo(name, register, provinces))
}
/** Where a message says whom it is for: a name there that nobody bears, beside whatever else is known. */
export function strangerAmong(
  words: string,
  vocabulary: Parameters<typeof readMessage>[2],
  now: number,
): string | null {
  const r = readMessage(words, now, vocabulary, true)
  return readStrangeBody(r.words, [...r.bodies, ...r.documents, ...r.tasks], residue(r))
}

/** The bodies asked about that neither the directory nor a task of the asker's provinces has: «Xã Bảo Thắng» of a province whose communes are listed in part. */
export function unknownBodies({ register }: Office, { slots, viewer }: Question): readonly string[] {
  const { directory } = register
  const provinces = directory.provinces.filter((p) => mayAskAbout(viewer, p))
  const isKnown = (name: string) =>
    provinces.some((province) => {
      const found = directory.addressee(name, province)
      if (found.kind !== 'unknown' && (found.kind !== 'body' || directory.hasBody({ province, name: found.name })))
        return true
      return register.tasksIn(province).some((task) => task.shares.has(name))
    })
  return (slots.agency ?? []).filter((name) => !isSelfName(name) && !isKnown(name))
}

/** Communes that the register does not name have what is given to all of them. */
function communesOf(name: string, { directory }: Register, provinces: readonly string[]): readonly string[] {
  if (!/^(xã|phường|đặc khu) /iu.test(name.normalize('NFC'))) return []
  const partly = provinces.flatMap((province) => {
    const all = directory.addressee(COMMUNES, province)
    return all.kind === 'list' && all.members.length < all.total
      ? [{ province, named: all.members.length, total: all.total }]
      : []
  })
  return partly.length ? [sayCommunesNamed(partly)] : []
}
const COMMUNES = 'Các xã, phường'

/** Names that share words with it, most first; the small and the common words say nothing. */
function nearestTo(name: string, { directory }: Register, provinces: readonly string[]): readonly string[] {
  const names = [...new Set(provinces.flatMap((p) => directory.bodies(p).map((b) => b.name)))]
  // Typed with its marks «Đảo» is not «Đào».
  const plain = (text: string) => (fold(name) === name.toLowerCase() ? fold(text) : text.normalize('NFC').toLowerCase())
  const [head, ...asked] = plain(name).split(' ')
  const shared = (other: string) => {
    const [first, ...words] = plain(other).split(' ')
    const same = words.filter((w) => asked.includes(w)).length
    return same * 2 + (same > 0 && first === head ? 1 : 0)
  }
  const ranked = names.map((other) => ({ other, share: shared(other) })).filter(({ share }) => share > 0)
  return ranked
    .toSorted((a, b) => b.share - a.share || a.other.length - b.other.length)
    .slice(0, NEAREST_MAX)
    .map(({ other }) => other)
}
