// What the bot says about bodies and their regular reports.
import { absencesOf } from '../domain/absence.ts'
import type { Agency } from '../domain/agency.ts'
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Member } from '../domain/chat.ts'
import type { Document } from '../domain/document.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { sayDocument, sayTask } from './task-lines.ts'

export function sayBody(
  agency: Agency,
  counts: readonly { readonly province: string; readonly open: number }[],
  former: readonly Agency[],
  focal: readonly { readonly province: string; readonly names: readonly string[] }[],
): string {
  return [
    `${agency.name} (${agency.type})`,
    ...(agency.parent ? [`   Cấp trên: ${agency.parent}`] : []),
    ...(agency.valid_to
      ? [`   Đã kết thúc ngày ${writeDay(agency.valid_to)}; nay là ${agency.successors?.join(', ')}`]
      : []),
    ...former.map((f) => `   Gồm cả ${f.name} trước đây`),
    ...(agency.aliases.length
      ? [
          `   Tên khác: ${agency.aliases
            .slice(0, 6)
            .map((a) => a.alias)
            .join(', ')}`,
        ]
      : []),
    ...counts.map((c) => `   ${c.province}: ${c.open} việc đang mở`),
    ...(focal.length
      ? focal.map((f) => `   Đầu mối (${f.province}): ${f.names.join(', ')}`)
      : ['   Đầu mối: chưa ghi trong sổ.']),
  ].join('\n')
}

const CHANNELS: Readonly<Record<string, string>> = { telegram: 'Telegram', zalo: 'Zalo', terminal: 'cửa sổ lệnh' }
/** «Nguyễn Văn A (Telegram)»; a person's number on a channel is never said. */
export function sayPerson(member: Member): string {
  const { name, channel } = member
  const where = CHANNELS[channel.replace(/\d+$/, '')] ?? channel
  const away = absencesOf(member)
    .map(({ from, until }) => `, nghỉ ${from ? `từ ${writeDay(from)} ` : ''}đến ${writeDay(until)}`)
    .join('')
  return `${name ?? 'đã có người, chưa ghi tên'} (${where}${away})`
}

/** A name that nobody in the register bears; `nearest`: those that sound alike. */
export function sayNoSuchBody(name: string, nearest: readonly string[]): readonly string[] {
  return [
    `Trong sổ không có cơ quan «${name}».`,
    ...(nearest.length ? [`Gần nhất: ${nearest.join(' · ')}.`] : ['Xem các cơ quan: «danh sách cơ quan».']),
  ]
}
/** Of communes the register may name only some. */
export function sayCommunesNamed(
  each: readonly { readonly province: string; readonly named: number; readonly total: number }[],
): string {
  const counts = each.map((e) => `${e.named}/${e.total} nơi ở ${e.province}`).join(', ')
  return `Cấp xã: sổ mới ghi tên ${counts}. Việc giao chung cho cấp xã: hỏi «việc của các xã, phường».`
}
export function sayUnknownBeside(names: readonly string[]): string {
  return `Trong sổ không có cơ quan ${names.map((n) => `«${n}»`).join(', ')}; dưới đây là của các nơi còn lại.`
}
export function sayNoBody(): readonly string[] {
  return ['Trong sổ không có cơ quan đó. Xem các cơ quan: «những cơ quan nào».']
}

export function sayBodies(
  lists: readonly { readonly province: string; readonly names: readonly string[] }[],
): readonly string[] {
  const filled = lists.filter((l) => l.names.length)
  if (!filled.length) return ['Trong sổ chưa có cơ quan nào được giao việc.']
  return filled.map((l) => `— ${l.province}: ${l.names.length} cơ quan —\n   ${l.names.join('; ')}`)
}

const PERIODS = { weekly: 'hằng tuần', monthly: 'hằng tháng', quarterly: 'hằng quý' }

export function sayRecurring(
  listed: readonly ListedTask[],
  {
    names,
    documents,
    period,
    today,
  }: {
    readonly names: readonly string[] | null
    /** Those that were named; null: none was. */
    readonly documents: readonly Document[] | null
    readonly period: keyof typeof PERIODS | null
    readonly today: Day
  },
): readonly string[] {
  const heading = `Báo cáo định kỳ${period ? ` ${PERIODS[period]}` : ''}${names ? ` của ${names.join(', ')}` : ''}${documents ? ` trong ${documents.map(sayDocument).join(', ')}` : ''}`
  if (!listed.length) return [`${heading}: trong sổ không có.`]
  const provinces = [...new Set(listed.map((l) => l.task.province))]
  return [
    `${heading}: ${listed.length} việc.`,
    ...provinces.flatMap((province) => [
      ...(provinces.length > 1 || listed.length ? [`— ${province} —`] : []),
      ...listed
        .filter((l) => l.task.province === province)
        .map((l) => sayTask(l, { today, withDocument: true, withLead: names === null })),
    ]),
  ]
}
