// --as WHO and /vai WHO: who is asking.
import type { Viewer } from '../domain/chat.ts'
import type { Directory } from '../domain/directory.ts'

export type WhoRead =
  | { readonly kind: 'viewer'; readonly viewer: Viewer }
  | { readonly kind: 'bad' }
  | { readonly kind: 'no-province'; readonly name: string }
  | { readonly kind: 'no-body'; readonly name: string }
  /** The name stands in several provinces: say which. */
  | { readonly kind: 'which'; readonly name: string; readonly provinces: readonly string[] }

/** Reads `secretariat[@P]`, `leader[@P]`, `inspector[@P]`, `guest`, `agency:NAME[@P]`. */
export function readWho(who: string, directory: Directory): WhoRead {
  const m = /^(secretariat|leader|inspector|guest|agency:(?<name>[^@]+))(?:@(?<province>.+))?$/u.exec(
    who.normalize('NFC').trim(),
  )
  if (!m) return { kind: 'bad' }
  const province = m.groups?.province ? readProvince(m.groups.province, directory) : null
  if (m.groups?.province && province === null) return { kind: 'no-province', name: m.groups.province }
  if (m.groups?.name) return readBody(m.groups.name, province, directory)
  const role = m[1] as 'secretariat' | 'leader' | 'inspector' | 'guest'
  if (role === 'guest') return { kind: 'viewer', viewer: { role } }
  // A leader is one of one province; only the demo's secretariat sees all.
  if (role !== 'secretariat' && province === null && directory.provinces.length > 1)
    return { kind: 'which', name: role, provinces: directory.provinces }
  return {
    kind: 'viewer',
    viewer: {
      role,
      province: province ?? (directory.provinces.length === 1 ? (directory.provinces[0] ?? null) : null),
    },
  }
}

/** A body by any of its names, in one province or the only one that has it. */
export function readBody(name: string, province: string | null, directory: Directory): WhoRead {
  const places = (province ? [province] : directory.provinces).flatMap((p) => {
    const found = directory.addressee(name.trim(), p)
    return found.kind === 'body' && directory.hasBody({ province: p, name: found.name })
      ? [{ province: p, name: found.name }]
      : []
  })
  const [first, second] = places
  if (!first) return { kind: 'no-body', name }
  if (second) return { kind: 'which', name: first.name, provinces: places.map((p) => p.province) }
  return { kind: 'viewer', viewer: { role: 'agency', province: first.province, bodies: [first.name] } }
}

export function readProvince(name: string, directory: Directory): string | null {
  const plain = (s: string) => s.normalize('NFC').toLowerCase().trim()
  return directory.provinces.find((p) => plain(p) === plain(name)) ?? null
}
