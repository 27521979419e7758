// The directory: finds bodies by name, expands collectives, knows superiors and successors.
import type { AgenciesFile, Agency, Body } from './agency.ts'
import type { Day } from './calendar.ts'
import { createKept } from './kept.ts'
import { nameKey } from './names.ts'

/** What a name in a document or a question stands for in one province. */
export type Addressee =
  | { readonly kind: 'body'; readonly name: string }
  /** Expanded to its known members; `total` is the true number where that is larger. */
  | { readonly kind: 'list'; readonly name: string; readonly members: readonly string[]; readonly total: number }
  /** A circle without a list here: one addressee, the office is asked for the list. */
  | { readonly kind: 'named'; readonly name: string }
  /** «Các cơ quan, đơn vị»: everybody, shown to each in one line. */
  | { readonly kind: 'everybody'; readonly name: string }
  /** «Các cơ quan liên quan»: never expanded, never pressed. */
  | { readonly kind: 'open'; readonly name: string }
  /** Not in the register: kept as written. */
  | { readonly kind: 'unknown'; readonly name: string }

export type Directory = {
  /** What it was built from. */
  readonly file: AgenciesFile
  readonly provinces: readonly string[]
  readonly self: readonly string[]
  readonly agencies: readonly Agency[]
  /** By canonical name; former bodies too. */
  readonly agency: (name: string) => Agency | null
  /** By any spelling of a document; null when the register does not know it. */
  readonly find: (written: string, province: string) => Agency | null
  readonly addressee: (written: string, province: string) => Addressee
  /** The superior whom alarm level 2 reaches; null: the office. */
  readonly superior: (body: Body) => Body | null
  /** The single bodies of a province, in the order of the file. */
  readonly bodies: (province: string) => readonly Body[]
  readonly hasBody: (body: Body) => boolean
}

/** Names remembered at most: people may ask for any. */
const FOUND_MAX = 5_000

export function createDirectory(file: AgenciesFile): Directory {
  const byName = new Map(file.agencies.map((a) => [a.name, a] as const))
  const byKey = spellings(file.agencies)
  const provinces = file.provinces.map((p) => p.name)
  const single = (a: Agency) => a.type !== 'nhóm' && !a.valid_to
  const inProvince = (a: Agency, province: string) => a.province === null || a.province === province
  const bodiesOf = new Map(
    provinces.map((province) => [
      province,
      file.agencies.filter((a) => single(a) && inProvince(a, province)).map((a) => ({ province, name: a.name })),
    ]),
  )
  const known = new Map([...bodiesOf].map(([province, bodies]) => [province, new Set(bodies.map((b) => b.name))]))
  const hasBody = ({ province, name }: Body) => known.get(province)?.has(name) ?? false
  const look = (written: string, province: string): Agency | null => {
    const key = nameKey(written)
    const hit = [key, withoutPlace(key, province)]
      .flatMap((k) => byKey.get(k) ?? [])
      .find((a) => inProvince(a, province))
    return hit ?? null
  }
  // One question asks for the same name once a task: answers are kept by province and name.
  const keptByProvince = <V extends NonNullable<unknown> | null>(compute: (written: string, province: string) => V) => {
    const byProvince = new Map(provinces.map((p) => [p, createKept<V>(FOUND_MAX)]))
    return (written: string, province: string): V => {
      const kept = byProvince.get(province)
      return kept ? kept(written, (name) => compute(name, province)) : compute(written, province)
    }
  }
  const find = keptByProvince(look)
  const members = (agency: Agency, province: string): readonly string[] =>
    (agency.members ?? []).flatMap((member) =>
      member.startsWith('type:')
        ? (bodiesOf.get(province) ?? []).map((b) => b.name).filter((n) => byName.get(n)?.type === member.slice(5))
        : hasBody({ province, name: member })
          ? [member]
          : [],
    )
  const meant = (written: string, province: string): Addressee => {
    const agency = find(written, province)
    if (!agency) return { kind: 'unknown', name: written }
    if (agency.collective === 'list') {
      const list = members(agency, province)
      return { kind: 'list', name: agency.name, members: list, total: agency.counts?.[province] ?? list.length }
    }
    if (agency.collective) return { kind: agency.collective, name: agency.name }
    return { kind: 'body', name: currentName(agency) }
  }
  const directory: Directory = {
    file,
    provinces,
    self: file.self,
    agencies: file.agencies,
    agency: (name) => byName.get(name) ?? null,
    find,
    addressee: keptByProvince(meant),
    superior: (body) => {
      const parent = byName.get(body.name)?.parent
      return parent && hasBody({ province: body.province, name: parent })
        ? { province: body.province, name: parent }
        : null
    },
    bodies: (province) => bodiesOf.get(province) ?? [],
    hasBody,
  }
  return directory
}

/** Problems of the file that its shape cannot show: names used that no entry has. */
export function directoryProblems(file: AgenciesFile): readonly string[] {
  const names = new Set(file.agencies.map((a) => a.name))
  const provinces = new Set(file.provinces.map((p) => p.name))
  const problems: string[] = []
  const seen = new Map<string, string>()
  file.agencies.forEach((a, i) => {
    const where = `agencies[${i}] (${a.name})`
    const twin = seen.get(`${a.name}@${a.province ?? ''}`)
    if (twin) problems.push(`${where}: the name stands twice, first at ${twin}`)
    seen.set(`${a.name}@${a.province ?? ''}`, `agencies[${i}]`)
    if (a.province !== null && !provinces.has(a.province))
      problems.push(`${where}.province: «${a.province}» is not in provinces`)
    if (a.parent && !names.has(a.parent)) problems.push(`${where}.parent: no body is called «${a.parent}»`)
    for (const s of a.successors ?? [])
      if (!names.has(s)) problems.push(`${where}.successors: no body is called «${s}»`)
    for (const m of a.members ?? [])
      if (!m.startsWith('type:') && !names.has(m)) problems.push(`${where}.members: no body is called «${m}»`)
  })
  return problems
}

/** Today's body behind a former one. */
function currentName(agency: Agency): string {
  return agency.valid_to ? (agency.successors?.[0] ?? agency.name) : agency.name
}
/** True when the body existed on a day. */
export function existedOn(agency: Agency, day: Day): boolean {
  return (!agency.valid_from || agency.valid_from <= day) && (!agency.valid_to || day <= agency.valid_to)
}

// Names win over aliases, unmarked aliases over those with a note («mơ hồ …»).
function spellings(agencies: readonly Agency[]): ReadonlyMap<string, readonly Agency[]> {
  const map = new Map<string, Agency[]>()
  const add = (written: string, agency: Agency) => {
    const list = map.get(nameKey(written)) ?? []
    if (!list.includes(agency)) list.push(agency)
    map.set(nameKey(written), list)
  }
  for (const a of agencies) add(a.name, a)
  for (const a of agencies) for (const x of a.aliases) if (!x.note) add(x.alias, a)
  for (const a of agencies) for (const x of a.aliases) if (x.note && x.alias.length > 3) add(x.alias, a)
  return map
}

// «Trường Chính trị tỉnh Lào Cai», «Báo … Lai Châu»: the province's own name at the end does not count.
function withoutPlace(key: string, province: string): string {
  const place = nameKey(province)
  return key.endsWith(` ${place}`) ? nameKey(key.slice(0, -place.length - 1)) : key
}
