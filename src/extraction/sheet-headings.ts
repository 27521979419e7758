// The headings of a task register: which column says what, in one row or in two («Thời gian» over «Bắt đầu», «Kết thúc»).
import type { SheetCell } from '../domain/sheet.ts'
import { fold } from '../text/fold.ts'

export const COLUMNS = ['no', 'document', 'issued', 'ref', 'work', 'lead', 'coop', 'due', 'last', 'state'] as const
export type Column = (typeof COLUMNS)[number]
export type Headings = {
  readonly columns: ReadonlyMap<Column, number>
  /** First row of what stands below, from 0. */
  readonly below: number
  /** «Đơn vị chủ trì/phối hợp»: one column names both, the first leads. */
  readonly isShared: boolean
}

const BODY = '(co quan|don vi|co quan don vi|bo phan|ca nhan|co quan to chuc|nguoi)'
// Headings of the registers that offices keep, and of the bot's own lists. «Chủ trì theo dõi» is the clerk, not the body.
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['no', /^(viec so|ma nhiem vu|ma viec|so viec)$/],
  ['issued', /^(ngay ban hanh|ngay van ban|ngay ky|ngay thang)( van ban| ban hanh)?$/],
  [
    'document',
    /^(van ban( giao| chi dao)?|so( van ban| ky hieu| tb kl| kl| ket luan| thong bao)+|so tb kl.*|so va ky hieu( van ban)?)$/,
  ],
  ['ref', /^(muc|dieu|khoan)$/],
  [
    'work',
    /^(noi dung( ket luan| nhiem vu| viec| cong viec| chi dao| giao)?( duoc giao| cu the)?|nhiem vu( duoc giao| cu the| giai phap| cong viec| trong tam)?|ten( nhiem vu| viec| cong viec)|cong viec( duoc giao| cu the)?|y kien chi dao|noi dung nhiem vu.*)$/,
  ],
  [
    'lead',
    new RegExp(
      `^(${BODY} )?(chu tri( phoi hop)?|trinh chu tri|trinh|thuc hien|chu tri thuc hien|chu tri tham muu|dau moi|duoc giao|chiu trach nhiem|phu trach)$|^(co quan don vi|dau moi|phan cong|trach nhiem)( thuc hien)?$`,
    ),
  ],
  ['coop', /^((co quan|don vi|co quan don vi) )?phoi hop( thuc hien)?$/],
  ['last', /^ngay cuoi con kip$/],
  [
    'due',
    /^(thoi )?han( xu ly| hoan thanh| thuc hien| ghi trong van ban| bao cao| cuoi| chot)?$|^thoi (gian|han|diem)( hoan thanh| thuc hien| ket thuc)?$|^(thoi gian |thoi han )?ket thuc$|^ngay (het han|den han|phai hoan thanh|ket thuc)$/,
  ],
  ['state', /^(tien do|trang thai|tinh trang|ket qua)( thuc hien)?( minh chung)?$/],
]
const HEADER_WITHIN = 30

export const cellText = (cell: SheetCell): string => (cell === null ? '' : String(cell).replace(/\s+/g, ' ').trim())

/** Null: no row has the headings of a task register (work, and who or when). */
export function findHeadings(rows: readonly (readonly SheetCell[])[]): Headings | null {
  const near = rows.slice(0, HEADER_WITHIN)
  const at = near.findIndex((row, i) => isHeader(columnsOf(row)) || isHeader(columnsOf(row, near[i + 1] ?? [])))
  if (at < 0) return null
  const top = rows[at] ?? []
  const next = rows[at + 1] ?? []
  const isTwo = isSecondRow(top, next)
  const columns = isTwo ? columnsOf(top, next) : columnsOf(top)
  const lead = columns.get('lead') ?? -1
  return {
    columns,
    below: at + (isTwo ? 2 : 1),
    isShared: !columns.has('coop') && /chu tri.*phoi hop/.test(fold(cellText(top[lead] ?? null))),
  }
}
const isHeader = (found: ReadonlyMap<Column, number>): boolean =>
  found.has('work') && (found.has('lead') || found.has('due'))
/** A page head that comes once more. */
export const isHeadingRow = (cells: readonly SheetCell[]): boolean => columnsOf(cells).has('work')

// Headings under a heading: no number among them, the column of the work says nothing new, and one of them is known.
function isSecondRow(top: readonly SheetCell[], next: readonly SheetCell[]): boolean {
  const own = next.map((cell, i) => (cellText(cell) === cellText(top[i] ?? null) ? '' : cellText(cell)))
  const said = own.filter(Boolean)
  const work = columnsOf(top).get('work')
  if (!said.length || said.some((s) => /\d/.test(s) || s.length > 40)) return false
  if (work !== undefined && own[work]) return false
  return said.some((s) => columnOf(s) !== undefined)
}
function columnsOf(cells: readonly SheetCell[], second: readonly SheetCell[] = []): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>()
  for (let i = 0; i < Math.max(cells.length, second.length); i++) {
    const top = cellText(cells[i] ?? null)
    const own = cellText(second[i] ?? null)
    const column = own && own !== top ? (columnOf(`${top} ${own}`) ?? columnOf(own)) : columnOf(top)
    if (column && !found.has(column)) found.set(column, i)
  }
  return found
}
// «Thời hạn hoàn thành (ngày/tháng/năm)»: what stands in brackets need not be known.
function columnOf(heading: string): Column | undefined {
  const keys = [fold(heading), fold(heading.replace(/\([^()]*\)/g, ' '))].filter(Boolean)
  return keys.flatMap((key) => HEADINGS.find(([, pattern]) => pattern.test(key))?.[0] ?? [])[0]
}
